"""How figures write numbers: both Pythons round in the same way, halves up."""


def decimal(value: float, digits: int = 2) -> str:
    """Write a number with so many decimals, or with fewer if those are exact."""
    sign, one = "−" if value < 0 else "", 10**digits
    nearest = int(abs(value) * one + 0.5)
    text = f"{sign}{nearest // one}.{nearest % one:0{digits}d}"
    return text.rstrip("0").rstrip(".") if nearest == abs(value) * one else text


def share(part: int, whole: int) -> str:
    """Write a part of a whole in percent, with one decimal."""
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"
