"""The history's questions, against the same questions asked of every row in turn."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.records.history import History, MomentKind, ScanEntry, ScansWanted, Wanted
from voucher_till.store import history, paging
from voucher_till.store.database import Database
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder
from voucher_till.store.history import choices, redemptions_page, scans_page
from voucher_till.store.journal import Journal, Outcome, Place, Seen
from voucher_till.store.notes import SHOWN
from voucher_till.store.opening import damaged_mark
from voucher_till.store.owners import Owner
from voucher_till.store.paging import Key, Next
from voucher_till.store.questions import OPEN, TO_SEND, UNVERIFIED, sendable
from voucher_till.store.reading import Reader
from voucher_till.store.rows import milliseconds, redemption
from voucher_till.store.scan_log import ScanLog, scan_entry
from voucher_till.store.slips import Slips
from voucher_till.store.sums import totals
from voucher_till.store.traces import traces_of

PLACE = Place("sandbox", "1", "OUTLET-1", "key")
START = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)
START_MS = milliseconds(START)
SPAN_MS = 1_000
"""Rows lie so close that many share a millisecond."""
OUTLETS = ("OUTLET-0", "OUTLET-1", "OUTLET-2", "OUTLET-9")
"""At the last one nothing was sold."""
CASHIERS, SOURCES = ("Sari", "Budi", "", "أحمد"), ("camera", "typed", "")
PRODUCTS = ("Nasi Goreng", "NASI Uduk", "Straße 1234", "أرز مقلي", "Kopi", "50% off_")
PRICES = ("25000", "7.50", "7.5", "0", "1000000000000000000000", "12000.125", "n/a", None)
LARGEST = 2**63 - 1
VERDICTS = ("verified", "refused", "error")
NEWEST_OF_ALL = Next(limit=100_000)
_S = RedemptionState


def _values(chance: random.Random, number: int) -> dict[str, object]:
    state = chance.choice(list(_S))
    environment, merchant = chance.choice([("sandbox", "1")] * 6 + [("live", "1"), ("sandbox", "2")])
    created = chance.randrange(SPAN_MS)
    return {
        "intent": f"intent{number // 2}",
        "environment": environment,
        "merchant_id": merchant,
        # The first of them is behind all others.
        "outlet": chance.choice(OUTLETS[1:3]) if created > SPAN_MS // 8 else OUTLETS[0],
        "cashier": chance.choice(CASHIERS),
        "shop_order_id": f"77{number // 3:014d}" if chance.random() < 0.9 else "",
        "code": f"{number:015d}{chance.choice(('0000', '1234', f'{number:04d}'))}",
        "product_name": chance.choice(PRODUCTS),
        "sale_amount": chance.choice(PRICES),
        "currency": chance.choice(("IDR", "IDR", "USD", None)),
        "state": state.value,
        "log_id": f"LOG{number:08X}" if chance.random() < 0.7 else None,
        "redeem_id": f"R{number:09d}" if chance.random() < 0.7 else None,
        "created_ms": START_MS + created,
        "updated_ms": START_MS,
        "source": chance.choice(SOURCES),
    }


def _fill(connection: sqlite3.Connection, rows: int = 700) -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable, not secret

    def insert(table: str, values: dict[str, object]) -> int:
        marks = ", ".join("?" * len(values))
        text = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"  # noqa: S608
        return connection.execute(text, tuple(values.values())).lastrowid or 0

    for number in range(rows):
        values = _values(chance, number)
        row = insert("redemption", values)
        base = {"at_ms": START_MS + number, "log_id": f"STEP{number:06x}"}
        insert("step", {"redemption_id": row, "state": values["state"], **base})
        event = {
            "intent": values["intent"],
            "kind": "shown",
            "log_id": f"EVENT{number:05d}",
            "at_ms": START_MS,
        }
        insert("event", event | {"redemption_id": row if number % 2 else None})
        scan = {name: values[name] for name in ("environment", "outlet", "cashier", "source", "product_name")}
        scan |= {"at_ms": START_MS + chance.randrange(SPAN_MS), "ending": chance.choice(("1234", "aB+/"))}
        scan |= {"shop_order_id": values["shop_order_id"] or None, "verdict": chance.choice(VERDICTS)}
        insert(
            "scan", scan | {"log_id": f"SCAN{number:06X}" if chance.random() < 0.7 else None, "vouchers": 1}
        )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = DataFolder(tmp_path_factory.mktemp("history") / "till")
    folder.prepare()

    async def fill() -> None:
        database = await Database.open(folder)
        await database.write(_fill)
        await database.close()

    asyncio.run(fill())
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


class Everything:
    """All rows, with all that can be searched in each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.numbers: dict[int, set[str]] = defaultdict(set)
        here = "environment = 'sandbox' AND merchant_id = '1'"
        rows = connection.execute(f"SELECT * FROM redemption WHERE {here}").fetchall()  # noqa: S608
        self.rows = [redemption(row) for row in rows]
        self.milli = {row["id"]: row["sale_milli"] for row in rows}
        scans = connection.execute("SELECT * FROM scan WHERE environment = 'sandbox'").fetchall()
        self.scans = [scan_entry(row) for row in scans]
        every_scan = connection.execute("SELECT shop_order_id, log_id FROM scan").fetchall()
        steps = connection.execute("SELECT * FROM step").fetchall()
        events = connection.execute("SELECT * FROM event").fetchall()
        for row in self.rows:
            known = self.numbers[row.id]
            known.update(filter(None, (row.code, row.shop_order_id, row.log_id, row.redeem_id)))
            known.update(step["log_id"] for step in steps if step["redemption_id"] == row.id)
            known.update(
                event["log_id"]
                for event in events
                if event["intent"] == row.intent and event["redemption_id"] in (None, row.id)
            )
            known.update(
                scan["log_id"]
                for scan in every_scan
                if scan["log_id"] and scan["shop_order_id"] and scan["shop_order_id"] == row.shop_order_id
            )

    def fitting(self, wanted: Wanted) -> list[Redemption]:
        """One after another, newest first."""
        found = [row for row in self.rows if self._fits(row, wanted)]
        return sorted(found, key=lambda row: (row.created_at, row.id), reverse=True)

    def _fits(self, row: Redemption, wanted: Wanted) -> bool:
        milli = self.milli[row.id]
        return (
            _in_span(row.created_at, wanted.since, wanted.until)
            and (not wanted.states or row.state in wanted.states)
            and (not wanted.cashiers or row.cashier in wanted.cashiers)
            and (not wanted.products or row.product_name in wanted.products)
            and (not wanted.sources or row.source in wanted.sources)
            and (not wanted.outlets or row.outlet in wanted.outlets)
            # Nothing larger can be kept: what is larger counts as that.
            and (wanted.least is None or (milli is not None and milli >= min(wanted.least * 1000, LARGEST)))
            and (wanted.most is None or (milli is not None and milli <= wanted.most * 1000))
            and _found(wanted.search, row.product_name, self.numbers[row.id])
        )

    def fitting_scans(self, wanted: ScansWanted) -> list[ScanEntry]:
        """One after another, newest first."""
        found = [scan for scan in self.scans if _scan_fits(scan, wanted)]
        return sorted(found, key=lambda scan: (scan.at, scan.id), reverse=True)


