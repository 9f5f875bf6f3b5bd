"""NumPy for the pages comes from several sources, and its hash decides."""

import hashlib
import io
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from sitekit.browser import Quiet, served
from sitekit.python import numpy_wheel
from sitekit.python.numpy_wheel import MEMBER, NoNumpyError, Remote, wheel

NAME = "numpy-9-wasm32.whl"
DATA = bytes(range(256)) * 9000
HASH = hashlib.sha256(DATA).hexdigest()


class Parts(Quiet):
    """Serves parts of files, as package indexes do, and counts the bytes."""

    sent = 0

    def do_GET(self):  # noqa: N802 - the name that the server calls
        data = Path(self.directory, self.path.strip("/")).read_bytes()
        if "Range" in self.headers:
            first, last = self.headers["Range"].removeprefix("bytes=").split("-")
            size = len(data)
            data = data[int(first) : int(last) + 1]
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        else:
            self.send_response(200)
        Parts.sent += len(data)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def carrier(tmp_path):
    """Write a wheel that carries the wanted one beside something large."""
    path = tmp_path / "carrier.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("large", b"x" * 10_000_000)
        archive.writestr(MEMBER + NAME, DATA)
    return path


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """Let no source have it; return the folder that keeps it."""
    monkeypatch.delenv("PYODIDE_WHEEL_DIR", raising=False)
    monkeypatch.delenv("NUMPY_FETCH", raising=False)
    monkeypatch.setattr(numpy_wheel, "OFFICIAL", (tmp_path / "none{}/").as_uri())

    def refused():
        raise OSError("pip says: no such package")

    monkeypatch.setattr(numpy_wheel, "address", refused)
    return tmp_path / "store"


def test_it_is_kept_for_the_next_build(nowhere, monkeypatch, tmp_path):
    monkeypatch.setenv("PYODIDE_WHEEL_DIR", str(tmp_path))
    (tmp_path / NAME).write_bytes(DATA)
    assert wheel(NAME, HASH, "9", nowhere) == (DATA, str(tmp_path))
    (tmp_path / NAME).unlink()
    assert wheel(NAME, HASH, "9", nowhere) == (DATA, "the cache")
    assert [file.name for file in nowhere.iterdir()] == [NAME]


def test_what_is_damaged_in_the_cache_is_fetched_again(nowhere, monkeypatch, tmp_path):
    nowhere.mkdir()
    (nowhere / NAME).write_bytes(DATA[:-1])
    monkeypatch.setenv("PYODIDE_WHEEL_DIR", str(tmp_path))
    (tmp_path / NAME).write_bytes(DATA)
    wheel(NAME, HASH, "9", nowhere)
    assert (nowhere / NAME).read_bytes() == DATA


def test_pyodides_own_distribution_comes_first(nowhere, monkeypatch, tmp_path):
    (tmp_path / "v9").mkdir()
    (tmp_path / "v9" / NAME).write_bytes(DATA)
    monkeypatch.setattr(numpy_wheel, "OFFICIAL", tmp_path.as_uri() + "/v{}/")
    assert wheel(NAME, HASH, "9", nowhere) == (DATA, "Pyodide's distribution")


def test_only_the_member_of_the_carrier_is_fetched(nowhere, monkeypatch, carrier):
    with served(carrier.parent, handler=Parts) as url:
        monkeypatch.setattr(numpy_wheel, "address", lambda: url + carrier.name)
        Parts.sent = 0
        assert wheel(NAME, HASH, "9", nowhere) == (DATA, numpy_wheel.CARRIER)
    assert Parts.sent < 4_500_000 < carrier.stat().st_size


def test_where_only_whole_files_are_given_the_carrier_is_fetched(
    nowhere, monkeypatch, carrier
):
    with served(carrier.parent) as url:
        monkeypatch.setattr(numpy_wheel, "address", lambda: url + carrier.name)
        assert wheel(NAME, HASH, "9", nowhere) == (DATA, numpy_wheel.CARRIER)


def test_each_source_says_why_not(nowhere, monkeypatch, carrier):
    with served(carrier.parent, handler=Parts) as url:
        monkeypatch.setattr(numpy_wheel, "address", lambda: url + carrier.name)
        with pytest.raises(NoNumpyError) as error:
            wheel(NAME, "0" * 64, "9", nowhere)
    said = str(error.value)
    assert said.startswith("the cache: [Errno 2]")
    assert "Pyodide's distribution: <urlopen error" in said
    assert f"{numpy_wheel.CARRIER}: another file, its hash differs" in said
    assert not nowhere.exists()


@pytest.mark.parametrize("content", [b"no zip", None])
def test_a_carrier_without_it_is_no_source(nowhere, monkeypatch, tmp_path, content):
    path = tmp_path / "carrier.whl"
    if content is None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("other", "text")
    else:
        path.write_bytes(content)
    with served(tmp_path, handler=Parts) as url:
        monkeypatch.setattr(numpy_wheel, "address", lambda: url + path.name)
        with pytest.raises(NoNumpyError, match=r"not a zip|no item named"):
            wheel(NAME, HASH, "9", nowhere)


def test_the_network_can_be_left_alone(nowhere, monkeypatch):
    monkeypatch.setenv("NUMPY_FETCH", "0")
    with pytest.raises(NoNumpyError) as error:
        wheel(NAME, HASH, "9", nowhere)
    assert str(error.value).startswith("the cache: ")
    assert "Pyodide" not in str(error.value)


def test_a_remote_file_reads_like_a_local_one(carrier):
    data = carrier.read_bytes()
    with (
        served(carrier.parent, handler=Parts) as url,
        Remote(url + carrier.name) as file,
    ):
        assert file.readable()
        assert file.seekable()
        assert file.seek(-10, io.SEEK_END) == len(data) - 10
        assert file.read() == data[-10:]
        assert file.read() == b""
        file.seek(4)
        assert file.seek(2, io.SEEK_CUR) == 6
        assert file.read(3) == data[6:9]


@pytest.fixture
def pip(monkeypatch):
    """Give a function that lets pip end with a status and say something."""

    @contextmanager
    def says(status, stdout="", stderr=""):
        done = numpy_wheel.subprocess.CompletedProcess([], status, stdout, stderr)
        monkeypatch.setattr(numpy_wheel.subprocess, "run", lambda *_, **__: done)
        yield

    return says


def test_pip_knows_where_the_carrier_lies(pip):
    with pip(0, '{"install": [{"download_info": {"url": "https://a/b.whl"}}]}'):
        assert numpy_wheel.address() == "https://a/b.whl"


@pytest.mark.parametrize(
    ("stderr", "gist"), [("x\nERROR: no index\n", "ERROR: no index"), ("", "nothing")]
)
def test_what_pip_says_is_told(pip, stderr, gist):
    with pip(1, stderr=stderr), pytest.raises(OSError, match=f"pip says: {gist}"):
        numpy_wheel.address()


def test_the_command_is_one_that_pip_knows():
    command = [*numpy_wheel.PIP, *numpy_wheel.PATIENCE, "--no-index", "nothing-such"]
    done = numpy_wheel.subprocess.run(
        [numpy_wheel.sys.executable, "-m", "pip", *command],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "No matching distribution found for nothing-such" in done.stderr
