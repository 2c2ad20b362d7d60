"""What the tests of reading share: one reader for the whole session."""

import pytest

from enduse.claims.reader import Reader, open_reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return open_reader("rules")
