"""`test-merchant`: its time is recorded by a manager and told, and `doctor` counts along."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from commands import Shell

from voucher_till.cli.doctor_environment import look_at_environments, look_at_test_merchant
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import Settings, TestMerchantSettings, load_settings

PIN = "2580"


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    assert shell.setup("--environment", "test").code == 0
    return shell


def today() -> date:
    return datetime.now(UTC).astimezone().date()


def settings_of(shell: Shell) -> Settings:
    settings = load_settings(DataFolder(shell.home))
    assert settings is not None
    return settings


def trail(shell: Shell) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        return connection.execute("SELECT action, detail FROM audit ORDER BY id").fetchall()


def test_it_is_recorded_and_told(shell: Shell) -> None:
    assert shell.run("test-merchant", "--json").objects[0]["state"] == "unknown"
    started = today() - timedelta(days=27)
    [told] = shell.run("test-merchant", "--started", started.isoformat(), "--json").objects
    assert (told["state"], told["days_left"], told["extensions"]) == ("ends soon", 3, 0)
    assert "Extend it by 15 days" in told["message"]
    [told] = shell.run("test-merchant", "--extended", "1", "--json").objects
    assert (told["state"], told["days_left"]) == ("fine", 18)
    assert told["last_day"] == (started + timedelta(days=44)).isoformat()
    assert settings_of(shell).test_merchant == TestMerchantSettings(started=started.isoformat(), extensions=1)
    assert trail(shell)[1:] == [
        ("test merchant recorded", f"started {started.isoformat()}"),
        ("test merchant recorded", "extensions 1"),
    ]
    assert "18 days left" in shell.run("test-merchant").out


def test_a_new_merchant_has_no_extensions_of_the_old_one(shell: Shell) -> None:
    old, new = (today() - timedelta(days=100)).isoformat(), today().isoformat()
    assert shell.run("test-merchant", "--started", old, "--extended", "5").code == 0
    [told] = shell.run("test-merchant", "--started", old, "--json").objects
    assert told["extensions"] == 5
    [told] = shell.run("test-merchant", "--started", new, "--json").objects
    assert (told["extensions"], told["days_left"]) == (0, 30)
    assert trail(shell)[-1] == ("test merchant recorded", f"started {new}, extensions 0")
    [told] = shell.run("test-merchant", "--started", old, "--extended", "3", "--json").objects
    assert told["extensions"] == 3


def test_a_manager_records_it(shell: Shell) -> None:
    shell.run("people", "add", "Ayu", "--manager", stdin=f"{PIN}\n")
    assert shell.run("test-merchant", "--extended", "1").code == 2
    assert settings_of(shell).test_merchant.extensions == 0
    assert shell.run("test-merchant").code == 0
    assert shell.run("test-merchant", "--extended", "1", stdin=f"{PIN}\n").code == 0
    assert settings_of(shell).test_merchant.extensions == 1


@pytest.mark.parametrize("wrong", [("--extended", "6"), ("--extended", "-1"), ("--started", "soon")])
def test_wrong_use_is_refused(shell: Shell, wrong: tuple[str, str]) -> None:
    assert shell.run("test-merchant", *wrong).code == 2
    assert settings_of(shell).test_merchant == TestMerchantSettings()


def test_it_is_of_the_test_environment_whichever_is_in_use(shell: Shell, tmp_path: Path) -> None:
    assert shell.setup("--environment", "live").code == 0
    assert shell.run("test-merchant", "--extended", "2").code == 0
    assert settings_of(shell).test_merchant.extensions == 2
    root = DataFolder(shell.home)
    assert look_at_environments(root).detail == "in use: live; set up: test, live"
    live = Shell(tmp_path / "live", shell.base_url)
    assert live.setup("--environment", "live").code == 0
    done = live.run("test-merchant")
    assert (done.code, "not set up for the test merchant" in done.err) == (2, True)


@pytest.mark.parametrize(("ahead", "ok"), [(0, True), (25, False), (30, False)])
def test_doctor_warns_before_its_end(shell: Shell, ahead: int, ok: bool) -> None:
    started = date(2026, 3, 1)
    settings = msgspec.structs.replace(
        settings_of(shell), test_merchant=TestMerchantSettings(started=started.isoformat())
    )
    [finding] = look_at_test_merchant(settings, started + timedelta(days=ahead))
    assert (finding.name, finding.ok) == ("test merchant", ok)
    assert not list(look_at_test_merchant(msgspec.structs.replace(settings, environment="live"), started))
