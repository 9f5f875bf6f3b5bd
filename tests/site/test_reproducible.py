"""Two builds of the same sources are the same files, byte for byte."""

import hashlib

from sitekit.__main__ import ROOT

ANOTHER_DAY = {"SOURCE_DATE_EPOCH": "1900000000"}  # for MkDocs it is a day of 2030


def digests(site):
    """Return what each file of a site holds, in short."""
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*")
        if file.is_file()
    }


def test_another_folder_and_another_day_give_the_same_site(
    site, copy, strict_build, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("again") / "built"
    empty = {"SITE_CACHE": str(tmp_path_factory.mktemp("empty"))}
    done = strict_build(copy, folder, **empty, **ANOTHER_DAY)
    assert done.returncode == 0, done.stderr
    first, again = digests(site), digests(folder)
    assert len(first) > 40
    assert {name for name in first if first[name] != again.get(name)} == set()
    assert first.keys() == again.keys()
    assert copy != ROOT
