"""A figure: a function that draws, and the controls that move it.

    @figure(Slider("size", "Input size n", 3, 9, start=5), …)
    def windows(size): return picture(…)

The controls are the contract of the figure: a page starts it with any of their values,
the tests draw it with all of them, and nothing else reaches the function.
"""

# Not imported from `typing`, which light Python (MicroPython) does not have.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Settings = dict[str, object]
    Most = int | Callable[[Settings], int]
    Texts = list[str] | Callable[[int, Settings], str]


class Slider:
    """A whole number that a reader moves.

    Parameters
    ----------
    name, label : str
        The argument that it sets, and what the reader calls it.
    least, most : int
        Its range; `most` may be a function of the settings of the controls before.
    start : int
        The value that a page does not have to name.
    texts : list of str
        What each value is called, from `least` on, or a function of the value and the
        settings that returns it; the number, if there is none.
    """

    kind = "slider"

    def __init__(
        self,
        name: str,
        label: str,
        least: int,
        most: "Most",
        start: int,
        texts: "Texts | None" = None,
    ) -> None:
        self.name, self.label, self.start = name, label, start
        self.least, self.most, self.texts = least, most, texts

    def limit(self, settings: "Settings") -> int:
        """Return the largest value beside these settings."""
        return self.most if isinstance(self.most, int) else self.most(settings)

    def read(self, value: object, settings: "Settings") -> int:
        """Return a value in range, given as a number or as a page writes it."""
        try:
            number = int(str(value))
        except ValueError:
            raise ValueError(
                f"{self.name} must be a whole number, got {value}"
            ) from None
        most = self.limit(settings)
        if not self.least <= number <= most:
            span = f"from {self.least} to {most}"
            raise ValueError(f"{self.name} must be {span}, got {number}")
        return number

    def settle(self, value: object, settings: "Settings") -> int:
        """Return the nearest value in range: another control may have narrowed it."""
        number = int(str(value))
        return max(self.least, min(number, self.limit(settings)))

    def state(self, settings: "Settings") -> "dict[str, object]":
        """Describe the control, for the page."""
        value = int(str(settings[self.name]))
        return {
            "kind": self.kind,
            "name": self.name,
            "label": self.label,
            "least": self.least,
            "most": self.limit(settings),
            "value": value,
            "text": self.called(value, settings),
        }

    def called(self, value: int, settings: "Settings") -> str:
        """Return what a value is called."""
        if self.texts is None:
            return str(value)
        if isinstance(self.texts, list):
            return self.texts[value - self.least]
        return self.texts(value, settings)


class Choice:
    """One of several values, each with what the reader calls it.

    Parameters
    ----------
    name, label : str
        The argument that it sets, and the question that it answers.
    options : list of (str, str)
        Values and their names; the first is the one that a page does not have to name.
    """

    kind = "choice"

    def __init__(self, name: str, label: str, options: "list[tuple[str, str]]") -> None:
        self.name, self.label, self.options = name, label, options
        self.start = options[0][0]

    def read(self, value: object, settings: "Settings") -> str:
        """Return one of the values."""
        values = [option for option, _ in self.options]
        if value not in values:
            known = ", ".join(values)
            raise ValueError(f"{self.name} must be one of {known}, got {value}")
        return str(value)

    settle = read

    def state(self, settings: "Settings") -> "dict[str, object]":
        """Describe the control, for the page."""
        return {
            "kind": self.kind,
            "name": self.name,
            "label": self.label,
            "options": self.options,
            "value": settings[self.name],
        }


class Figure:
    """A function that returns SVG, with its controls."""

    def __init__(
        self, function: "Callable[..., str]", controls: "tuple[Slider | Choice, ...]"
    ) -> None:
        self.function, self.controls = function, controls

    def __call__(self, **settings: object) -> str:
        """Draw the figure; a control that is not named is at its start."""
        return self.function(**self.filled(settings))

    def filled(self, settings: "Settings", settle: bool = False) -> "Settings":
        """Return a value in range for each control.

        Parameters
        ----------
        settings : dict
            Values by the names of controls.
        settle : bool
            Take the nearest value in range, instead of refusing one that is not.
        """
        known = [control.name for control in self.controls]
        for name in sorted(settings):
            if name not in known:
                takes = ", ".join(known) or "no settings"
                raise ValueError(f"the figure takes {takes}, got {name}")
        found: Settings = {}
        for control in self.controls:
            value = settings.get(control.name, control.start)
            read = control.settle if settle else control.read
            found[control.name] = read(value, found)
        return found

    def states(self, settings: "Settings") -> "list[dict[str, object]]":
        """Describe the controls, for the page."""
        return [control.state(settings) for control in self.controls]


def figure(
    *controls: "Slider | Choice",
) -> "Callable[[Callable[..., str]], Figure]":
    """Make a figure of the function below, moved by these controls."""
    return lambda function: Figure(function, controls)
