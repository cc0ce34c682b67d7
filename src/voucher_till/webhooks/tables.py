"""The receiver's store: one SQLite file, or a PostgreSQL database that several receivers share."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sql
from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, Table, Text, event

from voucher_till.store.folder import private_file

SQLITE, POSTGRESQL = "sqlite", "postgresql"
READING = "reading"
"""The execution option of a connection that only reads."""
_DRIVERS = {SQLITE: "sqlite+pysqlite", POSTGRESQL: "postgresql+psycopg"}
_BUSY_SECONDS = 10
_LOCK = 0x766F75636865
"""Which advisory lock of PostgreSQL stands for the store."""

metadata = MetaData()
_NUMBER = BigInteger().with_variant(Integer, SQLITE)

events = Table(
    "webhook_event",
    metadata,
    Column("id", _NUMBER, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, unique=True),
    Column("event", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("create_time", BigInteger, nullable=False),
    Column("content", Text, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    # Its place in the feed, once it was worked on.
    Column("position", BigInteger, unique=True),
    Column("superseded", Boolean, nullable=False, server_default=sql.false()),
)
waiting = sql.Index(
    "webhook_event_waiting",
    events.c.create_time,
    events.c.id,
    sqlite_where=events.c.position.is_(None),
    postgresql_where=events.c.position.is_(None),
)
subjects = Table(
    "webhook_subject",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("create_time", BigInteger, nullable=False),
)
tokens = Table(
    "webhook_till",
    metadata,
    Column("id", _NUMBER, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("issued_ms", BigInteger, nullable=False),
    Column("revoked_ms", BigInteger),
)
values = Table(
    "webhook_value",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)


class BadDatabaseError(ValueError):
    """The address of the database cannot be used; the text is fit to be shown."""


def sqlite_url(path: Path) -> str:
    """The address of a file of its own."""
    return str(sql.URL.create(SQLITE, database=str(path)))


def open_engine(address: str) -> sql.Engine:
    """Connect and make the tables. Raises BadDatabaseError, StoreError or SQLAlchemyError."""
    url = _url(address)
    if url.get_backend_name() == SQLITE:
        private_file(Path(url.database or ""))
        engine = sql.create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    else:
        engine = sql.create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": _BUSY_SECONDS})
    try:
        with engine.begin() as connection:
            take_lock(connection)
            metadata.create_all(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _url(address: str) -> sql.URL:
    try:
        url = sql.make_url(address)
    except (sql.exc.ArgumentError, ValueError) as error:
        raise BadDatabaseError("The address of the database cannot be read.") from error
    if url.get_backend_name() not in (SQLITE, POSTGRESQL) or not url.database:
        raise BadDatabaseError("The database must be postgresql://… or sqlite:///FILE.")
    # The drivers that come with this program, whichever was named.
    return url.set(drivername=_DRIVERS[url.get_backend_name()])


def take_lock(connection: sql.Connection) -> None:
    """One writer at a time until the transaction ends; SQLite has that of itself."""
    if connection.dialect.name == POSTGRESQL:
        connection.execute(sql.select(sql.func.pg_advisory_xact_lock(_LOCK)))


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transactions begin too late: at the first change.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: sql.Connection) -> None:
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
