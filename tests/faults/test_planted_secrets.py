"""Secrets are planted wherever a till meets them; then everything it writes and starts is searched."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from commands import Shell
from planted import Planted, Start, spied_on
from platform_calls import Caller
from tills import set_up

from voucher_till.domain.people import Role
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.secrets import Secrets
from voucher_till.store.settings import DeviceSettings
from voucher_till.support.crashes import CrashKind, CrashReport
from voucher_till.support.log_entry import JsonLines

PIN = "82641973"
PAYLOAD = "TT-plantedABC123456789+/abcDEF123456789+/abcDEF12345="
CAMERA = "http://watcher:c4mera-pa55@127.0.0.1:9/live?user=watcher&pwd=query-pa55"
PEOPLE = ("Sari Wulandari", "Budi Planted")
_SECRET_FILE = "secrets.json"


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    devices = DeviceSettings(camera=CAMERA)
    return Shell(set_up(tmp_path / "till", sandbox, devices=devices).root, sandbox.base_url)


@pytest.fixture
def starts(shell: Shell, tmp_path: Path) -> Callable[[], list[Start]]:
    return spied_on(shell.environment, tmp_path / "spy")


@pytest.fixture
def planted(shell: Shell, caller: Caller) -> Planted:
    """A till that has worked for a while, with everything it must keep to itself."""
    folder = DataFolder(shell.home)
    planted = Planted()
    planted["secret: client"] = credentials.CLIENT_SECRET
    planted["secret: PIN"] = PIN
    planted["secret: payload"] = PAYLOAD
    Secrets(folder).set("camera-login", json.dumps({"host": "127.0.0.1:9", "login": "watcher:k3pt-pa55"}))
    Secrets(folder).set("proxy-login", "proxy-user:pr0xy-pa55")
    planted["secret: camera, kept"] = "k3pt-pa55"
    planted["secret: proxy"] = "pr0xy-pa55"
    planted["address: camera, in the settings"] = "c4mera-pa55"
    planted["address: camera, asked for"] = "query-pa55"
    asyncio.run(_enrol(folder))
    codes = [str(one["code"]) for one in caller.customer("three")["vouchers"]]
    sold = ["redeem", codes[0], "--codes", codes[0], "--cashier", PEOPLE[0], "--contact", "0812-5550-7788"]
    assert shell.run(*sold).code == 0
    assert shell.run("redeem", codes[0], "--contact", "tamu@contoh.example").code == 3
    for number, code in enumerate(codes):
        planted[f"voucher {number}"] = code
    for name in PEOPLE:
        planted[f"person {name}"] = name
    planted["contact: phone"] = "0812-5550-7788"
    planted["contact: e-mail"] = "tamu@contoh.example"
    tokens = [value for name, value in _kept(folder).items() if name.startswith("token-")]
    token = msgspec.json.decode(tokens[0], type=dict[str, object])
    planted["secret: access token"] = str(token["access"])
    planted["secret: refresh token"] = str(token["refresh"])
    return planted


async def _enrol(folder: DataFolder) -> None:
    database = await Database.open(folder)
    for name, role in zip(PEOPLE, (Role.CASHIER, Role.MANAGER), strict=True):
        await People(database).add(name, role, "test", await hash_pin(PIN))
    await database.close()


def _kept(folder: DataFolder) -> dict[str, str]:
    return msgspec.json.decode(folder.secrets.read_bytes(), type=dict[str, str])


def _everything(planted: Planted) -> str:
    """All of it as a careless programmer might log it."""
    given = {"PIN": "pin=", "address: camera, asked for": "pwd="}
    told = [
        next((given[kind] for kind in given if kind in name), "") + value
        for name, value in planted.secrets.items()
    ]
    return "; ".join(
        [*told, quote(PAYLOAD), f"http://u:{planted.secrets['secret: proxy']}@proxy.example:3128"]
    )


def _spoil(folder: DataFolder, planted: Planted) -> None:
    """Put it into a log and a crash report of before, past everything that would have taken it out."""
    everything = _everything(planted)
    line = json.loads(JsonLines().format(logging.makeLogRecord({"name": "till", "levelname": "ERROR"})))
    entry = {**line, "message": everything, "error": everything, "fields": {"all": everything}}
    old = f"2026-11-01 10:00:00,000 1 ERROR voucher_till: {everything}"
    lines = [json.dumps(entry), old, '{"time": "' + everything]
    (folder.logs / "till.log.1").write_text("\n".join(lines), encoding="utf-8")
    report = CrashReport(
        reference="AA-2222", at=datetime.now(UTC), kind=CrashKind.ERROR, what=everything, trace=everything
    )
    (folder.crashes / "20261101-100000-000000-AA-2222.json").write_bytes(msgspec.json.encode(report))


def test_the_diagnostics_file_has_nothing_that_was_planted(
    shell: Shell, planted: Planted, tmp_path: Path
) -> None:
    _spoil(DataFolder(shell.home), planted)
    out = tmp_path / "out"
    out.mkdir()
    done = shell.run("diagnostics", "--output", str(out / "all.zip"))
    assert done.code == 0, done.err
    assert planted.found_below(out) == []
    assert planted.found_in_bytes((done.out + done.err).encode()) == []
    with zipfile.ZipFile(out / "all.zip") as bundle:
        names = set(bundle.namelist())
        assert {"doctor.jsonl", "settings.json", "database.json", "environment.json"} <= names
        assert {"logs/till.log", "logs/till.log.1", "crashes/20261101-100000-000000-AA-2222.json"} <= names
        assert not [name for name in names if name.endswith("missing.txt")]
        settings = json.loads(bundle.read("settings.json"))
        numbers = json.loads(bundle.read("database.json"))
        assert bundle.read("logs/till.log.1").count(b"[secret]") > 10
    assert settings["devices"]["camera"] == "http://127.0.0.1:9"
    assert (settings["merchant_id"], settings["outlet"]) == (credentials.MERCHANT_ID, "OUTLET-1")
    assert numbers["redemptions"] == {"sandbox": {"redeemed": 1}}
    assert (numbers["integrity"], numbers["rows"]["person"]) == ("ok", 2)
    assert numbers["audit"]["entries"] > 0
    assert "broken_at" in numbers["audit"]


def test_the_search_finds_what_is_there(shell: Shell, planted: Planted, tmp_path: Path) -> None:
    """Of the search itself: each secret is found where nothing was taken out."""
    everything = _everything(planted)
    with zipfile.ZipFile(tmp_path / "careless.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("all.txt", everything)
    found = planted.found_below(tmp_path, lambda path: path.suffix != ".zip")
    assert found == [f"{name} in careless.zip/all.txt" for name in planted.secrets]
    assert planted.only("secret: client").found_below(shell.home) == [f"secret: client in {_SECRET_FILE}"]


def test_the_search_reads_logins_as_the_network_has_them() -> None:
    """Of the search itself: a password within what a Basic login is written as."""
    planted = Planted({"proxy": "pr0xy-pa55"})
    for name in ("proxy-user", "a", "ab", "abc"):
        login = base64.b64encode(f"{name}:pr0xy-pa55".encode())
        assert planted.found_in_bytes(b"Authorization: Basic " + login) == ["proxy"]
    assert planted.found_in_bytes(b"Basic " + base64.b64encode(b"proxy-user:another")) == []


def test_a_working_day_leaves_secrets_in_the_secret_file_alone(
    shell: Shell, planted: Planted, starts: Callable[[], list[Start]], tmp_path: Path
) -> None:
    """Everything at once: data folder, logs, crash reports, diagnostics, exports, and what was started."""
    folder = DataFolder(shell.home)
    out = tmp_path / "out"
    out.mkdir()
    for command in (
        ["check", PAYLOAD],
        ["check", planted.secrets["voucher 1"], "--json"],
        ["sync"],
        ["queue"],
        ["doctor"],
        ["logs"],
        ["about"],
    ):
        shell.run(*command)
    shell.run("history", "--json", stdin=PIN + "\n")
    shell.run("backup", stdin=PIN + "\n")
    script = (
        "import sys; from voucher_till.cli.logs import logged;"
        "from voucher_till.store.folder import DataFolder;"
        "from voucher_till.store.secrets import Secrets;"
        "folder = DataFolder.usual(); folder.prepare(); Secrets(folder).recall();"
        "everything = sys.stdin.read()\n"
        "with logged(folder): raise ValueError(everything)"
    )
    subprocess.run(
        [sys.executable, "-c", script],
        env=shell.environment,
        input=_everything(planted.only("secret", "voucher", "contact")),
        capture_output=True,
        text=True,
        check=False,
    )
    assert len(list(folder.crashes.glob("*.json"))) == 1
    for command in (
        ["diagnostics", "--output", str(out / "all.zip")],
        ["settings", "export", str(out / "till.toml")],
        ["history", "--export", str(out / "sales.csv")],
        ["audit", "--export", str(out / "audit.xlsx")],
    ):
        done = shell.run(*command, stdin=PIN + "\n")
        assert done.code == 0, done.err
    assert len(list(out.iterdir())) == 4
    assert planted.only("secret").found_below(out) == []
    assert planted.only("contact").found_below(out, lambda path: path.suffix == ".csv") == []
    assert planted.only("secret").found_below(shell.home, lambda path: path.name == _SECRET_FILE) == []
    _are_private(folder)
    for written in (folder.logs, folder.crashes):
        assert planted.only("secret", "voucher", "contact").found_below(written) == []
    # What the customer's phone shows has to be given somehow; a source on the command line is seen by all.
    given = {PAYLOAD, planted.secrets["voucher 1"]}
    noted = [
        Start(one.kind, [a for a in one.arguments if a not in given], one.environment) for one in starts()
    ]
    assert len(noted) > 8
    assert planted.found_in_starts(noted) == []


def _are_private(folder: DataFolder) -> None:
    """The folder is closed to everybody else, and so is the file with the secrets by itself."""
    if os.name == "posix":
        assert stat.S_IMODE(folder.root.stat().st_mode) == 0o700
        assert stat.S_IMODE(folder.secrets.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.settings.stat().st_mode) & 0o077 == 0


def test_the_spy_sees_children_and_their_environment(shell: Shell, starts: Callable[[], list[Start]]) -> None:
    """Of the search itself."""
    environment = {**shell.environment, "LEAK": "pla1nly-there"}
    script = "import subprocess, sys; subprocess.run([sys.executable, '-c', '', 'said-aloud'])"
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    planted = Planted({"one": "pla1nly-there", "two": "said-aloud"})
    assert {found.split()[0] for found in planted.found_in_starts(starts())} == {"one", "two"}
    assert {start.kind for start in starts()} == {"itself", "child"}
