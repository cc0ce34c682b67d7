"""What a manager waits for at a million redemptions, and how long it would take without the indexes.

``VOUCHER_TILL_BENCH_ROWS`` makes it fewer rows.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from voucher_till.domain.business_day import DayCut, Period, last_month
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.records.export import export
from voucher_till.records.history import History, ScansWanted, Wanted
from voucher_till.records.summary import Summaries
from voucher_till.records.tables import redemptions
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal
from voucher_till.store.owners import Owner
from voucher_till.store.reading import Reader

PACKAGING = Path(__file__).parents[2] / "packaging"
sys.path.append(str(PACKAGING))
from make_history import PLACE  # noqa: E402 - the folder is known since the line above

ROWS = int(os.environ.get("VOUCHER_TILL_BENCH_ROWS", "1000000"))
PAGE_MS, SUMMARY_MS, DUPLICATE_MS = 20, 200, 1
TIMES = 7
_S = RedemptionState
_HERE = f"environment = '{PLACE.environment}' AND merchant_id = '{PLACE.merchant_id}'"
_SUMS = (
    "SELECT {}, count(*), sum(CAST(sale_amount AS REAL)) FROM naive"  # noqa: S608
    f" WHERE {_HERE} AND state = 'redeemed' AND created_ms BETWEEN ? AND ? GROUP BY 1"
)
_COUNT = f"SELECT count(*), sum(CAST(sale_amount AS REAL)) FROM naive WHERE {_HERE}"  # noqa: S608
_LIVE = f"SELECT * FROM naive WHERE {_HERE} AND code = ? AND state IN ('redeemed', 'stored')"  # noqa: S608
_PAGE = "SELECT * FROM naive WHERE {} AND {} ORDER BY created_ms DESC, id DESC LIMIT 50"

pytestmark = pytest.mark.timeout(1800)


@dataclass(frozen=True)
class Asked:
    """A question, and the condition that stands for it in a table without indexes."""

    name: str
    wanted: Wanted
    naive: str
    values: tuple[object, ...] = ()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("history") / "till")
    # A process of its own, so that its memory is not counted as the export's.
    command = [sys.executable, str(PACKAGING / "make_history.py"), str(folder.root), "--rows", str(ROWS)]
    print("\n" + subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())
    print(f"the database has {folder.database.stat().st_size / 1_000_000:,.0f} MB")
    return folder


@pytest.fixture(scope="session")
def naive(folder: DataFolder) -> Iterator[sqlite3.Connection]:
    """The same rows in a table without an index."""
    with closing(sqlite3.connect(folder.root / "naive.db", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("ATTACH ? AS till", (str(folder.database),))
        connection.execute("CREATE TABLE naive AS SELECT * FROM till.redemption")
        connection.execute("DETACH till")
        yield connection


def _best_known(connection: sqlite3.Connection) -> dict[str, str]:
    """Names and numbers to ask for: much and little sold, often and seldom seen, from among the rows."""

    def ranked(column: str) -> list[str]:
        ordered = f"SELECT {column} FROM naive GROUP BY 1 ORDER BY count(*) DESC"  # noqa: S608
        rows = connection.execute(ordered)
        return [str(row[0]) for row in rows]

    products, cashiers = ranked("product_name"), ranked("cashier")
    row = connection.execute(
        "SELECT * FROM naive WHERE id >= (SELECT max(id) / 2 FROM naive) AND state = 'redeemed' LIMIT 1"
    ).fetchone()
    names = {"much": products[0], "little": products[-1], "often": cashiers[0], "seldom": cashiers[-1]}
    numbers = ("code", "shop_order_id", "redeem_id", "log_id")
    return names | {name: str(row[name]) for name in numbers}


def _questions(known: dict[str, str], now: datetime) -> Iterator[Asked]:
    yield Asked("all", Wanted(), "true")
    for name, days in (("today", 1), ("this week", 7), ("this month", 30), ("this year", 365)):
        since = now - timedelta(days=days)
        yield Asked(name, Wanted(since=since), "created_ms >= ?", (since.timestamp() * 1000,))
    then = now - timedelta(days=400)
    day = Wanted(since=then, until=then + timedelta(days=1))
    yield Asked("a day a year ago", day, "created_ms BETWEEN ? AND ?", _between(day))
    for state in (_S.REDEEMED, _S.REFUSED, _S.CONFLICT, _S.STORED):
        yield Asked(f"state {state}", Wanted(states=(state,)), "state = ?", (state.value,))
    for often in ("often", "seldom"):
        who = (known[often],)
        yield Asked(f"cashier, {often} there", Wanted(cashiers=who), "cashier = ?", who)
    for sold in ("much", "little"):
        what = (known[sold],)
        yield Asked(f"product, {sold} sold", Wanted(products=what), "product_name = ?", what)
    yield Asked("source file", Wanted(sources=("file",)), "source = 'file'")
    dear = Wanted(least=Decimal(150_000))
    yield Asked("150,000 and more", dear, "CAST(sale_amount AS REAL) >= 150000")
    exact = Wanted(least=Decimal(20_000), most=Decimal(25_000))
    yield Asked("20,000 to 25,000", exact, "CAST(sale_amount AS REAL) BETWEEN 20000 AND 25000")
    pair = Wanted(products=(known["much"],), cashiers=(known["seldom"],))
    yield Asked(
        "product and cashier", pair, "product_name = ? AND cashier = ?", (*pair.products, *pair.cashiers)
    )
    pair = Wanted(cashiers=(known["often"],), states=(_S.CONFLICT,))
    yield Asked("cashier and conflict", pair, "cashier = ? AND state = 'conflict'", pair.cashiers)
    pair = Wanted(products=(known["little"],), states=(_S.REFUSED,))
    yield Asked("product and refused", pair, "product_name = ? AND state = 'refused'", pair.products)


def _searches(known: dict[str, str]) -> Iterator[Asked]:
    everywhere = " OR ".join(
        f"{column} LIKE ?" for column in ("code", "shop_order_id", "redeem_id", "log_id", "product_name")
    )
    for name, text in (
        ("whole code", known["code"]),
        ("last 6 of a code", known["code"][-6:]),
        ("last 4 of a code", known["code"][-4:]),
        ("order ID", known["shop_order_id"]),
        ("redeem ID", known["redeem_id"]),
        ("log ID", known["log_id"]),
        ("last 6 of a log ID", known["log_id"][-6:].lower()),
        ("part of a product's name", "goreng"),
        ("nothing like it", "rawon"),
    ):
        values = (*[f"%{text}"] * 4, f"%{text}%")
        yield Asked(f"search: {name}", Wanted(search=text), f"({everywhere})", values)


def _between(day: Wanted) -> tuple[object, ...]:
    assert day.since is not None and day.until is not None
    return day.since.timestamp() * 1000, day.until.timestamp() * 1000 - 1


async def _milliseconds(ask: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """The first time, and the median of some more."""
    times = []
    for _ in range(TIMES + 1):
        started = time.perf_counter()
        await ask()
        times.append((time.perf_counter() - started) * 1000)
    return times[0], statistics.median(times[1:])


def _without(connection: sqlite3.Connection, text: str, values: tuple[object, ...] = ()) -> float:
    started = time.perf_counter()
    connection.execute(text, values).fetchall()
    return (time.perf_counter() - started) * 1000


def _line(name: str, first: float, median: float, naive: float | None = None) -> None:
    beside = f"{naive:12,.0f}" if naive is not None else ""
    print(f"{name:42}{first:10.1f}{median:10.2f}{beside}")


def _head(name: str) -> None:
    print(f"\n{name + ', ms':42}{'first':>10}{'median':>10}{'no index':>12}")


async def test_pages(folder: DataFolder, naive: sqlite3.Connection) -> None:
    reader, known = Reader(folder), _best_known(naive)
    record, slow = History(reader, PLACE), []
    await record.page(Wanted())
    _head("page of 50")
    for asked in (*_questions(known, datetime.now(UTC)), *_searches(known)):
        first, median = await _milliseconds(lambda asked=asked: record.page(asked.wanted))  # type: ignore[misc]
        _line(asked.name, first, median, _without(naive, _PAGE.format(_HERE, asked.naive), asked.values))
        slow += [asked.name] if median > PAGE_MS else []
    middle = (await record.page(Wanted(search=known["code"])))[0]
    for name, ask in _beside(record, middle).items():
        _line(name, *(await _milliseconds(ask)), _without(naive, _PAGE.format(_HERE, f"id < {middle.id}")))
    for name, scans in (
        ("scans: all", ScansWanted()),
        ("scans: refused", ScansWanted(verdicts=("refused",))),
        ("scans: last 6 of a log ID", ScansWanted(search=known["log_id"][-6:])),
    ):
        first, median = await _milliseconds(lambda scans=scans: record.scans(scans))  # type: ignore[misc]
        _line(name, first, median)
        slow += [name] if median > PAGE_MS else []
    await reader.close()
    assert slow == []


def _beside(record: History, row: Redemption) -> dict[str, Callable[[], Awaitable[object]]]:
    return {
        "next page, from the middle": lambda: record.page(Wanted(), older_than=row),
        "page before, from the middle": lambda: record.page(Wanted(), newer_than=row),
        "time line": lambda: record.time_line(row),
        "choices of the filters": record.choices,
    }


async def test_sums(folder: DataFolder, naive: sqlite3.Connection) -> None:
    reader = Reader(folder)
    record, cut = History(reader, PLACE), DayCut.parse("00:00")
    summaries = Summaries(reader, PLACE, lambda: cut)
    month: Period = last_month(datetime.now(UTC).date())
    since = datetime.combine(month.first, datetime.min.time(), UTC).timestamp() * 1000
    until = datetime.combine(month.last, datetime.max.time(), UTC).timestamp() * 1000
    parts = ("product_name", "cashier", "state", "created_ms / 86400000", "created_ms / 3600000 % 24")
    _head("sums")
    first, median = await _milliseconds(lambda: summaries.of(month))
    plain = sum(_without(naive, _SUMS.format(part), (since, until)) for part in parts)
    _line("summary of a month", first, median, plain)
    _line("totals of all", *(await _milliseconds(lambda: record.totals(Wanted()))), _without(naive, _COUNT))
    await reader.close()
    assert median <= SUMMARY_MS


async def test_duplicate_check(folder: DataFolder, naive: sqlite3.Connection) -> None:
    database = await Database.open(folder)
    journal, code = Journal(database, Owner(folder.owners), PLACE), _best_known(naive)["code"]
    _head("at the counter")
    first, median = await _milliseconds(lambda: journal.live([code]))
    _line("duplicate check", first, median, _without(naive, _LIVE, (code,)))
    await database.close()
    assert median <= DUPLICATE_MS


async def test_csv_export(folder: DataFolder, tmp_path: Path) -> None:
    reader = Reader(folder)
    table = redemptions(History(reader, PLACE), Wanted(), values=True)
    before, most, over = _resident(), [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.05):
            most[0] = max(most[0], _resident())

    watching = threading.Thread(target=watch)
    watching.start()
    started = time.perf_counter()
    written = await export(table, tmp_path / "all.csv")
    seconds = time.perf_counter() - started
    over.set()
    watching.join()
    size = (tmp_path / "all.csv").stat().st_size / 1_000_000
    print(
        f"\nCSV export: {written:,} rows in {seconds:.1f} s, {written / seconds:,.0f} rows a second,"
        f" {size:,.0f} MB, memory {before / 1e6:.0f} MB before, {most[0] / 1e6:.0f} MB at most"
    )
    await reader.close()
    assert written == ROWS


def _resident() -> int:
    """Bytes of memory in use; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except FileNotFoundError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
