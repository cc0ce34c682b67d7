"""One byte of one entry of the audit trail is changed with sqlite3: the commands name it and its time."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from commands import Shell
from tills import set_up

from voucher_till.domain.business_day import DayCut
from voucher_till.records.closing import DayClosings
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.reading import Reader
from voucher_till.store.rows import Place


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    """A till with six entries in its trail."""
    shell = Shell(set_up(tmp_path / "till", sandbox).root, sandbox.base_url)
    for number in range(3):
        assert shell.run("offline", "--by", "Ayu", "--reason", f"router {number}").code == 0
        assert shell.run("online", "--by", "Ayu").code == 0
    return shell


def entries(shell: Shell) -> list[tuple[int, int, str, str]]:
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        return list(connection.execute("SELECT id, at_ms, who, action FROM audit ORDER BY id"))


def change_a_byte(shell: Shell, number: int, column: str) -> None:
    """Another last byte in a text, or another second in a time; the rule that forbids it is put back."""
    changed = {
        "at_ms": "at_ms + 1000",
        "who": "substr(who, 1, length(who) - 1) || 'v'",
        "action": "substr(action, 1, length(action) - 1) || 'x'",
        "detail": "substr(detail, 1, length(detail) - 1) || '9'",
        "chain": "substr(chain, 1, 63) || CASE substr(chain, 64) WHEN '0' THEN '1' ELSE '0' END",
    }
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        sql = "SELECT sql FROM sqlite_schema WHERE name = 'audit_keeps'"
        ((rule,),) = connection.execute(sql).fetchall()
        connection.execute("DROP TRIGGER audit_keeps")
        done = connection.execute(
            f"UPDATE audit SET {column} = {changed[column]} WHERE id = ?",  # noqa: S608 - texts of our own
            (number,),
        )
        assert done.rowcount == 1
        connection.execute(rule)
        connection.commit()


@pytest.mark.parametrize(
    ("number", "column"), [(1, "detail"), (3, "who"), (4, "at_ms"), (5, "chain"), (6, "action")]
)
def test_verify_and_doctor_name_the_entry_and_its_time(shell: Shell, number: int, column: str) -> None:
    (whole,) = shell.run("audit", "--verify", "--json").objects
    assert (whole["entries"], whole["broken"]) == (6, None)
    (before,) = (one for one in shell.run("doctor", "--json").objects if one["check"] == "audit trail")
    assert before["ok"]

    change_a_byte(shell, number, column)

    (_, at_ms, who, action) = entries(shell)[number - 1]
    at = datetime.fromtimestamp(at_ms / 1000).astimezone()
    told = (f"Entry {number} of the audit trail", f"{at:%H:%M}", f"by {who} ({action})")
    found = shell.run("audit", "--verify")
    assert found.code == 1
    assert all(part in found.out for part in told), found.out
    (report,) = shell.run("audit", "--verify", "--json").objects
    assert (report["broken"]["id"], report["entries"]) == (number, number - 1)
    assert datetime.fromisoformat(report["broken"]["at"]) == at.replace(microsecond=at_ms % 1000 * 1000)
    doctor = shell.run("doctor")
    assert doctor.code == 1
    assert all(part in doctor.out for part in told), doctor.out


def test_a_byte_of_the_file_itself(shell: Shell) -> None:
    """Without SQL: no trigger runs, and nothing else of the file is another."""
    path = DataFolder(shell.home).database
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = path.read_bytes()
    assert content.count(b"router 1") == 1
    place = content.index(b"router 1")
    with path.open("r+b") as file:
        file.seek(place + len("router "))
        file.write(b"7")
        os.fsync(file.fileno())
    (number, at_ms, who, action) = entries(shell)[2]
    at = datetime.fromtimestamp(at_ms / 1000).astimezone()
    for command in (("audit", "--verify"), ("doctor",)):
        done = shell.run(*command)
        assert done.code == 1
        for part in (f"Entry {number} of the audit trail", f"{at:%H:%M}", f"by {who} ({action})"):
            assert part in done.out, done


def test_a_signed_day_that_was_removed_is_named(shell: Shell) -> None:
    """Of a signature that the trail tells of, there is no row."""
    folder = DataFolder(shell.home)

    async def sign() -> None:
        database, reader = await Database.open(folder), Reader(folder)
        made = DayClosings(reader, database, Place("sandbox", "m", "OUTLET-1"), DayCut)
        await made.sign(made.last_over(), "Dewi")
        await reader.close()
        await database.close()

    asyncio.run(sign())
    assert shell.run("audit", "--verify").code == 0
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute("DROP TRIGGER day_closing_stays")
        connection.execute("DELETE FROM day_closing")
    found = shell.run("audit", "--verify")
    assert (found.code, "The signature of Dewi" in found.out) == (1, True)
    (report,) = shell.run("audit", "--verify", "--json").objects
    assert [one["signed_by"] for one in report["signatures_gone"]] == ["Dewi"]
    (finding,) = (one for one in shell.run("doctor", "--json").objects if one["check"] == "signed days")
    assert not finding["ok"]
