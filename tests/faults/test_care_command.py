"""`backup`, `backups`, `restore`, `audit` and `doctor` as a manager drives them: real processes."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commands import Shell
from platform_calls import Caller
from tills import set_up

from voucher_till.cli.finding import Finding
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import CounterSettings


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    return Shell(set_up(tmp_path / "till", sandbox).root, sandbox.base_url)


def database(shell: Shell) -> Path:
    return DataFolder(shell.home).database


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER IF EXISTS audit_keeps")
        connection.execute(sql)
        connection.commit()


def acts(shell: Shell) -> list[tuple[str, str]]:
    """The audit trail, oldest first."""
    with closing(sqlite3.connect(database(shell))) as connection:
        return connection.execute("SELECT who, action FROM audit ORDER BY id").fetchall()


def findings(shell: Shell) -> dict[str, Finding]:
    done = shell.run("doctor", "--json")
    lines = done.objects
    assert done.code == (0 if all(line["ok"] for line in lines) else 1)
    return {line["check"]: Finding(line["check"], line["ok"], line["detail"]) for line in lines}


def test_a_backup_is_made_listed_and_restored(shell: Shell, caller: Caller) -> None:
    assert shell.run("backups").out == "There is no backup.\n"
    first, second = (str(one["code"]) for one in caller.customer("three")["vouchers"][:2])
    assert shell.run("redeem", first, "--codes", first).code == 0
    (made,) = shell.run("backup", "--json").objects
    assert (Path(made["file"]).parent, made["is_sound"]) == (DataFolder(shell.home).backups, True)
    assert shell.run("backups", "--json").objects == [made]
    assert shell.run("redeem", second, "--codes", second).code == 0
    unsigned = shell.run("restore", Path(made["file"]).name)
    assert (unsigned.code, "--by" in unsigned.err) == (2, True)
    done = shell.run("restore", Path(made["file"]).name, "--by", "Ayu")
    assert (done.code, done.err) == (0, "")
    assert "is restored" in done.out
    assert "came back: 1 voucher." in done.out
    assert {row["vouchers"][0]["code"] for row in shell.run("history", "--json").objects} == {first, second}
    names = [action for _, action in acts(shell)]
    assert names == ["backup made", "backup restored", "record recovered"]
    assert acts(shell)[1][0] == "Ayu"
    assert shell.run("redeem", second, "--json").objects[0]["reason"] == "duplicate_here"


def test_what_cannot_be_restored_is_said(shell: Shell, tmp_path: Path) -> None:
    gone = shell.run("restore", "till-20200101-000000.db", "--by", "Ayu")
    assert (gone.code, "There is no backup" in gone.err) == (2, True)
    other = tmp_path / "holiday.db"
    other.write_bytes(b"JPEG" * 5000)
    damaged = shell.run("restore", str(other), "--by", "Ayu")
    assert (damaged.code, "holiday.db is damaged or no backup of a till" in damaged.err) == (1, True)
    assert acts(shell) == []


def test_it_is_refused_beside_another_command(shell: Shell, caller: Caller) -> None:
    """As beside an open window: whoever has the record open would go on with the file of before."""
    (made,) = shell.run("backup", "--json").objects
    other = shell.start("redeem", "-")
    assert other.stdin is not None
    assert other.stdout is not None
    try:
        other.stdin.write(caller.code("one") + "\n")
        other.stdin.flush()
        assert other.stdout.readline().startswith("REDEEMED")
        refused = shell.run("restore", made["file"], "--by", "Ayu")
        assert (refused.code, "in use" in refused.err) == (1, True)
    finally:
        other.communicate(timeout=60)
    assert shell.run("restore", made["file"], "--by", "Ayu").code == 0


def test_a_managers_pin_is_asked_for_where_there_is_one(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("people", "add", "Ayu", "--manager", stdin="2580\n").code == 0
    for command in (("backup",), ("audit", "--export", str(tmp_path / "trail.csv"))):
        for pin in ("", "1111\n"):
            assert shell.run(*command, stdin=pin).code == 2, command
    assert not (tmp_path / "trail.csv").exists()
    (made,) = shell.run("backup", "--json", stdin="2580\n").objects
    assert shell.run("restore", made["file"], "--by", "Ayu", stdin="1111\n").code == 2
    assert shell.run("restore", made["file"], "--by", "Budi", stdin="2580\n").code == 2
    assert shell.run("restore", made["file"], stdin="2580\n").code == 0
    done = [(who, action) for who, action in acts(shell) if action.startswith("backup")]
    assert done == [("Ayu", "backup made"), ("Ayu", "backup restored")]


def test_the_audit_trail_is_listed_looked_through_and_exported(shell: Shell, tmp_path: Path) -> None:
    shell.run("offline", "--by", "Ayu", "--reason", "=the router")
    shell.run("online", "--by", "Ayu")
    assert acts(shell) == [("Ayu", "forced offline"), ("Ayu", "back on the line")]
    assert "the router" in shell.run("audit").out
    whole = shell.run("audit", "--verify", "--json")
    (report,) = whole.objects
    assert (whole.code, report["entries"], report["broken"]) == (0, 2, None)
    path = tmp_path / "trail.csv"
    assert shell.run("audit", "--export", str(path)).out == f"2 rows in {path}\n"
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [row for row in rows if "forced offline" in row]
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert acts(shell)[-1][1] == "audit trail exported"


def test_one_changed_row_is_named_with_its_time_and_place(shell: Shell) -> None:
    shell.run("offline", "--by", "Ayu", "--reason", "the router")
    shell.run("online", "--by", "Ayu")
    change(database(shell), "UPDATE audit SET detail = 'the routes' WHERE id = 1")
    found = shell.run("audit", "--verify", "--json")
    broken = found.objects[0]["broken"]
    assert (found.code, broken["id"], broken["kind"], broken["who"]) == (1, 1, "changed", "Ayu")
    assert broken["at"] == shell.run("audit", "--json").objects[-1]["at"]
    assert "Entry 1 of the audit trail" in broken["message"]
    assert "by Ayu (forced offline), is not what was written" in broken["message"]
    assert shell.run("audit", "--verify").out == broken["message"] + "\n"
    # The same sentence, which has the entry's time, who made it, and what it was.
    assert findings(shell)["audit trail"] == Finding("audit trail", False, broken["message"])
    # Whoever changed it had to take the rule out that forbids it.
    assert acts(shell)[-1] == ("till", "rules put back")


def test_doctor_tells_how_the_record_is_kept(shell: Shell, caller: Caller) -> None:
    assert shell.run("redeem", caller.code("one")).code == 0
    shell.run("backup")
    found = findings(shell)
    assert (found["audit trail"].ok, found["audit trail"].detail.startswith("1 entries")) == (True, True)
    assert found["backups"].ok
    assert found["backups"].detail.startswith("1, the latest of ")
    assert "redemptions 1" in found["size"].detail
    (backup,) = DataFolder(shell.home).backups.glob("*.db")
    backup.rename(backup.with_name("till-20200101-000000.db"))
    late = findings(shell)["backups"]
    assert (late.ok, "each day" in late.detail) == (False, True)


def test_doctor_names_a_days_end_that_is_none_and_the_till_goes_on(shell: Shell) -> None:
    assert findings(shell)["days"] == Finding("days", True, "end at 00:00")
    path = DataFolder(shell.home).settings
    path.write_text(path.read_text("utf-8").replace('"00:00"', '"25 o\'clock"'), "utf-8")
    found = findings(shell)["days"]
    assert not found.ok
    assert "25 o'clock" in found.detail
    assert "like 04:00. Days end at midnight until then." in found.detail
    assert shell.run("history", "--from", "2026-01-01").code == 0
    assert shell.run("compare", "--from", "2026-01-01", "--to", "2026-01-02").code == 0


@pytest.mark.parametrize("sign_in", ["off", "pin"])
def test_doctor_says_that_people_are_missing_since_the_record_was_made_anew(
    sandbox: SandboxServer, tmp_path: Path, caller: Caller, sign_in: str
) -> None:
    folder = set_up(tmp_path / "till", sandbox, counter=CounterSettings(sign_in=sign_in))
    shell = Shell(folder.root, sandbox.base_url)
    assert shell.run("people", "add", "Ayu", "--manager", stdin="2580\n").code == 0
    assert shell.run("redeem", caller.code("one")).code == 0
    for path in shell.home.glob("till.db*"):
        path.write_bytes(b"garbage" * 1000)
    people = findings(shell)["people"]
    assert (people.ok, "nobody is in the list" in people.detail) == (sign_in == "off", True)


def test_one_changed_field_of_a_sale_takes_no_pin_away(shell: Shell, caller: Caller) -> None:
    assert shell.run("redeem", caller.code("one")).code == 0
    assert shell.run("people", "add", "Budi", "--manager", stdin="8152\n").code == 0
    change(database(shell), "UPDATE redemption SET product_name = 'Sate'")
    told = shell.run("people", stdin="8152\n")
    assert "record was damaged. Restored from its second copy: 1 voucher." in told.err
    assert "Budi" in told.out
    assert shell.run("history", stdin="1111\n").code == 2
    assert shell.run("history", stdin="8152\n").code == 0
    assert acts(shell)[0][1] == "person added"
    found = shell.run("audit", "--verify", "--json")
    assert (found.code, found.objects[0]["broken"], found.objects[0]["earlier"]) == (0, None, [])


def test_a_trail_that_stayed_in_a_damaged_file_is_told(shell: Shell) -> None:
    shell.run("offline", "--by", "Ayu", "--reason", "the router")
    for path in shell.home.glob("till.db*"):
        path.write_bytes(b"garbage" * 1000)
    found = shell.run("audit", "--verify")
    kept = next(path.name for path in shell.home.glob("till.db.corrupt-*") if path.name[-4] != "-")
    assert found.code == 0
    assert "The audit trail is as it was written: entries 1" in found.out
    assert f"is in the file {kept} and no part of this one. Keep that file." in found.out
    assert f"is in the file {kept} and no part of this one" in findings(shell)["audit trail"].detail
    (earlier,) = shell.run("audit", "--verify", "--json").objects[0]["earlier"]
    assert kept in earlier
