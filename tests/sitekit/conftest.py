"""What the tests of several modules share."""

import pytest


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """Give a cache of this run's own: an entry of another version proves nothing."""
    return tmp_path_factory.mktemp("cache")
