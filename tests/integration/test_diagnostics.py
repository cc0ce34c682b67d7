"""The diagnostics file: whole or not there, and full even where a part of the till is broken."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tills import set_up

from voucher_till.domain.phrases import Phrase
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import DeviceSettings
from voucher_till.store.statistics import database_statistics, people_named
from voucher_till.support.bundle import CannotWriteError, GivenUpError, make_bundle, usual_name
from voucher_till.support.crashes import CrashKind, CrashReport, CrashReports


@pytest.fixture
async def folder(sandbox: SandboxServer, tmp_path: Path) -> DataFolder:
    folder = set_up(tmp_path / "till", sandbox)
    await (await Database.open(folder)).close()
    return folder


def _read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as bundle:
        assert bundle.testzip() is None
        return {name: bundle.read(name) for name in bundle.namelist()}


def test_its_making_is_told_step_by_step(folder: DataFolder, tmp_path: Path) -> None:
    told: list[tuple[Phrase, int, int]] = []
    path = tmp_path / "all.zip"
    made = make_bundle(
        folder,
        path,
        ['{"check": "line", "ok": true, "detail": "fine"}'],
        {"qt": "6.11", "screens": [{"size": "1366x768", "scale": 1.25}]},
        lambda *step: told.append(step),
    )
    assert (made.path, made.bytes) == (path, path.stat().st_size)
    assert [done for _, done, _ in told] == list(range(len(told)))
    assert {total for _, _, total in told} == {len(told)}
    content = _read(path)
    assert json.loads(content["doctor.jsonl"])["detail"] == "fine"
    computer = json.loads(content["environment.json"])
    assert computer["screens"] == [{"size": "1366x768", "scale": 1.25}]
    assert computer["parts"]["httpx"]
    assert json.loads(content["settings.json"])["environment"] == "sandbox"
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_damaged_record_is_told_in_its_place(folder: DataFolder, tmp_path: Path) -> None:
    folder.database.write_bytes(b"no database at all" * 1_000)
    make_bundle(folder, tmp_path / "all.zip", [], {})
    content = _read(tmp_path / "all.zip")
    assert b"damaged" in content["database.json.missing.txt"]
    assert "settings.json" in content


def test_before_setup_there_is_a_file_as_well(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "empty")
    folder.prepare()
    make_bundle(folder, tmp_path / "all.zip", [], {})
    content = _read(tmp_path / "all.zip")
    assert json.loads(content["settings.json"]) is None
    assert json.loads(content["database.json"])["rows"] == {}


def test_an_old_file_stays_where_the_new_one_cannot_be_made(folder: DataFolder, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(b"the old one")
    with pytest.raises(GivenUpError):
        make_bundle(folder, path, [], {}, give_up=lambda: True)
    assert path.read_bytes() == b"the old one"
    with pytest.raises(CannotWriteError, match="missing"):
        make_bundle(folder, tmp_path / "missing" / "all.zip", [], {})
    (tmp_path / "in the way.zip").mkdir()
    with pytest.raises(CannotWriteError):
        make_bundle(folder, tmp_path / "in the way.zip", [], {})
    assert sorted(one.name for one in tmp_path.iterdir()) == ["all.zip", "in the way.zip", "till"]


def test_addresses_are_without_logins_and_questions(sandbox: SandboxServer, tmp_path: Path) -> None:
    cameras = {
        "rtsp://a:b%40c@10.0.0.7:554/s?x=1#y": "rtsp://10.0.0.7:554",
        "rtsp://admin:Pa/ssPlant3d@127.0.0.1:1/x": "rtsp://127.0.0.1:1",
        "rtsp://admin:Pa#ssPlant3d@127.0.0.1:1/x": "rtsp://127.0.0.1:1",
        "rtsp://10.0.0.7/user=admin_password=ssPlant3d_channel=1.sdp": "rtsp://10.0.0.7",
        "rtsp://10.0.0.7/s?user=admin&password=ssPlant3d": "rtsp://10.0.0.7",
        "admin:ssPlant3d@127.0.0.1:1/x": "127.0.0.1:1",
        "http://[broken?pwd=abcd": "http://[broken",
        "usb:1234:5678": "usb:1234:5678",
    }
    for number, (camera, shown) in enumerate(cameras.items()):
        folder = set_up(tmp_path / str(number), sandbox, devices=DeviceSettings(camera=camera))
        make_bundle(folder, tmp_path / "all.zip", [camera], {})
        content = _read(tmp_path / "all.zip")
        assert json.loads(content["settings.json"])["devices"]["camera"] == shown
        assert not [name for name, text in content.items() if b"ssPlant3d" in text]


def test_the_home_folder_is_not_named(
    folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "budi"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "budi"))
    trace = f"File {tmp_path / 'budi' / 'till.py'}"
    report = CrashReport(
        reference="AA-2222", at=datetime.now(UTC), kind=CrashKind.ERROR, what="x", trace=trace
    )
    assert CrashReports(folder).add(report) is not None
    make_bundle(folder, tmp_path / "all.zip", [json.dumps({"detail": str(tmp_path / "budi")})], {})
    for content in _read(tmp_path / "all.zip").values():
        assert b"budi" not in content


def test_numbers_tell_states_sizes_and_the_audit_trail(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        for number, (place, state) in enumerate(
            [("live", "redeemed"), ("live", "redeemed"), ("live", "stored"), ("test", "unknown")]
        ):
            connection.execute(
                "INSERT INTO redemption (intent, environment, merchant_id, outlet, cashier, shop_order_id,"
                " code, product_name, state, created_ms, updated_ms)"
                " VALUES ('i', ?, '1', '2', 'Ayu', '3', ?, 'p', ?, ?, 5)",
                (place, str(number), state, 1_000 + number),
            )
        connection.execute("INSERT INTO audit (at_ms, who, action, detail) VALUES (1, 'Eve', 'x', 'y')")
        connection.commit()
    numbers = database_statistics(folder)
    assert numbers.redemptions == {"live": {"redeemed": 2, "stored": 1}, "test": {"unknown": 1}}
    assert (numbers.rows["redemption"], numbers.rows["scan"]) == (4, 0)
    assert numbers.oldest_open_ms == 1_002
    assert numbers.integrity == "ok"
    assert numbers.files["till.db"] > 0
    assert numbers.audit is not None
    assert numbers.audit.broken_at is not None
    assert people_named(folder) == {"Ayu", "Eve"}


def test_looking_changes_nothing(folder: DataFolder) -> None:
    before = folder.database.read_bytes()
    database_statistics(folder)
    assert folder.database.read_bytes() == before


def test_the_usual_name_sorts_by_time() -> None:
    earlier = datetime(2026, 9, 30, 23, 59, 59, tzinfo=UTC)
    names = [usual_name(earlier + timedelta(seconds=seconds)) for seconds in (0, 1, 86_400)]
    assert names == sorted(set(names))
    assert all(name.endswith(".zip") for name in names)
