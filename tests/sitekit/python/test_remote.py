"""A file of another host is fetched whole or in parts, in bounded time."""

import contextlib
import io
from urllib.error import HTTPError

import pytest

from sitekit.browser import Quiet, served
from sitekit.python import remote
from sitekit.python.remote import Remote, WholeFilesOnlyError, received
from tests.sitekit.python.hosts import Careless, Parts, Silent, Slow, Unsized, Whole

DATA = bytes(range(256)) * 1000


@pytest.fixture
def host(tmp_path):
    """Give the function that serves a file in one way; give the file's address."""
    (tmp_path / "file").write_bytes(DATA)
    with contextlib.ExitStack() as stack:

        def serves(handler):
            return stack.enter_context(served(tmp_path, handler=handler)) + "file"

        yield serves


def test_a_whole_file_is_received(host):
    assert received(host(Whole)) == DATA


def test_a_file_that_is_not_there_is_an_error(host):
    with pytest.raises(HTTPError, match="404") as caught:
        received(host(Quiet) + "s")
    caught.value.close()


def test_a_host_that_does_not_answer_is_left(host, monkeypatch):
    monkeypatch.setattr(remote, "SILENCE", 0.05)
    with pytest.raises(TimeoutError):
        received(host(Silent))


def test_a_host_that_never_ends_is_left(host, monkeypatch):
    monkeypatch.setattr(remote, "LIMIT", 0.1)
    with pytest.raises(TimeoutError, match=r"only \d+ bytes came within 0.1 seconds"):
        received(host(Slow))


def test_a_remote_file_reads_like_a_local_one(host):
    with Remote(host(Parts)) as file:
        assert file.readable()
        assert file.seekable()
        assert file.seek(-10, io.SEEK_END) == len(DATA) - 10
        assert file.read() == DATA[-10:]
        assert file.read() == b""
        file.seek(4)
        assert file.seek(2, io.SEEK_CUR) == 6
        assert file.read(3) == DATA[6:9]


@pytest.mark.parametrize(
    ("handler", "gist"), [(Whole, "no parts"), (Unsized, "does not tell the size")]
)
def test_a_host_that_gives_no_parts_is_told_apart(host, handler, gist):
    with pytest.raises(WholeFilesOnlyError, match=gist):
        Remote(host(handler))


def test_a_part_that_is_too_short_is_no_part(host):
    with (
        Remote(host(Careless)) as file,
        pytest.raises(OSError, match="another part than the one asked for"),
    ):
        file.read(100)
