"""NumPy for the pages comes from several sources, and its hash decides."""

import contextlib
import hashlib
import logging
import shutil
import zipfile

import pytest

from sitekit.browser import served
from sitekit.python import carrier, numpy_wheel, remote
from sitekit.python.numpy_wheel import KEPT, MEMBER, NoNumpyError, wheel
from tests.sitekit.python.hosts import Careless, Cut, Parts, Silent, Whole

NAME = "numpy-9-wasm32.whl"
DATA = bytes(range(256)) * 9000
HASH = hashlib.sha256(DATA).hexdigest()
LARGE = 10_000_000


@pytest.fixture
def get(monkeypatch, tmp_path):
    """Give a function that asks sources of which none has it yet."""
    monkeypatch.delenv("PYODIDE_WHEEL_DIR", raising=False)
    monkeypatch.delenv("NUMPY_FETCH", raising=False)
    monkeypatch.setattr(numpy_wheel, "OFFICIAL", (tmp_path / "none{}/").as_uri() + "/")

    def refused(folder=None):
        raise OSError("pip says: no such package")

    monkeypatch.setattr(carrier, "address", refused)
    monkeypatch.setattr(carrier, "fetched", refused)
    return lambda sha256=HASH: wheel(NAME, sha256, "9", tmp_path / "store")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give a folder named by the reader, which has it."""
    monkeypatch.setenv("PYODIDE_WHEEL_DIR", str(tmp_path))
    (tmp_path / NAME).write_bytes(DATA)
    return tmp_path


@pytest.fixture
def index(monkeypatch, tmp_path):
    """Give the function that puts a file into an index, which serves it in one way."""
    servers = contextlib.ExitStack()
    path = tmp_path / "index" / "carrier.whl"
    path.parent.mkdir()
    Whole.sent.clear()

    def serves(handler, content=None, name=NAME):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("large", b"x" * LARGE)
            archive.writestr(MEMBER + name, DATA)
        if content is not None:
            path.write_bytes(content)
        host = servers.enter_context(served(path.parent, handler=handler))
        monkeypatch.setattr(carrier, "address", lambda: host + path.name)
        monkeypatch.setattr(
            carrier, "fetched", lambda folder: shutil.copy(path, folder / path.name)
        )

    with servers:
        yield serves


def test_it_is_kept_for_the_next_build(get, folder):
    assert get() == (DATA, str(folder))
    (folder / NAME).unlink()
    assert get() == (DATA, KEPT)
    assert [file.name for file in (folder / "store").iterdir()] == [NAME]


def test_what_is_damaged_in_the_cache_is_fetched_again(get, folder):
    (folder / "store").mkdir()
    (folder / "store" / NAME).write_bytes(DATA[:-1])
    assert get() == (DATA, str(folder))
    assert get() == (DATA, KEPT)


def test_pyodides_distribution_is_asked_before_the_index(get, monkeypatch, tmp_path):
    (tmp_path / "v9").mkdir()
    (tmp_path / "v9" / NAME).write_bytes(DATA)
    with served(tmp_path, handler=Whole) as host:
        monkeypatch.setattr(numpy_wheel, "OFFICIAL", host + "v{}/")
        assert get() == (DATA, "Pyodide's distribution")


def test_only_the_wanted_part_of_the_carrier_is_fetched(get, index):
    index(Parts)
    assert get() == (DATA, carrier.WHEEL)
    assert sum(Whole.sent) < len(DATA) + 3 * numpy_wheel.CHUNK < LARGE


@pytest.mark.parametrize("handler", [Whole, Careless, Cut])
def test_where_parts_fail_pip_fetches_the_whole_carrier(get, index, handler, caplog):
    index(handler)
    with caplog.at_level(logging.INFO, "mkdocs.sitekit"):
        assert get() == (DATA, carrier.WHEEL)
    assert f"fetching all of {carrier.WHEEL} (" in caplog.text


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"no zip", NAME, "File is not a zip file"),
        (None, "numpy-8-wasm32.whl", "There is no item named"),
    ],
)
def test_a_carrier_without_it_is_no_source(get, index, content, name, said):
    index(Parts, content, name)
    with pytest.raises(NoNumpyError, match=said):
        get()


def test_each_source_says_why_it_has_nothing(get, folder, index, tmp_path):
    index(Parts)
    with pytest.raises(NoNumpyError) as caught:
        get("0" * 64)
    cache, named, official, carried = str(caught.value).split("; ")
    size = f"{len(DATA):,}"
    assert cache.startswith(f"{KEPT}: [Errno 2] No such file")
    assert named == f"{folder}: {size} bytes with another hash"
    assert official.startswith("Pyodide's distribution: <urlopen error")
    assert carried == f"{carrier.WHEEL}: {size} bytes with another hash"
    assert not (tmp_path / "store").exists()


def test_an_error_without_words_is_told_by_its_name():
    def fails():
        raise EOFError

    with pytest.raises(NoNumpyError, match=r"^here: EOFError$"):
        numpy_wheel.first([("here", fails)], HASH)


@pytest.mark.parametrize(
    ("handler", "said"), [(Silent, "timed out"), (Cut, "bytes with another hash")]
)
def test_a_distribution_that_fails_is_not_the_end(
    get, index, monkeypatch, tmp_path, handler, said
):
    monkeypatch.setattr(remote, "SILENCE", 0.05)
    (tmp_path / NAME).write_bytes(DATA)
    with served(tmp_path, handler=handler) as host:
        monkeypatch.setattr(numpy_wheel, "OFFICIAL", host)
        with pytest.raises(NoNumpyError, match=f"Pyodide's distribution: .*{said}"):
            get()
        index(Parts)
        assert get() == (DATA, carrier.WHEEL)


def test_the_network_can_be_left_alone(get, monkeypatch):
    monkeypatch.setenv("NUMPY_FETCH", "0")
    with pytest.raises(NoNumpyError) as caught:
        get()
    assert str(caught.value).startswith(f"{KEPT}: ")
    assert ";" not in str(caught.value)
