"""What a manager waits for at a million redemptions, and how long it takes without the indexes: one table.

``VOUCHER_TILL_BENCH_ROWS`` makes it fewer rows. *Cold* is the first time, with nothing of the file in memory
where the system can be made to forget it.
"""

from __future__ import annotations

import asyncio
import csv
import os
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from history_questions import best_known, questions, searches
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sight import Sight
from stage import Stage, key, press, until

from voucher_till.domain.business_day import DayCut, Period, last_month
from voucher_till.domain.journal import Redemption
from voucher_till.records.export import export
from voucher_till.records.history import History, ScansWanted, Wanted
from voucher_till.records.summary import Summaries
from voucher_till.records.tables import redemptions
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal
from voucher_till.store.owners import Owner
from voucher_till.store.reading import Reader
from voucher_till.store.settings import DeviceSettings, RecordSettings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.history_view import HistoryView

PACKAGING = Path(__file__).parents[2] / "packaging"
sys.path.append(str(PACKAGING))
from make_history import PLACE  # noqa: E402 - the folder is known since the line above

ROWS = int(os.environ.get("VOUCHER_TILL_BENCH_ROWS", "1000000"))
PAGE_MS, SUMMARY_MS, DUPLICATE_MS, ROOM_MS = 20, 200, 1, 300
TIMES = 7
_HERE = f"environment = '{PLACE.environment}' AND merchant_id = '{PLACE.merchant_id}'"
_SUMS = (
    "SELECT {}, count(*), sum(CAST(sale_amount AS REAL)) FROM naive"  # noqa: S608
    f" WHERE {_HERE} AND state = 'redeemed' AND created_ms BETWEEN ? AND ? GROUP BY 1"
)
_PARTS = ("product_name", "cashier", "created_ms / 86400000", "created_ms / 3600000 % 24")
_COUNT = (
    "SELECT count(*), sum(state = 'redeemed'),"  # noqa: S608
    f" sum(CASE WHEN state = 'redeemed' THEN CAST(sale_amount AS REAL) END) FROM naive WHERE {_HERE}"
)
_LIVE = f"SELECT * FROM naive WHERE {_HERE} AND code = ? AND state IN ('redeemed', 'stored')"  # noqa: S608
_PAGE = f"SELECT * FROM naive WHERE {_HERE} AND {{}} ORDER BY created_ms DESC, id DESC LIMIT 50"  # noqa: S608
_ALL = f"SELECT * FROM naive WHERE {_HERE} ORDER BY created_ms DESC, id DESC"  # noqa: S608

pytestmark = pytest.mark.timeout(1800)
Ask = Callable[[], Awaitable[object]]