def _in_span(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or at >= since) and (until is None or at < until)


def _found(search: str, product: str, numbers: set[str], ending: str | None = None) -> bool:
    if not search.strip() or search.strip().casefold() in product.casefold():
        return True
    bare = "".join(search.split())
    if len(bare) < 4:
        return False
    spellings = (bare, bare.upper(), bare.lower())
    return any(number.endswith(spellings) for number in numbers) or ending in {one[-4:] for one in spellings}


def _scan_fits(scan: ScanEntry, wanted: ScansWanted) -> bool:
    numbers = {number for number in (scan.shop_order_id, scan.log_id) if number}
    return (
        _in_span(scan.at, wanted.since, wanted.until)
        and (not wanted.cashiers or scan.cashier in wanted.cashiers)
        and (not wanted.sources or scan.source in wanted.sources)
        and (not wanted.verdicts or scan.verdict in wanted.verdicts)
        and _found(wanted.search, scan.product_name, numbers, scan.ending)
    )


@pytest.fixture(scope="module")
def everything(filled: sqlite3.Connection) -> Everything:
    return Everything(filled)


def some(values: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([*values, "nobody"]), max_size=3).map(tuple)


moments = st.none() | st.integers(-5, SPAN_MS + 5).map(lambda ms: START + timedelta(milliseconds=ms))
amounts = st.none() | st.sampled_from(
    [Decimal(text) for text in ("0", "7.5", "7.501", "12000", "25000", "1e30")]
)
numbers = st.integers(0, 710)
searches = st.one_of(
    st.just(""),
    st.sampled_from(
        (
            "nasi",
            "N",
            "strasse",
            "STRASSE 12",
            "1234",
            "0000",
            "34",
            "%",
            "_",
            " 0 000 ",
            "أرز",
            "\ud800",
            "aB+/",
        )
    ),
    numbers.map(lambda number: f"LOG{number:08X}"[-6:].lower()),
    numbers.map(lambda number: f"step{number:06X}"),
    numbers.map(lambda number: f"{number:05d}"),
    numbers.map(lambda number: f"SCAN{number:06X}"),
    numbers.map(lambda number: f"77{number // 3:014d}"),
)
wanted_rows = st.builds(
    Wanted,
    since=moments,
    until=moments,
    states=st.lists(st.sampled_from(list(_S)), max_size=3).map(tuple),
    cashiers=some(CASHIERS),
    products=some(PRODUCTS),
    sources=some(SOURCES),
    outlets=some(OUTLETS),
    least=amounts,
    most=amounts,
    search=searches,
)
wanted_scans = st.builds(
    ScansWanted,
    since=moments,
    until=moments,
    cashiers=some(CASHIERS),
    sources=some(SOURCES),
    verdicts=some(VERDICTS),
    search=searches,
)


