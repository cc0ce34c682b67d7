"""Practice, test merchant and live on one till: real processes, two platforms, nothing ever mixed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from commands import Done, Shell
from filelock import FileLock
from platform_calls import Caller

from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets

PIN = "2580"


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    """Set up for the test merchant, whose platform is the first emulator."""
    shell = Shell(tmp_path / "till", sandbox.base_url)
    assert shell.setup("--environment", "test").code == 0
    return shell


@pytest.fixture
def live_caller() -> Iterator[Caller]:
    """The platform of the live environment: another emulator, with the same vouchers."""
    with SandboxServer() as server:
        caller = Caller(server)
        yield caller
        caller.close()


def set_up_live(shell: Shell, live: Caller, *more: str, stdin: str = "") -> Done:
    url = str(live.http.base_url).rstrip("/")
    secret = f"{stdin}{credentials.CLIENT_SECRET}"
    return shell.setup("--environment", "live", *more, base_url=url, secret=secret)


def in_use(shell: Shell) -> dict[str, bool]:
    return {one["environment"]: one["in_use"] for one in shell.run("environment", "--json").objects}


def trail(folder: DataFolder) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(folder.database)) as connection:
        return connection.execute("SELECT action, detail FROM audit ORDER BY id").fetchall()


def codes_in(folder: DataFolder) -> set[str]:
    with closing(sqlite3.connect(folder.database)) as connection:
        return {code for (code,) in connection.execute("SELECT code FROM redemption")}


def content(root: Path) -> dict[str, bytes]:
    """Every file of a folder with what is in it, but for locks and what SQLite keeps beside its file."""
    skipped = (".lock", "-wal", "-shm")
    files = (path for path in root.rglob("*") if path.is_file() and not path.name.endswith(skipped))
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def test_the_first_stays_in_the_data_folder_and_the_next_has_one_of_its_own(
    shell: Shell, live_caller: Caller
) -> None:
    noted = json.loads((shell.home / "environment.json").read_bytes())
    assert noted == {"own": "test", "in_use": "test"}
    before = (shell.home / "settings.json").read_bytes()
    done = set_up_live(shell, live_caller)
    assert done.code == 0, done.err
    assert in_use(shell) == {"test": False, "live": True}
    assert (shell.home / "settings.json").read_bytes() == before
    assert json.loads((shell.home / "live" / "settings.json").read_bytes())["environment"] == "live"
    assert json.loads((shell.home / "environment.json").read_bytes()) == {"own": "test", "in_use": "live"}
    assert (shell.home / "environment.json").stat().st_mode & 0o077 == 0
    assert shell.run("environment", "use", "test").code == 0
    assert in_use(shell) == {"test": True, "live": False}
    listed = shell.run("environment", "list", "--json").objects
    assert [Path(one["folder"]).name for one in listed] == ["till", "live"]


def test_a_row_of_one_environment_never_reaches_the_platform_of_another(
    shell: Shell, caller: Caller, live_caller: Caller
) -> None:
    code = caller.code("one")
    assert live_caller.code("one") == code  # it would be redeemed there
    assert shell.run("check", code).code == 0
    caller.fault("any", "no_connection")
    assert shell.run("redeem", code).code == 5
    assert set_up_live(shell, live_caller, "--leave-open-rows").code == 0
    caller.mend()
    for command in ("sync", "queue"):
        done = shell.run(command, "--json")
        assert (done.code, done.out) == (0, "")
    assert shell.run("history", "--json").out == ""
    assert shell.run("check", code).code == 0  # nobody has used it there
    assert (caller.redemptions_of(code), live_caller.redemptions_of(code)) == (0, 0)
    assert codes_in(DataFolder(shell.home / "live")) == set()
    # Sold there too, it is a row of its own.
    assert shell.run("redeem", code).code == 0
    assert (caller.redemptions_of(code), live_caller.redemptions_of(code)) == (0, 1)
    assert shell.run("environment", "use", "test").code == 0
    assert shell.run("sync", "--json").objects[0]["verdict"] == "redeemed"
    assert (caller.redemptions_of(code), live_caller.redemptions_of(code)) == (1, 1)
    assert live_caller.calls("redeem") == 1


def test_open_rows_are_told_with_counts_and_worth_before_they_are_left(
    shell: Shell, caller: Caller, live_caller: Caller
) -> None:
    codes = [voucher["code"] for voucher in caller.customer("three")["vouchers"]]
    assert shell.run("check", caller.customer("three")["qr"]).code == 0
    caller.fault("any", "no_connection")
    assert shell.run("redeem", codes[0]).code == 5
    caller.mend()
    caller.fault("redeem", "reset_after_commit")
    assert shell.run("redeem", codes[1]).code == 4
    before = content(shell.home)
    done = set_up_live(shell, live_caller)
    assert (done.code, done.out) == (2, ""), done
    for told in ("stored 1, outcome unknown 1, in conflict 0", "worth IDR", "sent when", "--leave-open-rows"):
        assert told in done.err
    assert content(shell.home) == before
    done = set_up_live(shell, live_caller, "--leave-open-rows")
    assert (done.code, "stored 1, outcome unknown 1" in done.err) == (0, True)
    assert ("environment left", "for live, left open 2") in trail(DataFolder(shell.home))
    here = {one["environment"]: one["open"] for one in shell.run("environment", "--json").objects}
    assert (here["test"]["stored"], here["test"]["unknown"], here["live"]["stored"]) == (1, 1, 0)
    # Once, without a switch.
    assert shell.run("sync", "--environment", "test").code == 0
    assert [caller.redemptions_of(code) for code in codes] == [1, 1, 0]
    assert live_caller.ledger()["redemptions"] == []
    assert in_use(shell)["live"]


def test_credentials_are_apart(shell: Shell, live_caller: Caller) -> None:
    url = str(live_caller.http.base_url).rstrip("/")
    assert shell.setup("--environment", "live", base_url=url, secret="another-secret").code == 0
    assert shell.run("check", "1").code == 3
    test, live = DataFolder(shell.home), DataFolder(shell.home / "live")
    assert Secrets(test).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    assert Secrets(live).get(CLIENT_SECRET) == "another-secret"
    assert shell.run("check", "1", "--environment", "test").code == 3
    tokens = {
        folder: [name for name in Secrets(folder).names() if name.startswith("token")]
        for folder in (test, live)
    }
    assert (len(tokens[test]), tokens[live]) == (1, [])
    forgotten = shell.run("secret", "forget", "--environment", "test", "--json")
    assert forgotten.objects == [{"forgotten": ["client-secret", "token"]}]
    assert (Secrets(test).names(), Secrets(live).names()) == ([], [CLIENT_SECRET])


def test_managers_guard_the_switch_and_come_along(shell: Shell, live_caller: Caller) -> None:
    shell.run("people", "add", "Ayu", "--manager", stdin=f"{PIN}\n")
    shell.run("people", "add", "Budi", stdin=f"{PIN}\n\n")
    done = set_up_live(shell, live_caller)  # the secret is no PIN
    assert (done.code, "Wrong PIN" in done.err) == (2, True)
    assert not (shell.home / "live" / "settings.json").exists()
    done = set_up_live(shell, live_caller, stdin=f"{PIN}\n")
    assert (done.code, "Ayu, Budi" in done.err) == (0, True), done
    people = shell.run("people", "--json").objects
    assert [(one["name"], one["role"], one["has_pin"]) for one in people] == [
        ("Ayu", "manager", True),
        ("Budi", "cashier", False),
    ]
    assert shell.run("environment", "use", "test").code == 2
    assert shell.run("environment", "use", "test", stdin="1379\n").code == 2
    done = shell.run("environment", "use", "test", "--json", stdin=f"{PIN}\n")
    assert (done.code, done.objects[0]["before"], done.objects[0]["people"]) == (0, "live", [])
    assert ("people copied", "2 to live") in trail(DataFolder(shell.home))
    told = trail(DataFolder(shell.home / "live"))
    assert ("person added", "Ayu, manager, from test") in told
    assert told[-1] == ("environment left", "for test")
    assert trail(DataFolder(shell.home))[-1] == ("environment taken into use", "after live")
    assert shell.run("audit", "--verify", "--environment", "live").code == 0


def test_people_can_stay_behind(shell: Shell, live_caller: Caller) -> None:
    shell.run("people", "add", "Ayu", "--manager", stdin=f"{PIN}\n")
    assert set_up_live(shell, live_caller, "--without-people", stdin=f"{PIN}\n").code == 0
    assert shell.run("people", "--json").out == ""
    # Whoever guards the one that is taken is asked where the other has nobody.
    assert "only a manager may" in shell.run("environment", "use", "test").err
    assert shell.run("environment", "use", "test", stdin=f"{PIN}\n").code == 0


def test_no_switch_beside_an_open_window(shell: Shell, live_caller: Caller) -> None:
    assert set_up_live(shell, live_caller).code == 0
    with FileLock(DataFolder(shell.home / "live").window_lock):
        done = shell.run("environment", "use", "test")
        assert (done.code, "Close its window first" in done.err) == (2, True)
        done = shell.setup("--environment", "test")
        assert (done.code, "Close its window first" in done.err) == (2, True)
    assert in_use(shell)["live"]


def test_what_this_till_is_not_set_up_for_is_refused(shell: Shell) -> None:
    for arguments in (("environment", "use", "live"), ("check", "1", "--environment", "live")):
        done = shell.run(*arguments)
        assert (done.code, done.out) == (2, "")
        assert "not set up for" in done.err
    assert not (shell.home / "live").exists()
    again = shell.run("environment", "use", "test", "--json")
    assert (again.code, again.objects[0]["before"]) == (0, "test")
    assert [action for action, _ in trail(DataFolder(shell.home))] == ["set up"]


@pytest.mark.parametrize("note", [b"", b"{", b'{"own": "test", "in_use": "prod"}', b"\xff"])
def test_an_unclear_note_stops_everything_but_saying_which(
    shell: Shell, live_caller: Caller, note: bytes
) -> None:
    assert set_up_live(shell, live_caller).code == 0
    (shell.home / "environment.json").write_bytes(note)
    for command in (("check", "1"), ("sync",), ("queue",), ("doctor",), ("people",)):
        done = shell.run(*command)
        assert (done.code, "environment use" in done.err) == (1, True), done
    assert live_caller.calls("query") == 0
    assert shell.run("environment", "use", "live").code == 0
    assert shell.run("queue").code == 0
    assert in_use(shell) == {"test": False, "live": True}


def test_settings_in_the_wrong_folder_are_not_used(shell: Shell, live_caller: Caller) -> None:
    assert set_up_live(shell, live_caller).code == 0
    (shell.home / "live" / "settings.json").write_bytes((shell.home / "settings.json").read_bytes())
    done = shell.run("check", "1")
    assert (done.code, "It is not clear" in done.err) == (1, True)


def test_practice_is_beside_the_environments(shell: Shell) -> None:
    shell.home.joinpath("practice").mkdir()
    (shell.home / "practice" / "settings.json").write_bytes((shell.home / "settings.json").read_bytes())
    assert in_use(shell) == {"test": True}


def test_a_till_of_before_knows_its_environment_without_a_note(
    shell: Shell, caller: Caller, live_caller: Caller
) -> None:
    (shell.home / "environment.json").unlink()
    assert in_use(shell) == {"test": True}
    assert shell.run("check", caller.code("one")).code == 0
    assert set_up_live(shell, live_caller).code == 0
    assert in_use(shell) == {"test": False, "live": True}


def test_a_record_whose_settings_are_lost_is_not_taken_for_anothers(
    shell: Shell, caller: Caller, live_caller: Caller
) -> None:
    code = caller.code("one")
    assert shell.run("redeem", code).code == 0
    (shell.home / "settings.json").write_bytes(b"{")
    assert shell.run("queue").code == 1  # kept aside, and said
    assert set_up_live(shell, live_caller).code == 0
    assert (shell.home / "live" / "settings.json").exists()
    assert shell.run("history", "--json").out == ""
    assert codes_in(DataFolder(shell.home)) == {code}
