"""Summaries of real files, against sums that are made row by row."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from voucher_till.domain.business_day import DayCut, Period
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.records.history import History
from voucher_till.records.summary import RefusedSlice, Slice, SliceKind, Summaries, Totals
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.history import Wanted
from voucher_till.store.reading import Reader
from voucher_till.store.rows import Place, milliseconds
from voucher_till.store.scan_log import ScanLog

PLACE = Place("sandbox", "7312345678901234567", "OUTLET-1")
BERLIN = ZoneInfo("Europe/Berlin")
S = RedemptionState
# Clocks are put back within it, in the night to 26 October.
PERIOD = Period(date(2025, 10, 24), date(2025, 11, 2))
LONG_AFTER = datetime(2026, 6, 1, tzinfo=UTC)
NONE = (0, Decimal(0), Decimal(0))


@dataclass(frozen=True)
class Row:
    """What of a redemption matters for sums."""

    at: datetime
    state: RedemptionState = S.REDEEMED
    product: str = "Nasi Goreng"
    cashier: str = "Sari"
    sale: str | None = "25000"
    original: str | None = None
    currency: str = "IDR"
    reason: Reason | None = None
    place: Place = PLACE

    @property
    def worth(self) -> tuple[Decimal, Decimal]:
        """Paid and original, in rupiahs."""
        if self.sale is None or self.currency != "IDR":
            return Decimal(0), Decimal(0)
        return Decimal(self.sale), Decimal(self.original or self.sale)


def berlin(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "till")
    made.prepare()
    return made


@pytest.fixture
async def database(folder: DataFolder) -> AsyncIterator[Database]:
    opened = await Database.open(folder)
    yield opened
    await opened.close()


@pytest.fixture
async def reader(database: Database, folder: DataFolder) -> AsyncIterator[Reader]:
    made = Reader(folder)
    yield made
    await made.close()


@pytest.fixture
def summaries(reader: Reader) -> Callable[..., Summaries]:
    """Makes them for days that end at a time, seen from a moment."""

    def make(ends: str = "00:00", now: datetime = LONG_AFTER) -> Summaries:
        return Summaries(reader, PLACE, lambda: DayCut.parse(ends, BERLIN), now=lambda: now)

    return make


async def fill(database: Database, rows: Iterable[Row]) -> None:
    def insert(connection: sqlite3.Connection) -> None:
        for number, row in enumerate(rows):
            at = milliseconds(row.at)
            connection.execute(
                "INSERT INTO redemption (intent, environment, merchant_id, outlet, cashier, shop_order_id,"
                " code, product_name, sale_amount, original_amount, currency, state, reason, created_ms,"
                " updated_ms) VALUES ('i', ?, ?, ?, ?, '77', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    row.place.environment,
                    row.place.merchant_id,
                    row.place.outlet,
                    row.cashier,
                    str(number),
                    row.product,
                    row.sale,
                    row.original,
                    row.currency if row.sale else None,
                    row.state,
                    row.reason,
                    at,
                    at,
                ),
            )

    await database.write(insert)


def some_rows(seed: int) -> list[Row]:
    """Rows around the period, at edges of days and hours too, of all states and several currencies."""
    chance = random.Random(seed)  # noqa: S311 - the same rows in each run
    begin = berlin("2025-10-12T00:00")
    edges = [timedelta(0), timedelta(milliseconds=1), timedelta(milliseconds=-1)]
    rows = []
    for _ in range(600):
        state = chance.choice([S.REDEEMED] * 6 + list(S))
        at = begin.astimezone(UTC) + timedelta(minutes=5 * chance.randrange(24 * 12 * 24))
        rows.append(
            Row(
                at + chance.choice(edges),
                state,
                chance.choice(["Nasi Goreng", "Es Teh", "Mie Ayam", ""]),
                chance.choice(["Sari", "Budi", ""]),
                sale=chance.choice(["25000", "7500.5", "0", None]),
                original=chance.choice(["40000", None]),
                currency=chance.choice(["IDR", "IDR", "USD"]),
                reason=chance.choice([Reason.EXPIRED, Reason.ALREADY_USED, None])
                if state == S.REFUSED
                else None,
                place=chance.choice(
                    [PLACE] * 8 + [replace(PLACE, outlet="OUTLET-2"), replace(PLACE, merchant_id="1")]
                ),
            )
        )
    return rows


def within(rows: Iterable[Row], cut: DayCut, period: Period) -> list[Row]:
    return [row for row in rows if row.place == PLACE and period.first <= cut.day_of(row.at) <= period.last]


def added_up(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, tuple[int, Decimal, Decimal]]:
    found: dict[str, tuple[int, Decimal, Decimal]] = {}
    for row in rows:
        count, paid, original = found.get(key(row), NONE)
        found[key(row)] = (count + 1, paid + row.worth[0], original + row.worth[1])
    return found


def as_shown(parts: Iterable[Slice]) -> dict[str, tuple[int, Decimal, Decimal]]:
    shown = [part for part in parts if part.count]
    assert len({part.key for part in shown}) == len(shown)
    return {part.key: (part.count, part.paid, part.original) for part in shown}


@pytest.mark.parametrize("ends", ["00:00", "02:30", "04:10", "22:00"])
async def test_all_figures_are_the_sums_of_their_rows(
    database: Database, summaries: Callable[..., Summaries], ends: str
) -> None:
    rows, cut = some_rows(1), DayCut.parse(ends, BERLIN)
    await fill(database, rows)
    summary = await summaries(ends).of(PERIOD)
    listed = within(rows, cut, PERIOD)
    sold = [row for row in listed if row.state is S.REDEEMED]
    assert len(sold) > 80
    assert as_shown(summary.by_product) == added_up(sold, lambda row: row.product)
    assert as_shown(summary.by_cashier) == added_up(sold, lambda row: row.cashier)
    assert as_shown(summary.by_hour) == added_up(sold, lambda row: str(row.at.astimezone(BERLIN).hour))
    assert as_shown(summary.by_day) == added_up(sold, lambda row: str(cut.day_of(row.at)))
    assert as_shown(summary.by_weekday) == added_up(sold, lambda row: str(cut.day_of(row.at).isoweekday()))
    assert as_shown(summary.by_state) == added_up(listed, lambda row: row.state)
    assert summary.now == Totals(*added_up(sold, lambda _: "")[""])
    before = [row for row in within(rows, cut, PERIOD.before()) if row.state is S.REDEEMED]
    assert summary.before == Totals(*added_up(before, lambda _: "")[""])
    dollars = [Decimal(row.sale) for row in sold if row.currency == "USD" and row.sale is not None]
    assert (summary.currency, summary.other_currencies) == ("IDR", (Money(sum(dollars, Decimal(0)), "USD"),))
    refused = [row.reason for row in listed if row.state is S.REFUSED]
    assert {part.reason: part.rows for part in summary.refused} == {
        reason: refused.count(reason) for reason in set(refused)
    }


async def test_the_parts_come_in_the_order_they_are_read(
    database: Database, summaries: Callable[..., Summaries]
) -> None:
    await fill(database, some_rows(2))
    summary = await summaries().of(PERIOD)
    for parts in (summary.by_product, summary.by_cashier, summary.by_state):
        assert [(-part.count, part.key) for part in parts] == sorted(
            (-part.count, part.key) for part in parts
        )
    assert [part.key for part in summary.by_hour] == [str(hour) for hour in range(24)]
    assert [part.key for part in summary.by_weekday] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [part.key for part in summary.by_day] == [str(day) for day in PERIOD.days]


async def test_a_period_without_a_sale(summaries: Callable[..., Summaries]) -> None:
    summary = await summaries().of(PERIOD)
    assert (summary.now, summary.before, summary.currency) == (Totals(), Totals(), "")
    assert (summary.by_product, summary.by_cashier, summary.by_state, summary.refused) == ((), (), (), ())
    assert (len(summary.by_hour), len(summary.by_weekday), len(summary.by_day)) == (24, 7, len(PERIOD.days))
    assert summary.other_currencies == ()


async def test_with_sales_only_before_their_currency_counts(
    database: Database, summaries: Callable[..., Summaries]
) -> None:
    await fill(database, [Row(berlin("2025-10-20T12:00"), sale="9", currency="USD")])
    summary = await summaries().of(PERIOD)
    assert (summary.currency, summary.now, summary.before.paid) == ("USD", Totals(), Decimal(9))


async def test_vouchers_without_a_price_are_counted_and_have_no_say_in_the_currency(
    database: Database, summaries: Callable[..., Summaries]
) -> None:
    at = berlin("2025-10-26T12:00")
    await fill(database, [Row(at, sale=None), Row(at, sale=None), Row(at, sale="9", currency="USD")])
    summary = await summaries().of(PERIOD)
    assert (summary.currency, summary.now) == ("USD", Totals(3, Decimal(9), Decimal(9)))
    assert summary.other_currencies == ()


async def test_a_period_under_way_is_compared_with_as_much_of_the_one_before(
    database: Database, summaries: Callable[..., Summaries]
) -> None:
    november = Period(date(2025, 11, 1), date(2025, 11, 30))
    await fill(
        database,
        [
            Row(berlin("2025-10-01T04:00"), sale="1"),
            Row(berlin("2025-10-10T13:14"), sale="10"),
            Row(berlin("2025-10-10T13:15"), sale="100"),
            Row(berlin("2025-10-31T20:00"), sale="1000"),
        ],
    )
    summary = await summaries("04:00", berlin("2025-11-10T13:15")).of(november)
    assert (summary.is_over, summary.compared) == (False, Period(date(2025, 10, 1), date(2025, 10, 31)))
    assert summary.compared_until == berlin("2025-10-10T13:15")
    assert summary.before == Totals(2, Decimal(11), Decimal(11))
    over = await summaries("04:00", berlin("2025-12-01T04:00")).of(november)
    assert (over.is_over, over.compared_until) == (True, berlin("2025-11-01T04:00"))
    assert over.before.paid == Decimal(1111)


@pytest.mark.parametrize(
    ("now", "until"),
    [("2025-03-31T12:00", "2025-03-01T00:00"), ("2025-02-20T12:00", "2025-02-01T00:00")],
    ids=["the month before is shorter", "the period has not begun"],
)
async def test_what_is_compared_stays_within_the_period_before(
    summaries: Callable[..., Summaries], now: str, until: str
) -> None:
    summary = await summaries("00:00", berlin(now)).of(Period(date(2025, 3, 1), date(2025, 3, 31)))
    assert summary.compared_until == berlin(until)


async def test_refused_rows_and_scans_are_told_by_reason(
    database: Database, summaries: Callable[..., Summaries]
) -> None:
    now = datetime.now(UTC)
    for outlet in ("OUTLET-1", "OUTLET-2"):
        scans = ScanLog(database, environment="sandbox", outlet=outlet)
        await scans.add("TT-1", "qr", "Sari", Verdict(VerdictKind.REFUSED, Reason.EXPIRED))
        await scans.add("TT-2", "qr", "Sari", Verdict(VerdictKind.REFUSED, Reason.WRONG_OUTLET))
        await scans.add("TT-3", "qr", "Sari", Verdict(VerdictKind.VERIFIED))
        await scans.add("TT-4", "qr", "Sari", Verdict(VerdictKind.ERROR, Reason.TILL_ERROR))
    refused = Row(now, S.REFUSED, reason=Reason.EXPIRED)
    await fill(database, [refused, refused, replace(refused, at=now - timedelta(days=5))])
    # The scans bear the time of this computer: the day before and after stand for a midnight in between.
    day = DayCut(zone=BERLIN).day_of(now)
    summary = await summaries().of(Period(day - timedelta(days=1), day + timedelta(days=1)))
    assert summary.refused == (RefusedSlice(Reason.EXPIRED, 2, 1), RefusedSlice(Reason.WRONG_OUTLET, 0, 1))


def fits(row: Row, wanted: Wanted) -> bool:
    assert wanted.since is not None
    assert wanted.until is not None
    here = (row.place.environment, row.place.merchant_id) == (PLACE.environment, PLACE.merchant_id)
    return (
        here
        and row.place.outlet in wanted.outlets
        and wanted.since <= row.at < wanted.until
        and row.state in wanted.states
        and (not wanted.products or row.product in wanted.products)
        and (not wanted.cashiers or row.cashier in wanted.cashiers)
    )


@pytest.mark.parametrize("ends", ["00:00", "04:00"])
async def test_a_slice_opens_exactly_its_rows(
    database: Database, reader: Reader, summaries: Callable[..., Summaries], ends: str
) -> None:
    rows, made = some_rows(3), summaries(ends)
    await fill(database, rows)
    summary = await made.of(PERIOD)
    slices = [
        (SliceKind.PRODUCT, summary.by_product),
        (SliceKind.CASHIER, summary.by_cashier),
        (SliceKind.DAY, summary.by_day),
        (SliceKind.STATE, summary.by_state),
        (SliceKind.SALES, (Slice("", summary.now.count, summary.now.paid, summary.now.original),)),
    ]
    for kind, parts in slices:
        for part in parts:
            wanted = made.wanted_for(kind, part.key, PERIOD)
            assert wanted is not None
            assert sum(fits(row, wanted) for row in rows) == part.count, (kind, part)
            assert (await History(reader, PLACE).totals(wanted)).rows == part.count, (kind, part)


async def test_hours_and_weekdays_open_their_rows_where_they_are_one_stretch(
    database: Database, summaries: Callable[..., Summaries]
) -> None:
    twice = [Row(berlin("2025-10-26T02:30")), Row(berlin("2025-10-26T02:30", fold=1))]
    rows = [*twice, Row(berlin("2025-10-26T03:00"))]
    await fill(database, rows)
    made, day = summaries(), Period(date(2025, 10, 26), date(2025, 10, 26))
    assert (await made.of(day)).by_hour[2].count == 2
    wanted = made.wanted_for(SliceKind.HOUR, "2", day)
    since, until = datetime(2025, 10, 26, tzinfo=UTC), datetime(2025, 10, 26, 2, tzinfo=UTC)
    assert wanted == Wanted(since, until, (S.REDEEMED,), outlets=(PLACE.outlet,))
    assert [row for row in rows if fits(row, wanted)] == twice
    sunday = made.wanted_for(SliceKind.WEEKDAY, "7", Period(date(2025, 10, 21), date(2025, 10, 27)))
    assert sunday == made.wanted_for(SliceKind.DAY, "2025-10-26", PERIOD)


def test_hours_and_weekdays_open_nothing_where_no_filter_lists_them(
    summaries: Callable[..., Summaries],
) -> None:
    day = Period(PERIOD.first, PERIOD.first)
    assert summaries().wanted_for(SliceKind.HOUR, "2", PERIOD) is None
    assert summaries().wanted_for(SliceKind.WEEKDAY, "5", PERIOD) is None
    assert summaries("04:10").wanted_for(SliceKind.HOUR, "4", day) is None
    assert summaries().wanted_for(SliceKind.HOUR, "2", Period(date(2025, 3, 30), date(2025, 3, 30))) is None


async def test_absurd_amounts_break_no_sum(database: Database, summaries: Callable[..., Summaries]) -> None:
    rows = [Row(berlin("2025-10-25T12:00"), sale="1000000000000000000000") for _ in range(3)]
    await fill(database, rows)
    summary = await summaries().of(PERIOD)
    assert (summary.now.count, summary.before.count) == (3, 0)
    assert summary.now.paid > 9 * 10**15


async def test_no_table_is_read_from_end_to_end(
    database: Database, reader: Reader, summaries: Callable[..., Summaries]
) -> None:
    await fill(database, some_rows(4))
    asked: list[str] = []
    await reader.read(lambda connection: connection.set_trace_callback(asked.append))
    await summaries().of(PERIOD)

    def plans(connection: sqlite3.Connection) -> list[str]:
        connection.set_trace_callback(None)
        selects = {text for text in asked if text.startswith(("SELECT", "WITH"))}
        return [str(row[3]) for text in selects for row in connection.execute(f"EXPLAIN QUERY PLAN {text}")]

    found = await reader.read(plans)
    for index in (
        "redemption_state (state=? AND created_ms>? AND created_ms<?)",
        "redemption_product (product_name=? AND created_ms>? AND created_ms<?)",
        "scan_verdict (verdict=? AND at_ms>? AND at_ms<?)",
    ):
        assert any(f"USING COVERING INDEX {index}" in plan for plan in found), index
    # The few that were refunded are looked up one by one.
    harmless = ("COVERING", "redemption USING INTEGER PRIMARY KEY")
    looked_up = [plan for plan in found if "redemption" in plan and not any(one in plan for one in harmless)]
    assert looked_up == []
    of_names = ("SCAN found", "SCAN refund", "SCAN CONSTANT ROW")
    assert [plan for plan in found if plan.startswith("SCAN") and plan not in of_names] == []