@pytest.mark.parametrize("most_ways", [128, 2])
@settings(max_examples=80, deadline=None)
@given(wanted=wanted_rows)
def test_exactly_the_rows_that_fit_come_newest_first(
    filled: sqlite3.Connection, everything: Everything, most_ways: int, wanted: Wanted
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history, "MOST_WAYS", most_ways)
        patch.setattr(paging, "MOST_WAYS", most_ways)
        assert redemptions_page(filled, PLACE, wanted, NEWEST_OF_ALL) == everything.fitting(wanted)


@settings(max_examples=60, deadline=None)
@given(wanted=wanted_rows)
def test_totals_count_the_rows_that_fit(
    filled: sqlite3.Connection, everything: Everything, wanted: Wanted
) -> None:
    fitting = everything.fitting(wanted)
    sold = [row for row in fitting if row.state is _S.REDEEMED]
    rows, sums = totals(filled, PLACE, wanted)
    assert rows == len(fitting)
    assert sum(one.rows for one in sums) == len(sold)
    currencies = dict(filled.execute("SELECT id, currency FROM redemption").fetchall())
    expected: dict[str | None, int] = defaultdict(int)
    for row in sold:
        expected[currencies[row.id]] += everything.milli[row.id] or 0
    assert {one.currency: one.milli for one in sums} == expected


@settings(max_examples=60, deadline=None)
@given(wanted=wanted_scans)
def test_exactly_the_scans_that_fit_come_newest_first(
    filled: sqlite3.Connection, everything: Everything, wanted: ScansWanted
) -> None:
    assert scans_page(filled, PLACE, wanted, NEWEST_OF_ALL) == everything.fitting_scans(wanted)


@settings(max_examples=50, deadline=None)
@given(wanted=wanted_rows, limit=st.sampled_from((7, 50)))
def test_paging_both_ways_meets_each_row_once(
    filled: sqlite3.Connection, everything: Everything, wanted: Wanted, limit: int
) -> None:
    def page(beside: Redemption | None, *, newer: bool) -> list[Redemption]:
        key = Key(milliseconds(beside.created_at), beside.id) if beside else None
        return redemptions_page(filled, PLACE, wanted, Next(key, newer, limit))

    down: list[Redemption] = []
    while more := page(down[-1] if down else None, newer=False):
        down += more
    assert down == everything.fitting(wanted)
    up = down[-1:]
    while up and (more := page(up[0], newer=True)):
        up = more + up
    assert up == down