class Table:
    """What was measured, line by line."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, str, str, str, str]] = []

    def add(self, name: str, cold: str, median: str, target: int | None = None, naive: str = "") -> None:
        """One line; numbers as they are to be read."""
        self._lines.append((name, cold, median, f"{target}" if target else "", naive))

    def times(
        self, name: str, times: Sequence[float], target: int | None = None, naive: float | None = None
    ) -> float:
        """A line of milliseconds, of which the first is the cold one; gives the median of the others."""
        median = statistics.median(times[1:])
        beside = f"{naive:,.0f}" if naive is not None else ""
        self.add(name, f"{times[0]:,.1f}", f"{median:,.2f}", target, beside)
        return median

    def print(self) -> None:
        """All lines under one head."""
        head = (f"{ROWS:,} redemptions, milliseconds", "cold", "median", "target", "no index")
        print()
        for name, *cells in (head, *self._lines):
            print(f"{name:44}" + "".join(f"{cell:>11}" for cell in cells))


@pytest.fixture(scope="session")
def table() -> Iterator[Table]:
    made = Table()
    yield made
    made.print()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("history") / "till")
    # A process of its own, so that its memory is not counted as the export's.
    command = [sys.executable, str(PACKAGING / "make_history.py"), str(folder.root), "--rows", str(ROWS)]
    print("\n" + subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("UPDATE redemption SET outlet = 'BEFORE' WHERE id <= ?", (ROWS // 3,))
        connection.commit()
    print(f"the database has {folder.database.stat().st_size / 1_000_000:,.0f} MB")
    return folder


@pytest.fixture(scope="session")
def naive(folder: DataFolder) -> Iterator[sqlite3.Connection]:
    """The same rows in a table without an index."""
    with closing(sqlite3.connect(folder.root.parent / "naive.db", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("ATTACH ? AS till", (str(folder.database),))
        connection.execute("CREATE TABLE naive AS SELECT * FROM till.redemption")
        connection.execute("DETACH till")
        yield connection


def forget(path: Path) -> None:
    """Make the system read the file anew when it is asked for."""
    if hasattr(os, "posix_fadvise"):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


class Asking:
    """Asks through a connection that begins with nothing, and keeps the time."""

    def __init__(self, folder: DataFolder) -> None:
        self.reader = Reader(folder)
        self._path = folder.database

    async def times(self, ask: Ask) -> list[float]:
        """In milliseconds; the first is the cold one."""
        await self.reader.reopen()
        forget(self._path)
        return [await _time(ask) for _ in range(TIMES + 1)]


async def _time(ask: Ask) -> float:
    started = time.perf_counter()
    await ask()
    return (time.perf_counter() - started) * 1000


def without(
    connection: sqlite3.Connection, text: str, values: tuple[object, ...] = ()
) -> tuple[float, list[sqlite3.Row]]:
    """Milliseconds, and what was found."""
    started = time.perf_counter()
    rows = connection.execute(text, values).fetchall()
    return (time.perf_counter() - started) * 1000, rows


async def test_pages(folder: DataFolder, naive: sqlite3.Connection, table: Table) -> None:
    asking, known = Asking(folder), best_known(naive)
    record, filters = History(asking.reader, PLACE), list(questions(known, datetime.now(UTC)))
    for asked in (*filters, *searches(known)):
        times = await asking.times(lambda asked=asked: record.page(asked.wanted))  # type: ignore[misc]
        beside, rows = without(naive, _PAGE.format(asked.naive), asked.values)
        assert table.times(asked.name, times, PAGE_MS, beside) < beside
        if asked in filters:
            assert [row.id for row in await record.page(asked.wanted)] == [row["id"] for row in rows]
    middle = (await record.page(Wanted(search=known["code"])))[0]
    await _beside(asking, record, middle, naive, table)
    for name, scans in (
        ("scans: all", ScansWanted()),
        ("scans: refused", ScansWanted(verdicts=("refused",))),
        ("scans: last 6 of a log ID", ScansWanted(search=known["log_id"][-6:])),
    ):
        times = await asking.times(lambda scans=scans: record.scans(scans))  # type: ignore[misc]
        table.times(name, times, PAGE_MS)
    table.times("time line of a row", await asking.times(lambda: record.time_line(middle)), PAGE_MS)
    table.times("choices of the filters", await asking.times(record.choices))
    await asking.reader.close()


async def _beside(
    asking: Asking, record: History, row: Redemption, naive: sqlite3.Connection, table: Table
) -> None:
    """The pages next to a row in the middle, by its key."""
    key_of_row = (round(row.created_at.timestamp() * 1000), row.id)
    older = _PAGE.format("(created_ms, id) < (?, ?)")
    newer = older.replace("<", ">").replace("DESC", "ASC")
    for name, text, page in (
        ("next page, from the middle", older, partial(record.page, Wanted(), older_than=row)),
        ("page before, from the middle", newer, partial(record.page, Wanted(), newer_than=row)),
    ):
        beside, rows = without(naive, text, key_of_row)
        assert table.times(name, await asking.times(page), PAGE_MS, beside) < beside
        assert {one.id for one in await page()} == {one["id"] for one in rows}


async def test_sums(folder: DataFolder, naive: sqlite3.Connection, table: Table) -> None:
    asking, cut = Asking(folder), DayCut.parse("00:00", UTC)
    record, summaries = History(asking.reader, PLACE), Summaries(asking.reader, PLACE, lambda: cut)
    month: Period = last_month(datetime.now(UTC).date())
    since = datetime.combine(month.first, datetime.min.time(), UTC).timestamp() * 1000
    until = datetime.combine(month.last, datetime.max.time(), UTC).timestamp() * 1000
    parts = [without(naive, _SUMS.format(part), (since, until)) for part in _PARTS]
    beside = sum(spent for spent, _ in parts)
    times = await asking.times(lambda: summaries.of(month))
    assert table.times("summary of a month", times, SUMMARY_MS, beside) < beside
    summary = await summaries.of(month)
    assert {one.key: one.count for one in summary.by_product} == {row[0]: row[1] for row in parts[0][1]}
    beside, counted = without(naive, _COUNT)
    table.times("totals of all", await asking.times(lambda: record.totals(Wanted())), naive=beside)
    totals = await record.totals(Wanted())
    assert (totals.rows, totals.redeemed) == tuple(counted[0])[:2]
    assert float(totals.paid[0].amount) == counted[0][2]
    await asking.reader.close()


async def test_duplicate_check(folder: DataFolder, naive: sqlite3.Connection, table: Table) -> None:
    code = best_known(naive)["code"]
    forget(folder.database)
    database = await Database.open(folder)
    journal = Journal(database, Owner(folder.owners), PLACE)
    times = [await _time(lambda: journal.live([code])) for _ in range(TIMES + 1)]
    beside, rows = without(naive, _LIVE, (code,))
    assert [row.id for row in await journal.live([code])] == [row["id"] for row in rows]
    await database.close()
    assert table.times("duplicate check at the counter", times, DUPLICATE_MS, beside) < beside


async def test_csv_export(
    folder: DataFolder, naive: sqlite3.Connection, table: Table, tmp_path: Path
) -> None:
    reader = Reader(folder)
    rows = redemptions(History(reader, PLACE), Wanted(), values=True)
    before, most, over = _resident(), [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.05):
            most[0] = max(most[0], _resident())

    watching = threading.Thread(target=watch)
    watching.start()
    started = time.perf_counter()
    written = await export(rows, tmp_path / "all.csv")
    speed = written / (time.perf_counter() - started)
    over.set()
    watching.join()
    await reader.close()
    started = time.perf_counter()
    with (tmp_path / "naive.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(naive.execute(_ALL))
    plain = written / (time.perf_counter() - started)
    table.add("CSV export of all, rows a second", "", f"{speed:,.0f}", naive=f"{plain:,.0f}")
    table.add("  memory at its most, MB", "", f"{most[0] / 1e6:,.0f}")
    table.add("  of which there was before, MB", "", f"{before / 1e6:,.0f}")
    assert written == ROWS


def _resident() -> int:
    """Bytes of memory in use; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except FileNotFoundError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def test_the_room_opens(folder: DataFolder, qtbot: QtBot, sandbox: SandboxServer, table: Table) -> None:
    """From the key to the painted room with its first page. Last: the till goes on with the open rows."""
    times: list[float] = []

    async def play(window: CashierWindow) -> None:
        await asyncio.sleep(1.5)  # the pages that are built ahead
        forget(folder.database)
        for _ in range(TIMES + 1):
            times.append(await _enter(window))
            press(window, Qt.Key.Key_Escape)
            await until(lambda: window.page is Page.IDLE)
            await asyncio.sleep(0.5)  # a person's fingers

    records = RecordSettings(daily_backup=False)
    Stage(qtbot, sandbox, folder.root.parent)(play, devices=DeviceSettings(camera="off"), records=records)
    table.times("the manager's room, key to painting", times, ROOM_MS)


async def _enter(window: CashierWindow) -> float:
    fresh = list[HistoryView]()
    view = _history(window)
    known = view
    if view is not None:
        view.model.modelReset.connect(lambda: fresh.append(view))
    started = time.perf_counter()
    key(window, Qt.Key.Key_R, control=True)
    while view is None:  # built by the key, and filled some time after that
        await asyncio.sleep(0)
        view = _history(window)
    sight = Sight(view.table.viewport(), lambda: bool(fresh if known is not None else view.model.rows))
    async with asyncio.timeout(20):
        await sight.painted.wait()
    view.table.viewport().removeEventFilter(sight)
    view.model.modelReset.disconnect()
    return (sight.at - started) * 1000


def _history(window: CashierWindow) -> HistoryView | None:
    if not window.views.is_built(Page.MANAGER):
        return None
    return window.views.manager_page.findChild(HistoryView)
