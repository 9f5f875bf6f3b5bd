"""Files at an address: fetched whole, or read in parts."""

import io
from http.client import HTTPResponse
from time import monotonic
from typing import cast
from urllib.request import Request, urlopen

SILENCE = 5  # seconds without a byte
LIMIT = 120  # seconds for one file or part
CHUNK = 1 << 16


class WholeFilesOnlyError(OSError):
    """A host that gives no parts of files."""


def received(address: str) -> bytes:
    """Return the file at an address."""
    with urlopen(address, timeout=SILENCE) as response:
        return content(response)


def content(response: HTTPResponse) -> bytes:
    """Read an answer to its end, unless it takes too long."""
    end, data = monotonic() + LIMIT, bytearray()
    while chunk := response.read1(CHUNK):
        data += chunk
        if monotonic() > end:
            raise TimeoutError(f"only {len(data):,} bytes came within {LIMIT} seconds")
    return bytes(data)


class Remote(io.RawIOBase):
    """A file at an address, of which only the parts that are read are fetched.

    Raises
    ------
    WholeFilesOnlyError
        If the host does not give parts of files.
    """

    def __init__(self, address: str) -> None:
        self.address, self.place = address, 0
        with self.part(0, 0) as response:
            size = str(response.headers["Content-Range"]).partition("/")[2]
        if not size.isdecimal():
            raise WholeFilesOnlyError("the host does not tell the size of the file")
        self.size = int(size)

    def part(self, first: int, last: int) -> HTTPResponse:
        """Ask for the bytes from ``first`` to ``last``, both included."""
        request = Request(self.address, headers={"Range": f"bytes={first}-{last}"})
        response = cast("HTTPResponse", urlopen(request, timeout=SILENCE))
        if response.status != 206:  # "partial content"
            response.close()
            raise WholeFilesOnlyError("the host gives no parts of files")
        return response

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be read from any place."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.size}
        self.place = start[whence] + offset
        return self.place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fetch what fits into the buffer."""
        last = min(self.place + len(buffer), self.size) - 1
        if last < self.place:
            return 0
        with self.part(self.place, last) as response:
            data = content(response)
        if len(data) != last - self.place + 1:
            raise OSError("the host gave another part than the one asked for")
        buffer[: len(data)] = data
        self.place += len(data)
        return len(data)