def _plans(connection: sqlite3.Connection, ask: Sequence[Wanted | ScansWanted]) -> Iterator[tuple[str, str]]:
    """Each statement that was run for the questions, with what SQLite says of the way it goes."""
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    for wanted in ask:
        for key in (None, Key(START_MS + SPAN_MS // 2, 300)):
            for newer in (False, True):
                if isinstance(wanted, ScansWanted):
                    scans_page(connection, PLACE, wanted, Next(key, newer))
                else:
                    redemptions_page(connection, PLACE, wanted, Next(key, newer))
        if isinstance(wanted, Wanted):
            totals(connection, PLACE, wanted)
    choices(connection, PLACE)
    for row in redemptions_page(connection, PLACE, Wanted(), Next()):
        traces_of(connection, row)
    connection.set_trace_callback(None)
    for statement in dict.fromkeys(statements):
        for line in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
            yield statement, line["detail"]


@pytest.mark.parametrize("most_ways", [128, 2])
def test_no_question_looks_at_every_row(
    filled: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, most_ways: int
) -> None:
    monkeypatch.setattr(history, "MOST_WAYS", most_ways)
    monkeypatch.setattr(paging, "MOST_WAYS", most_ways)
    one = Wanted(since=START, states=(_S.CONFLICT,), cashiers=("Sari",), products=("Kopi",), least=Decimal(1))
    ask: list[Wanted | ScansWanted] = [
        Wanted(),
        Wanted(since=START),
        Wanted(states=(_S.CONFLICT, _S.REFUSED)),
        Wanted(cashiers=("Sari",)),
        Wanted(products=PRODUCTS),
        Wanted(sources=("typed",)),
        Wanted(outlets=("OUTLET-2",)),
        Wanted(outlets=OUTLETS, states=(_S.CONFLICT,), products=("Kopi",), sources=("typed",)),
        Wanted(outlets=("OUTLET-1",), cashiers=("Sari",), search="nasi", least=Decimal(1)),
        Wanted(most=Decimal(10)),
        one,
        *(Wanted(search=text) for text in ("nasi", "1234", "LOG000000A1")),
        ScansWanted(),
        *(ScansWanted(search=text) for text in ("nasi", "1234", "SCAN0000A1")),
        ScansWanted(cashiers=("Sari",), verdicts=("refused",), sources=("typed",)),
    ]
    plans = list(_plans(filled, ask))
    assert len({statement for statement, _ in plans}) > 50
    harmless = ("SCAN found", "SCAN json_each", "SCAN CONSTANT ROW")
    scans = [plan for plan in plans if "SCAN " in plan[1] and not plan[1].startswith(harmless)]
    assert scans == []


def test_whoever_does_not_ask_for_an_outlets_rows_is_not_led_through_them_all(
    filled: sqlite3.Connection,
) -> None:
    here, values = sendable(PLACE)
    for condition in (OPEN, TO_SEND, UNVERIFIED):
        asked = f"SELECT * FROM redemption WHERE {condition} AND {here}"  # noqa: S608
        plan = filled.execute(f"EXPLAIN QUERY PLAN {asked}", values)
        assert [line["detail"] for line in plan] == [
            "SEARCH redemption USING INDEX redemption_open (state=?)"
        ], condition


def test_a_price_among_many_prices_leads_to_its_few_rows(
    filled: sqlite3.Connection, everything: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_WAYS", 1)
    for few in (0, 2_000):
        monkeypatch.setattr(history, "_FEW", few)
        wanted = Wanted(least=Decimal(5), most=Decimal(20_000), search="1234")
        assert redemptions_page(filled, PLACE, wanted, NEWEST_OF_ALL) == everything.fitting(wanted)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "till")
    folder.prepare()
    return folder


@pytest.fixture
async def database(folder: DataFolder) -> AsyncIterator[Database]:
    database = await Database.open(folder)
    yield database
    await database.close()


@pytest.fixture
async def reader(folder: DataFolder, database: Database) -> AsyncIterator[Reader]:
    reader = Reader(folder)
    yield reader
    await reader.close()


def _voucher(code: str, price: str = "25000") -> Voucher:
    return Voucher(
        code, "Nasi Goreng", VoucherStatus.REDEEMABLE, sale_price=Money(Decimal(price), "IDR"), product_id="9"
    )


async def test_the_history_as_the_window_uses_it(
    folder: DataFolder, database: Database, reader: Reader
) -> None:
    journal = Journal(database, Owner(folder.owners), PLACE)
    scans = ScanLog(database, environment="sandbox", outlet="1")
    record = History(reader, PLACE)
    assert await record.page(Wanted()) == []
    assert (await record.totals(Wanted())).paid == ()
    for number in range(5):
        rows = await journal.begin("77", [_voucher(f"01234567890123456{number}")], "Sari", Seen("typed"))
        await journal.settle(rows, Outcome(_S.REDEEMED, log_id=f"LOG{number}", redeem_id=f"R{number}"))
        await scans.add(f"TT-{number}", "typed", "Budi", Verdict(VerdictKind.REFUSED, Reason.EXPIRED))
    newest = await record.page(Wanted(), limit=2)
    older = await record.page(Wanted(), older_than=newest[-1], limit=2)
    assert [row.redeem_id for row in newest + older] == ["R4", "R3", "R2", "R1"]
    assert await record.page(Wanted(), newer_than=older[0], limit=2) == newest
    assert [row.redeem_id for piece in [p async for p in record.rows(Wanted())] for row in piece] == [
        "R4", "R3", "R2", "R1", "R0",
    ]  # fmt: skip
    told = await record.totals(Wanted(search="nasi"))
    assert (told.rows, told.redeemed, told.paid) == (5, 5, (Money(Decimal(125_000), "IDR"),))
    listed = await record.scans(ScansWanted(verdicts=("refused",)), limit=3)
    assert [scan.ending for scan in listed] == ["TT-4", "TT-3", "TT-2"]
    assert (listed[0].cashier, listed[0].reason, listed[0].vouchers) == ("Budi", "expired", 0)
    assert [scan.ending for scan in await record.scans(ScansWanted(), older_than=listed[-1])] == [
        "TT-1",
        "TT-0",
    ]
    assert await record.scans(ScansWanted(), newer_than=listed[1]) == listed[:1]
    found = await record.choices()
    assert (found.cashiers, found.products, found.sources) == (("Budi", "Sari"), ("Nasi Goreng",), ("typed",))
    assert found.outlets == (PLACE.outlet,)


async def test_a_time_line_tells_all_that_happened(
    folder: DataFolder, database: Database, reader: Reader
) -> None:
    journal = Journal(database, Owner(folder.owners), PLACE)
    scans = ScanLog(database, environment="sandbox", outlet="1")
    slips, record = Slips(database), History(reader, PLACE)
    listed = Verdict(VerdictKind.VERIFIED, log_id="SCAN1", shop_order_id="77", vouchers=(_voucher("1"),))
    seen = Seen("camera", await scans.add("TT-1", "camera", "Sari", listed))
    rows = await journal.begin("77", [_voucher("1"), _voucher("2")], "Sari", seen)
    rows = await journal.settle(rows, Outcome(_S.UNKNOWN, Reason.PLATFORM_TROUBLE, "-9990202", "LOG1"))
    await journal.note_event(rows[0].intent, SHOWN, who="Sari", detail="unknown")
    await journal.set_goods_out(rows[0].intent, "Sari")
    await slips.add(rows[0].intent)
    await slips.printed(1)
    stale = rows[0]
    await journal.claim(stale.intent)
    await journal.settle(rows[:1], Outcome(_S.CONFLICT, Reason.ALREADY_USED, "-3000102", "LOG2"))
    await journal.close_conflict(stale.id, "Budi", "Customer paid")
    found = (
        "INSERT INTO difference (check_id, redemption_id, kind, log_id, found_ms, handled_ms, handled_by,"
        " handled_note) VALUES (1, ?, 'only_there', 'LOG3', ?, ?, 'Budi', 'Asked')"
    )
    check = (
        "INSERT INTO platform_check (environment, merchant_id, outlet, since_ms, until_ms, asked_by,"
        " started_ms, total) VALUES ('sandbox', '1', '1', 0, 0, 'Budi', 0, 1)"
    )
    later = milliseconds(datetime.now(UTC)) + 1000
    await database.write(lambda connection: connection.execute(check))
    await database.write(lambda connection: connection.execute(found, (stale.id, later, later + 1)))
    told = await record.time_line(stale)
    assert [(moment.kind.value, moment.who, moment.log_id, moment.error_code) for moment in told] == [
        ("scanned", "Sari", None, None),
        ("verified", "", "SCAN1", None),
        ("intent", "Sari", None, None),
        ("answer", "", "LOG1", "-9990202"),
        ("shown", "Sari", None, None),
        ("handed_over", "Sari", None, None),
        ("slip", "", None, None),
        ("answer", "", "LOG2", "-3000102"),
        ("closed", "Budi", None, None),
        ("difference", "", "LOG3", None),
        ("handled", "Budi", None, None),
    ]
    words = [str(moment.says) for moment in told]
    assert words[0] == "Scanned with the camera."
    assert words[1] == "TikTok listed 1 voucher of the order."
    assert words[8] == "The conflict was closed: Customer paid"
    assert words[10] == "The difference was dealt with: Asked"
    assert str(told[7].why) == "This voucher has already been used."
    other = await record.time_line(rows[1])
    assert MomentKind.CLOSED not in {moment.kind for moment in other}


async def test_a_question_nobody_waits_for_is_cut_off(reader: Reader) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x % 7) FROM n"
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()

    def ask(connection: sqlite3.Connection) -> object:
        loop.call_soon_threadsafe(begun.set)
        return connection.execute(endless).fetchone()

    vain = asyncio.create_task(reader.read(ask))
    never = asyncio.create_task(reader.read(lambda _: pytest.fail("nobody waits for it")))
    await begun.wait()
    never.cancel()
    vain.cancel()
    async with asyncio.timeout(60):
        assert await reader.read(lambda connection: connection.execute("SELECT 5").fetchone()[0]) == 5
    for task in (vain, never):
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_a_reader_sees_one_moment_and_writes_nothing(database: Database, reader: Reader) -> None:
    with pytest.raises(StoreError) as caught:
        await reader.read(lambda connection: connection.execute("INSERT INTO meta VALUES ('a', 'b')"))
    assert caught.value.problem is StoreProblem.NO_ACCESS
    count = "SELECT count(*) FROM meta WHERE name = 'a'"
    loop = asyncio.get_running_loop()

    def twice(connection: sqlite3.Connection) -> tuple[int, int]:
        before = connection.execute(count).fetchone()[0]
        write = database.write(lambda other: other.execute("INSERT INTO meta VALUES ('a', 'b')"))
        asyncio.run_coroutine_threadsafe(write, loop).result(5)
        return before, connection.execute(count).fetchone()[0]

    assert await reader.read(twice) == (0, 0)
    assert await reader.read(lambda connection: connection.execute(count).fetchone()[0]) == 1


async def test_a_reader_goes_on_with_the_file_that_took_its_place(folder: DataFolder, reader: Reader) -> None:
    tables = "SELECT count(*) FROM sqlite_schema"
    assert await reader.read(lambda connection: connection.execute(tables).fetchone()[0]) > 0
    other = folder.root / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE alone (x)")
    await reader.reopen()
    other.replace(folder.database)
    for ending in ("-wal", "-shm"):
        folder.database.with_name(folder.database.name + ending).unlink(missing_ok=True)
    assert await reader.read(lambda connection: connection.execute(tables).fetchone()[0]) == 1


async def test_damage_met_by_a_reader_is_looked_into_at_the_next_start(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "till")
    folder.prepare()
    reader = Reader(folder)
    with pytest.raises(StoreError):
        await reader.read(lambda connection: connection.execute("SELECT 1 FROM redemption"))
    assert not damaged_mark(folder).exists()
    folder.database.write_bytes(b"no database at all" * 1000)
    with pytest.raises(StoreError) as caught:
        await reader.read(lambda connection: connection.execute("SELECT 1 FROM redemption"))
    assert caught.value.problem is StoreProblem.DAMAGED
    assert damaged_mark(folder).exists()
    await reader.close()


async def test_a_scan_that_got_anothers_number_is_not_told(
    folder: DataFolder, database: Database, reader: Reader
) -> None:
    """After a restore numbers of scans are given once more."""
    journal, scans = (
        Journal(database, Owner(folder.owners), PLACE),
        ScanLog(database, environment="sandbox", outlet="1"),
    )
    listed = Verdict(VerdictKind.VERIFIED, log_id="OTHER", shop_order_id="88", vouchers=(_voucher("9"),))
    other = await scans.add("TT-9", "camera", "Budi", listed)
    (row,) = await journal.begin("77", [_voucher("1")], "Sari", Seen("camera", other))
    told = await History(reader, PLACE).time_line(row)
    assert "OTHER" not in [moment.log_id for moment in told]
