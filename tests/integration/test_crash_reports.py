"""Crash reports: whatever an error came out of, there is one file, one reference, and nothing secret."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from voucher_till.store.folder import DataFolder
from voucher_till.support.crashes import KEPT, CrashKind, CrashReport, CrashReports
from voucher_till.support.log_entry import LogEntry
from voucher_till.support.log_reader import read_log
from voucher_till.ui.cashier.tasks import Tasks

REFERENCE = re.compile(r"\b[2-9A-Z]{2}-[2-9A-Z]{4}\b")
PAYLOAD = "TT-abcDEF123456789+/abcDEF123456789+/abcDEF12345="

_START = """
import asyncio, faulthandler, logging, os, sys, threading
from voucher_till.cli.logs import hooks, logged, watched
from voucher_till.store.folder import DataFolder
from voucher_till.store.known_secrets import remember
remember("planted-secret-1")
folder = DataFolder.usual()
folder.prepare()

def fail():
    raise ValueError("planted-secret-1 and TT-abcDEF123456789+/abcDEF123456789+/abcDEF12345=")

class Failing:
    def __del__(self):
        fail()

async def forget():
    task = asyncio.get_running_loop().create_task(asyncio.sleep(0))
    asyncio.get_running_loop().call_soon(fail)
    await task
    await asyncio.sleep(0)

def all_levels():
    try:
        fail()
    except ValueError:
        logging.getLogger("voucher_till.camera").exception("a frame failed")

with logged(folder):
    {what}
"""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "till")


def _run(folder: DataFolder, what: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "VOUCHER_TILL_HOME": str(folder.root)}
    script = _START.replace("{what}", what)
    return subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def _report(folder: DataFolder) -> CrashReport:
    (report,) = CrashReports(folder).all()
    return report


def _entry(folder: DataFolder, reference: str) -> LogEntry:
    (entry,) = read_log(folder.logs, search=reference)
    return entry


@pytest.mark.parametrize(
    ("what", "kind", "is_told"),
    [
        ("fail()", CrashKind.PROGRAM, True),
        ("t = threading.Thread(target=fail, name='camera'); t.start(); t.join()", CrashKind.THREAD, True),
        ("asyncio.run(watched(forget()))", CrashKind.LOOP, True),
        ("Failing()", CrashKind.CLEANING_UP, False),
        ("all_levels()", CrashKind.ERROR, False),
    ],
)
def test_every_way_out_of_the_program_leaves_a_report(
    folder: DataFolder, what: str, kind: CrashKind, is_told: bool
) -> None:
    done = _run(folder, what)
    report = _report(folder)
    assert report.kind is kind
    assert report.what.startswith("ValueError: [secret] and TT-abcDE…")
    assert "in fail" in report.trace
    assert report.version
    assert report.system
    assert datetime.now(UTC) - report.at < timedelta(minutes=2)
    entry = _entry(folder, report.reference)
    assert (entry.reference, entry.level) == (report.reference, "ERROR")
    told = REFERENCE.findall(done.stderr)
    assert told == ([report.reference] if is_told else [])
    assert "Traceback" not in done.stderr
    for path in folder.root.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"planted-secret-1" not in content
            assert PAYLOAD.encode() not in content
            assert os.name != "posix" or path.stat().st_mode & 0o077 == 0


def test_half_a_surrogate_pair_loses_no_report(folder: DataFolder) -> None:
    _run(
        folder, r"logging.getLogger('voucher_till').error('a file: %s', '\udcff'); raise ValueError('\ud800')"
    )
    report = _report(folder)
    assert report.what == "ValueError: ?"
    assert _entry(folder, report.reference).error.endswith("ValueError: ?")
    assert [entry.message for entry in read_log(folder.logs, search="a file")] == ["a file: ?"]


def test_the_same_error_at_each_frame_makes_one_report(folder: DataFolder) -> None:
    _run(folder, "[all_levels() for _ in range(50)]")
    assert len(read_log(folder.logs, search=_report(folder).reference)) == 50


def test_ctrl_c_is_no_crash(folder: DataFolder) -> None:
    _run(folder, "raise KeyboardInterrupt")
    assert CrashReports(folder).all() == []


@pytest.mark.parametrize("crash", ["faulthandler._sigsegv()", "os.abort()"])
def test_a_native_crash_is_told_at_the_next_start(folder: DataFolder, crash: str) -> None:
    done = _run(folder, crash)
    assert done.returncode != 0
    assert CrashReports(folder).all() == []
    _run(folder, "pass")
    report = _report(folder)
    assert report.kind is CrashKind.NATIVE
    assert "Fatal Python error" in report.what
    assert "<module>" in report.trace
    assert _entry(folder, report.reference).reference == report.reference
    _run(folder, "pass")
    assert CrashReports(folder).all() == [report]
    assert [path.name for path in folder.crashes.iterdir() if path.suffix != ".json"] == []


def test_a_killed_process_is_no_crash_and_a_living_one_keeps_its_trace(folder: DataFolder) -> None:
    environment = {**os.environ, "VOUCHER_TILL_HOME": str(folder.root)}
    script = _START.replace("{what}", "print('ready', flush=True); sys.stdin.read()")
    living = subprocess.Popen(
        [sys.executable, "-c", script],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert living.stdout is not None
    assert living.stdout.readline() == "ready\n"
    _run(folder, "pass")
    assert len(list(folder.crashes.glob("*.trace"))) == 1
    living.kill()
    living.communicate()
    _run(folder, "pass")
    assert list(folder.crashes.iterdir()) == []


def test_only_the_newest_reports_are_kept(folder: DataFolder) -> None:
    folder.prepare()
    reports = CrashReports(folder)
    for number in range(KEPT + 5):
        at = datetime(2026, 11, 28, 10, tzinfo=UTC) + timedelta(seconds=number)
        report = CrashReport(
            reference=f"AA-{2222 + number}", at=at, kind=CrashKind.ERROR, what="x", trace="y"
        )
        assert reports.add(report) is not None
    assert [report.reference for report in reports.all()] == [
        f"AA-{2222 + n}" for n in range(KEPT + 4, 4, -1)
    ]


def test_a_report_that_cannot_be_read_hides_no_other(
    folder: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    folder.prepare()
    reports = CrashReports(folder)
    good = CrashReport(reference="AA-2222", at=datetime.now(UTC), kind=CrashKind.ERROR, what="x", trace="y")
    assert reports.add(good) is not None
    (folder.crashes / "20260101-000000-000000-AA-3333.json").write_text("{", encoding="utf-8")
    assert reports.all() == [good]
    assert "AA-3333" in caplog.text


def test_where_no_report_can_be_kept_the_error_is_still_told(folder: DataFolder) -> None:
    folder.prepare()
    folder.crashes.rmdir()
    folder.crashes.write_text("in the way", encoding="utf-8")
    script = _START.replace("folder.prepare()\n", "").replace("{what}", "fail()")
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "VOUCHER_TILL_HOME": str(folder.root)},
        capture_output=True,
        text=True,
        check=False,
    )
    (reference,) = REFERENCE.findall(done.stderr)
    assert _entry(folder, reference).error


async def test_the_verdict_has_the_reference_of_the_log(
    folder: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    tasks = Tasks(lambda verdict: told.append(verdict.message))

    async def fail() -> None:
        raise LookupError("gone")

    tasks.spawn(fail)
    await asyncio.sleep(0)
    await tasks.stop()
    (reference,) = REFERENCE.findall(told[0])
    assert reference in caplog.text
