"""Hosts on this machine that give files as those of the network do, or badly."""

import time
from pathlib import Path

from sitekit.browser import Quiet


class Whole(Quiet):
    """Gives whole files, and counts the bytes of what it gave."""

    sent: list[int] = []  # noqa: RUF012 - of the class: each request makes an instance

    def data(self):
        """Return what lies at the address."""
        return Path(self.translate_path(self.path)).read_bytes()

    def give(self, status, data, **headers):
        """Answer with some bytes."""
        self.send_response(status)
        for name, text in headers.items():
            self.send_header(name.replace("_", "-"), text)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.sent.append(len(data))

    def do_GET(self):  # noqa: N802 - the name that the server calls
        """Give the file."""
        self.give(200, self.data())


class Parts(Whole):
    """Gives the part that is asked for, as package indexes do."""

    def do_GET(self):  # noqa: N802
        """Give the part."""
        first, last = self.headers["Range"].removeprefix("bytes=").split("-")
        data = self.data()
        part = data[int(first) : int(last) + 1]
        self.give(206, part, Content_Range=f"bytes {first}-{last}/{len(data)}")


class Unsized(Parts):
    """Gives parts and does not tell of how many bytes."""

    def give(self, status, data, **headers):
        """Leave the size out."""
        super().give(status, data, Content_Range="bytes 0-0/*")


class Careless(Parts):
    """Promises every part and gives less."""

    def give(self, status, data, **headers):
        """Leave out the last byte of all but the first answer."""
        super().give(status, data[:-1] or data, **headers)


class Cut(Whole):
    """Closes the connection before the end of the file."""

    def do_GET(self):  # noqa: N802
        """Give the first half of what is promised."""
        data = self.data()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2])


class Slow(Whole):
    """Gives a byte now and then, without an end."""

    def do_GET(self):  # noqa: N802
        """Give bytes until the other side has enough."""
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x")
                time.sleep(0.02)
        except OSError:
            return


class Silent(Whole):
    """Takes a request and does not answer."""

    def do_GET(self):  # noqa: N802
        """Wait for longer than anyone does in a test."""
        time.sleep(1)
