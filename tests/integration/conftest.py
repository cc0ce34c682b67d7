"""Where receivers of events run in these tests: on a file, and on a real PostgreSQL."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres import postgresql, programs
from receivers import Site


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL server for all tests here; its database is emptied for each."""
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL server here")
    # Not below the tests' own folder, which the server's user may not enter.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with postgresql(Path(folder) / "server", found) as address:
            yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    if request.param == "sqlite":
        return Site(tmp_path / "site")
    address: str = request.getfixturevalue("server")
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return Site(tmp_path / "site", address)
