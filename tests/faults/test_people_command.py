"""`people` as an installer drives it: real processes, PINs on standard input, a trace of each change."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from commands import Shell
from filelock import FileLock
from platform_calls import Caller
from tills import set_up

from voucher_till.cli.parser import make_parser
from voucher_till.domain.people import Person, Role
from voucher_till.redemption.sign_in import SignIn
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.settings import CounterSettings


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    return Shell(set_up(tmp_path / "till", sandbox).root, sandbox.base_url)


def trail(shell: Shell) -> list[tuple[str, str]]:
    """What the audit trail says, oldest first; each entry must name the console and a user."""
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        rows = connection.execute("SELECT who, action, detail FROM audit ORDER BY id").fetchall()
    for who, _, _ in rows:
        before, _, user = who.partition("console: ")
        assert before in ("", "Ayu (")
        assert user.strip(")")
    return [(action, detail) for _, action, detail in rows]


def listed(shell: Shell) -> list[tuple[str, str, bool]]:
    done = shell.run("people", "--json")
    assert done.code == 0, done.err
    return [(one["name"], one["role"], one["has_pin"]) for one in done.objects]


def test_people_come_and_go_and_leave_a_trace(shell: Shell) -> None:
    assert shell.run("people", "add", " Ayu ", "--manager", stdin="2580\n").code == 0
    assert shell.run("people", "add", "Budi", stdin="2580\n\n").code == 0
    assert listed(shell) == [("Ayu", "manager", True), ("Budi", "cashier", False)]
    assert shell.run("people", "pin", "budi", stdin="2580\n1379\n").code == 0
    last = shell.run("people", "remove", "Ayu", stdin="2580\n")
    assert (last.code, "last manager" in last.err) == (2, True)
    assert shell.run("people", "remove", "Budi", stdin="2580\n").code == 0
    assert "Budi" not in shell.run("people").out
    assert trail(shell) == [
        ("person added", "Ayu, manager"),
        ("person added", "Budi, cashier"),
        ("PIN changed", "Budi"),
        ("person removed", "Budi, cashier"),
    ]


async def manager_by(shell: Shell, pins: Sequence[str]) -> list[Person | None]:
    """Try PINs one after another as the window does."""
    database = await Database.open(DataFolder(shell.home))
    try:
        sign_in = SignIn(People(database), CounterSettings())
        found = [await sign_in.check_manager(pin) for pin in pins]
        return [one if isinstance(one, Person) else None for one in found]
    finally:
        await database.close()


async def test_a_forgotten_pin_is_reset_on_the_console(shell: Shell) -> None:
    shell.run("people", "add", "Ayu", "--manager", stdin="2580\n")
    assert await manager_by(shell, ["1111"] * 4 + ["2580"]) == [None] * 5  # the right one has to wait
    assert shell.run("people", "reset-manager", "AYU", stdin="8642\n").code == 0
    ayu = Person(1, "Ayu", Role.MANAGER, True)
    assert await manager_by(shell, ["8642", "2580"]) == [ayu, None]
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        [who] = connection.execute("SELECT who FROM audit WHERE action = 'manager''s PIN reset'").fetchone()
    assert who.startswith("console: ")


def wait_longer(shell: Shell) -> None:
    """Whoever tried wrong PINs waits as after many more: a busy computer takes seconds for one command."""
    tries = json.dumps({"failures": 20, "until_ms": int(time.time() * 1000) + 120_000})
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection, connection:
        connection.execute("UPDATE meta SET value = ? WHERE name = 'manager_pin_tries'", (tries,))


def test_only_a_manager_changes_the_list(shell: Shell) -> None:
    shell.run("people", "add", "Ayu", "--manager", stdin="2580\n")
    shell.run("people", "add", "Budi", stdin="2580\n1379\n")
    before = listed(shell)
    for arguments, stdin, said in [
        (("add", "Citra", "--manager"), "", "Here only a manager may change the settings."),
        (("add", "Citra", "--manager"), "1379\n2468\n", "Wrong PIN."),
        (("pin", "Ayu"), "1379\n2468\n", "Wrong PIN."),
        (("remove", "Ayu"), "9999\n", "Wrong PIN."),
        (("remove", "Ayu"), "9999\n", "Wrong PIN. Wait 5 seconds."),
    ]:
        done = shell.run("people", *arguments, stdin=stdin)
        assert (done.code, done.out) == (2, ""), done
        assert said in done.err
    wait_longer(shell)
    done = shell.run("people", "remove", "Budi", stdin="2580\n")
    assert (done.code, done.out) == (2, ""), done
    assert "Too many wrong PINs." in done.err
    assert listed(shell) == before
    assert [detail for action, detail in trail(shell) if action == "wrong PIN"][-1] == "4 in a row"


def test_no_pin_is_reset_beside_an_open_window(shell: Shell) -> None:
    shell.run("people", "add", "Ayu", "--manager", stdin="2580\n")
    with FileLock(DataFolder(shell.home).window_lock):
        done = shell.run("people", "reset-manager", "Ayu", stdin="8642\n")
    assert (done.code, done.out) == (2, "")
    assert "Close its window first" in done.err
    assert [action for action, _ in trail(shell)] == ["person added"]


def test_wrong_use_says_why_and_changes_nothing(shell: Shell) -> None:
    shell.run("people", "add", "Budi", stdin="1379\n")
    before = trail(shell)
    for arguments, stdin, said in [
        (("add", "Ayu", "--manager"), "", "needs a PIN"),
        (("pin", "Budi"), "1234\n", "in a row"),
        (("reset-manager", "Budi"), "2580\n", "not a manager"),
        (("remove", "Nobody"), "", "not in the list"),
    ]:
        done = shell.run("people", *arguments, stdin=stdin)
        assert (done.code, done.out) == (2, ""), done
        assert said in done.err
        assert not stdin.strip() or stdin.strip() not in done.err
    assert trail(shell) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["people", "add", "Ayu", "2580"],  # a PIN is no argument
        ["people", "add", "Ayu", "--pin", "2580"],
        ["people", "add", "  "],
        ["people", "add", "x" * 41],
        ["people", "fire", "Ayu"],
        ["redeem", "1", "--cashier", "x" * 41],
        ["redeem", "1", "--cashier", "Ayu\nBudi"],
    ],
)
def test_what_the_command_line_does_not_take(
    arguments: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        make_parser().parse_args(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_the_help_says_what_to_do_when_a_pin_is_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        make_parser().parse_args(["people", "--help"])
    assert "people reset-manager NAME" in capsys.readouterr().out


def test_a_row_carries_its_cashier(shell: Shell, caller: Caller) -> None:
    code = caller.code("one")
    assert shell.run("check", code, "--cashier", "Budi").code == 0
    assert shell.run("redeem", code, "--cashier", " Ayu ", "--json").code == 0
    assert shell.run("redeem", caller.code("three"), "--json").objects
    assert [row["cashier"] for row in shell.run("history", "--json", "--cashier", "Ayu").objects] == ["Ayu"]
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        scans = connection.execute("SELECT cashier FROM scan ORDER BY id").fetchall()
    assert [cashier for (cashier,) in scans] == ["Budi", "Ayu", ""]
