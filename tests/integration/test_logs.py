"""The log: what is written, what never is, how processes share it, and how it is read back."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from voucher_till.store.folder import DataFolder
from voucher_till.store.known_secrets import remember
from voucher_till.support.log_file import KEPT, SharedLogFile
from voucher_till.support.log_reader import LOG_NAME, lines_backwards, log_files, read_log
from voucher_till.support.logs import keep_log
from voucher_till.support.trouble import keep_reports

log = logging.getLogger("voucher_till.test")
PAYLOAD = "TT-abcDEF123456789+/abcDEF123456789+/abcDEF12345="


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "till")
    folder.prepare()
    return folder


@pytest.fixture
def written(folder: DataFolder) -> Iterator[Path]:
    """The log of this process, for as long as a test lasts."""
    root = logging.getLogger()
    level, raises = root.level, logging.raiseExceptions
    handler = keep_log(folder)
    yield folder.logs / LOG_NAME
    root.removeHandler(handler)
    handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raises
    keep_reports(None)


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_is_an_object_that_says_when_where_and_what(written: Path) -> None:
    log.warning("slip %d is late", 7, extra={"printer": "front", "tries": 3, "log_id": "2026" * 5})
    (line,) = _lines(written)
    assert datetime.fromisoformat(str(line.pop("time"))).utcoffset() is not None
    assert line == {
        "level": "WARNING",
        "logger": "voucher_till.test",
        "process": os.getpid(),
        "message": "slip 7 is late",
        "fields": {"printer": "front", "tries": 3, "log_id": "2026" * 5},
    }
    assert read_log(written.parent)[0].fields["tries"] == 3


def test_nothing_secret_reaches_the_file_by_any_way(written: Path) -> None:
    remember("the-client-secret-9")
    log.error(
        "asked with %s for %s", "the-client-secret-9", PAYLOAD, extra={"qr": PAYLOAD, "mail": ["a@b.example"]}
    )
    try:
        raise ValueError(f"the-client-secret-9 and 1234567890123456 and {PAYLOAD}")
    except ValueError:
        log.exception("failed", stack_info=True)
    text = written.read_text(encoding="utf-8")
    for secret in ("the-client-secret-9", PAYLOAD, "1234567890123456", "a@b.example"):
        assert secret not in text
    assert "…3456" in text
    assert "ValueError" in text


def test_an_error_has_a_reference_in_its_line(written: Path) -> None:
    try:
        raise LookupError("gone")
    except LookupError:
        log.exception("failed")
    (entry,) = read_log(written.parent)
    assert len(entry.reference) == 7
    assert entry.error.endswith("LookupError: gone")


def test_values_that_do_not_fit_lose_no_line(written: Path) -> None:
    log.warning("%d of %d", "one")
    assert _lines(written)[0]["message"] == "%d of %d (its values do not fit it)"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_all_files_of_the_log_are_private(tmp_path: Path) -> None:
    handler = SharedLogFile(tmp_path / LOG_NAME, max_bytes=500)
    for number in range(1_000):
        handler.emit(logging.makeLogRecord({"msg": f"line {number}"}))
    handler.close()
    files = list(tmp_path.iterdir())
    assert len(log_files(tmp_path)) == KEPT + 1
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_processes_share_the_log_and_lose_no_line(tmp_path: Path) -> None:
    script = (
        "import logging, sys; from pathlib import Path;"
        "from voucher_till.support.log_file import SharedLogFile;"
        "handler = SharedLogFile(Path(sys.argv[1]), max_bytes=60_000);"
        "[handler.emit(logging.makeLogRecord({'msg': f'{sys.argv[2]} {n}'})) for n in range(5_000)]"
    )
    path = tmp_path / LOG_NAME
    processes = [
        subprocess.Popen([sys.executable, "-c", script, str(path), str(number)]) for number in range(3)
    ]
    assert [process.wait(timeout=100) for process in processes] == [0, 0, 0]
    found = [line.decode() for file in log_files(tmp_path) for line in lines_backwards(file)]
    assert len(log_files(tmp_path)) > 1
    assert len(found) == len(set(found)) == 15_000


def _plant(logs: Path, count: int = 3_000) -> None:
    """A log over several files, with what does not belong into it."""
    handler = SharedLogFile(logs / LOG_NAME, max_bytes=100_000)
    for number in range(count):
        level = "ERROR" if number % 100 == 0 else "INFO"
        line = {
            "time": f"2026-11-28T10:00:00.{number:06}+07:00",
            "level": level,
            "logger": "voucher_till.test",
            "process": 1,
            "message": f"Nasi goreng é {number}",
        }
        handler.emit(logging.makeLogRecord({"msg": json.dumps(line, ensure_ascii=False)}))
    handler.close()


def test_the_newest_comes_first_over_all_files(tmp_path: Path) -> None:
    _plant(tmp_path)
    assert len(log_files(tmp_path)) > 2
    entries = read_log(tmp_path, limit=10_000)
    numbers = [int(entry.message.split()[-1]) for entry in entries]
    assert numbers == list(range(2_999, -1, -1))[: len(numbers)]
    assert len(numbers) == 3_000


def test_entries_are_chosen_by_level_text_and_number(tmp_path: Path) -> None:
    _plant(tmp_path)
    assert len(read_log(tmp_path, level="WARNING", limit=10_000)) == 30
    assert [entry.message for entry in read_log(tmp_path, search="GORENG É 1234")] == ["Nasi goreng é 1234"]
    assert [entry.message[-4:] for entry in read_log(tmp_path, limit=2)] == ["2999", "2998"]
    assert read_log(tmp_path, level="CRITICAL") == []
    assert read_log(tmp_path / "missing") == []


def test_what_is_no_entry_is_passed_over(tmp_path: Path) -> None:
    _plant(tmp_path, 3)
    path = tmp_path / LOG_NAME
    whole = path.read_bytes()
    broken = (
        b'{"time": "yesterday"}\n',
        b"\xff\xfe\n",
        b"2026-11-28 10:00:00 1 INFO old: line\n",
        b"[]\n",
        b"\n",
    )
    path.write_bytes(b"x" * 3_000_000 + b"\n" + b"".join(broken) + whole + b'{"time": "2026-11-28T10:0')
    assert [entry.message[-1] for entry in read_log(tmp_path)] == ["2", "1", "0"]


def test_reading_holds_no_more_than_a_part_of_the_log(tmp_path: Path) -> None:
    _plant(tmp_path, 200)
    path = tmp_path / LOG_NAME
    path.write_bytes(path.read_bytes() * 400)
    assert path.stat().st_size > 10_000_000
    tracemalloc.start()
    try:
        assert read_log(tmp_path, search="nothing has this") == []
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1_500_000


def test_a_log_that_cannot_be_written_is_said_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "till" / "logs" / LOG_NAME).mkdir(parents=True)
    environment = {**os.environ, "VOUCHER_TILL_HOME": str(tmp_path / "till")}
    done = subprocess.run(
        [sys.executable, "-m", "voucher_till", "about"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "log cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
