"""The end of a day on real files: what it came to, its signature, and what moved since."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from voucher_till.domain.business_day import DayCut
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.records.closing import (
    DayClosings,
    DayMovedError,
    DayNotOverError,
    DaySheet,
    MovedRow,
    OpenRow,
    SignedDay,
)
from voucher_till.records.tally import Slice, Totals
from voucher_till.store.audit import AuditTrail
from voucher_till.store.closings import proofs
from voucher_till.store.database import Database
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Outcome, Place
from voucher_till.store.owners import Owner
from voucher_till.store.reading import Reader
from voucher_till.store.scan_log import ScanLog

PLACE = Place("sandbox", "7312345678901234567", "OUTLET-1")
JAKARTA = ZoneInfo("Asia/Jakarta")
# Far from now: no day ends while a test runs.
CUT = DayCut((datetime.now(JAKARTA) + timedelta(hours=12)).time().replace(second=0, microsecond=0), JAKARTA)
TOMORROW = datetime.now(UTC) + timedelta(days=1)
S = RedemptionState


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


class Counter:
    """Sells at one outlet."""

    def __init__(
        self, database: Database, folder: DataFolder, place: Place = PLACE, first_code: int = 1000
    ) -> None:
        self.journal = Journal(database, Owner(folder.owners), place)
        self._codes = count(first_code)

    async def sell(
        self,
        state: RedemptionState,
        product: str = "Nasi Goreng",
        cashier: str = "Sari",
        price: str = "25000",
    ) -> Redemption:
        """One voucher that ends in a state."""
        voucher = Voucher(
            str(next(self._codes)),
            product,
            VoucherStatus.REDEEMABLE,
            sale_price=Money.parse(price, "IDR"),
            original_price=Money.parse("40000", "IDR"),
        )
        rows = await self.journal.begin("77", [voucher], cashier)
        if state is S.SUBMITTING:
            return rows[0]
        reason = Reason.EXPIRED if state is S.REFUSED else None
        return (await self.journal.settle(rows, Outcome(state, reason)))[0]


@pytest.fixture
def counter(database: Database, folder: DataFolder) -> Counter:
    return Counter(database, folder)


MakeClosings = Callable[..., DayClosings]


@pytest.fixture
def closings(reader: Reader, database: Database) -> MakeClosings:
    """Makes them for a moment, and for where days are cut."""

    def make(now: datetime = TOMORROW, cut: DayCut = CUT, place: Place = PLACE) -> DayClosings:
        return DayClosings(reader, database, place, lambda: cut, now=lambda: now)

    return make


def day_of(row: Redemption) -> date:
    return CUT.day_of(row.created_at)


def as_kept(row: Redemption) -> OpenRow:
    return OpenRow(
        row.id,
        row.intent,
        row.state,
        row.code,
        row.shop_order_id,
        row.product_name,
        row.sale_price,
        row.cashier,
        row.created_at,
    )


async def signed_day(counter: Counter, made: DayClosings, *states: RedemptionState) -> SignedDay:
    rows = [await counter.sell(state) for state in states]
    return await made.sign(day_of(rows[0]), "Dewi")


async def set_taken(database: Database, row: Redemption, at: datetime) -> None:
    taken = (round(at.timestamp() * 1000), row.id)
    await database.write(lambda c: c.execute("UPDATE redemption SET created_ms = ? WHERE id = ?", taken))


async def test_a_sheet_has_the_days_sales_and_what_waits(
    counter: Counter, database: Database, closings: MakeClosings
) -> None:
    sold = await counter.sell(S.REDEEMED)
    await counter.sell(S.REDEEMED, "Es Teh", price="7500")
    await counter.sell(S.REDEEMED, "Es Teh", "Budi", price="7500")
    await counter.sell(S.REFUSED)
    await counter.sell(S.CANCELLED)
    unknown, conflict = await counter.sell(S.UNKNOWN), await counter.sell(S.CONFLICT)
    scans = ScanLog(database, environment="sandbox", outlet="OUTLET-1")
    await scans.add("TT-1", "qr", "Sari", Verdict(VerdictKind.REFUSED, Reason.ALREADY_USED))
    sheet = await closings().draft(day_of(sold))
    assert (sheet.day, sheet.outlet, sheet.currency) == (day_of(sold), "OUTLET-1", "IDR")
    assert (sheet.since, sheet.until) == (
        CUT.start_of(sheet.day),
        CUT.start_of(sheet.day + timedelta(days=1)),
    )
    assert sheet.sales == Totals(3, Decimal(40000), Decimal(120000))
    assert sheet.by_cashier == (
        Slice("Sari", 2, Decimal(32500), Decimal(80000)),
        Slice("Budi", 1, Decimal(7500), Decimal(40000)),
    )
    assert [(part.key, part.count) for part in sheet.by_product] == [("Es Teh", 2), ("Nasi Goreng", 1)]
    assert {part.key: part.count for part in sheet.by_state} == {
        "redeemed": 3,
        "refused": 1,
        "cancelled": 1,
        "unknown": 1,
        "conflict": 1,
    }
    assert (sheet.open_rows, sheet.conflicts) == ((as_kept(unknown),), (as_kept(conflict),))
    assert (sheet.refused, sheet.differences) == (2, 0)


async def test_other_days_and_outlets_are_left_out(
    counter: Counter, database: Database, folder: DataFolder, closings: MakeClosings
) -> None:
    sold = await counter.sell(S.REDEEMED)
    day = day_of(sold)
    before, late = await counter.sell(S.UNKNOWN), await counter.sell(S.UNKNOWN)
    await set_taken(database, before, CUT.start_of(day) - timedelta(milliseconds=1))
    await set_taken(database, late, CUT.start_of(day + timedelta(days=1)))
    outlet, merchant = replace(PLACE, outlet="OUTLET-2"), replace(PLACE, merchant_id="1")
    for place in (outlet, merchant):
        other = Counter(database, folder, place, first_code=5000)
        assert day_of(await other.sell(S.REDEEMED)) == day
        await other.sell(S.UNKNOWN)
    made = closings()
    sheet = await made.draft(day)
    assert sheet.sales.count == 1
    assert {part.key for part in sheet.by_state} == {"redeemed"}
    # What was left open on an earlier day still waits at the end of this one.
    assert [row.id for row in sheet.open_rows] == [before.id]
    await made.sign(day, "Dewi")
    assert await closings(place=outlet).latest(9) == await closings(place=merchant).latest(9) == []
    assert (await closings(place=outlet).draft(day)).sales.count == 1


async def test_differences_nobody_handled_are_counted_by_their_rows(
    counter: Counter, database: Database, closings: MakeClosings
) -> None:
    rows = [await counter.sell(S.REDEEMED) for _ in range(4)]

    def insert(connection: sqlite3.Connection) -> None:
        for check in (1, 2):
            connection.execute(
                "INSERT INTO platform_check (id, environment, merchant_id, outlet, since_ms, until_ms,"
                " asked_by, started_ms, total) VALUES (?, ?, ?, ?, 0, 1, '', 1, 3)",
                (check, PLACE.environment, PLACE.merchant_id, PLACE.outlet),
            )
        for check, row, handled in (
            (1, rows[0], None),
            (2, rows[0], None),
            (2, rows[1], None),
            (1, rows[2], 5),
            # Found anew, and as it was when it was dealt with.
            (1, rows[3], None),
            (2, rows[3], 5),
        ):
            connection.execute(
                "INSERT INTO difference (check_id, redemption_id, kind, found_ms, handled_ms)"
                " VALUES (?, ?, 'refunded', 1, ?)",
                (check, row.id, handled),
            )

    await database.write(insert)
    assert (await closings().draft(day_of(rows[0]))).differences == 2
    assert (await closings().draft(day_of(rows[0]) - timedelta(days=1))).differences == 0


async def test_a_signature_keeps_the_sheet_and_the_audit_trail_names_it(
    counter: Counter, database: Database, folder: DataFolder, closings: MakeClosings
) -> None:
    await counter.journal.audit("Dewi", "settings", "something before")
    await counter.sell(S.REDEEMED)
    await counter.sell(S.CONFLICT)
    sold = await counter.sell(S.UNKNOWN)
    made = closings()
    draft = await made.draft(day_of(sold))
    signed = await made.sign(day_of(sold), "Dewi")
    assert (signed.day, signed.signed_by, signed.is_genuine) == (day_of(sold), "Dewi", True)
    assert signed.sheet == draft
    assert await made.signed(day_of(sold)) == await made.latest(1) == [signed]
    with closing(sqlite3.connect(folder.database)) as connection:
        content, outlet = connection.execute("SELECT content, outlet FROM day_closing").fetchone()
        trail = connection.execute("SELECT who, action, detail, chain FROM audit ORDER BY id").fetchall()
    assert hashlib.sha256(content.encode()).hexdigest() == signed.digest
    assert trail[1][:3] == ("Dewi", "day signed", f"{signed.day}, SHA-256 {signed.digest}")
    assert (draft.audit_head, outlet) == (trail[0][3], "OUTLET-1")


async def test_customers_contacts_are_not_in_what_is_signed(
    counter: Counter, folder: DataFolder, closings: MakeClosings
) -> None:
    voucher = Voucher("5", "Es Teh", VoucherStatus.REDEEMABLE)
    rows = await counter.journal.store([voucher], "Sari", qr="TT-secret", contact="0812-3456", verified=False)
    signed = await closings().sign(day_of(rows[0]), "Dewi")
    assert signed.sheet is not None
    assert [row.code for row in signed.sheet.open_rows] == ["5"]
    with closing(sqlite3.connect(folder.database)) as connection:
        content = connection.execute("SELECT content FROM day_closing").fetchone()[0]
    assert "0812-3456" not in content
    assert "TT-secret" not in content


async def test_a_day_under_way_is_signed_only_on_purpose(
    counter: Counter, reader: Reader, closings: MakeClosings
) -> None:
    sold = await counter.sell(S.REDEEMED)
    day, made = day_of(sold), closings(sold.created_at)
    with pytest.raises(DayNotOverError, match="This day ends on") as caught:
        await made.sign(day, "Dewi")
    assert str(caught.value) == str(caught.value.problem)
    assert await AuditTrail(reader).entries() == []
    assert await made.signed(day) == []
    signed = await made.sign(day, "Dewi", early=True)
    assert signed.sheet is not None
    assert (signed.sheet.is_over, signed.is_genuine) == (False, True)
    with pytest.raises(DayNotOverError, match="has not begun"):
        await made.sign(day + timedelta(days=1), "Dewi", early=True)


async def test_a_day_is_over_when_the_next_one_begins(counter: Counter, closings: MakeClosings) -> None:
    day = day_of(await counter.sell(S.REDEEMED))
    end = CUT.start_of(day + timedelta(days=1))
    with pytest.raises(DayNotOverError):
        await closings(end - timedelta(milliseconds=1)).sign(day, "Dewi")
    assert closings(end - timedelta(milliseconds=1)).last_over() == day - timedelta(days=1)
    assert closings(end).last_over() == day
    signed = await closings(end).sign(day, "Dewi")
    assert signed.sheet is not None
    assert signed.sheet.is_over


async def test_a_day_signed_again_keeps_both_signatures(counter: Counter, closings: MakeClosings) -> None:
    made = closings()
    first = await signed_day(counter, made, S.REDEEMED)
    second = await made.sign(first.day, "Budi")
    third = await made.sign(first.day - timedelta(days=1), "Budi")
    assert await made.signed(first.day) == [second, first]
    assert await made.latest(2) == [third, second]
    assert all(one.is_genuine for one in await made.latest(9))


async def test_nothing_moved_while_the_record_is_as_it_was(counter: Counter, closings: MakeClosings) -> None:
    made = closings()
    signed = await signed_day(counter, made, S.REDEEMED, S.UNKNOWN, S.CONFLICT)
    changes = await made.changed_since(signed)
    assert changes is not None
    assert not changes
    assert changes.moved == ()


async def test_rows_that_were_settled_later_are_named(counter: Counter, closings: MakeClosings) -> None:
    made = closings()
    signed = await signed_day(counter, made, S.UNKNOWN, S.UNKNOWN)
    assert signed.sheet is not None
    was = signed.sheet.open_rows[0]
    row = (await counter.journal.claim(was.intent))[0]
    await counter.journal.settle([row], Outcome(S.REDEEMED))
    changes = await made.changed_since(signed)
    assert changes
    assert changes.moved == (MovedRow(was, S.REDEEMED, None),)
    assert (changes.then.sales.count, changes.now.sales.count) == (0, 1)


async def test_a_conflict_that_was_closed_later_is_named_with_who(
    counter: Counter, closings: MakeClosings
) -> None:
    made = closings()
    signed = await signed_day(counter, made, S.CONFLICT)
    assert signed.sheet is not None
    was = signed.sheet.conflicts[0]
    await counter.journal.close_conflict(was.id, "Budi", "paid by the customer")
    changes = await made.changed_since(signed)
    assert changes
    assert changes.moved == (MovedRow(was, S.CONFLICT, "Budi"),)


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM step; DELETE FROM redemption", "UPDATE redemption SET code = '9', intent = 'other'"],
    ids=["gone", "another row has its number"],
)
async def test_a_row_the_record_has_no_more_is_named(
    counter: Counter, database: Database, closings: MakeClosings, statement: str
) -> None:
    made = closings()
    signed = await signed_day(counter, made, S.UNKNOWN)
    assert signed.sheet is not None

    def change(connection: sqlite3.Connection) -> None:
        for one in statement.split(";"):
            connection.execute(one)

    await database.write(change)
    changes = await made.changed_since(signed)
    assert changes
    assert changes.moved == (MovedRow(signed.sheet.open_rows[0], None, None),)


async def test_only_what_was_looked_at_is_signed(
    counter: Counter, database: Database, closings: MakeClosings
) -> None:
    sold = await counter.sell(S.REDEEMED)
    made = closings()
    shown = await made.draft(day_of(sold))
    await counter.journal.audit("Dewi", "signed in", "which changes nothing of the day")
    assert await made.sign(shown.day, "Dewi", shown=shown)
    late = await counter.sell(S.UNKNOWN)
    with pytest.raises(DayMovedError):
        await made.sign(shown.day, "Dewi", shown=shown)
    assert len(await made.signed(shown.day)) == 1
    anew = await made.draft(shown.day)
    assert [row.id for row in anew.open_rows] == [late.id]
    assert await made.sign(shown.day, "Dewi", shown=anew)


async def test_a_sale_after_an_early_signature_is_a_change(counter: Counter, closings: MakeClosings) -> None:
    sold = await counter.sell(S.REDEEMED)
    made = closings(sold.created_at)
    signed = await made.sign(day_of(sold), "Dewi", early=True)
    later = await counter.sell(S.REDEEMED)
    assert day_of(later) == day_of(sold)
    changes = await made.changed_since(signed)
    assert changes
    assert (changes.moved, changes.now.sales.count) == ((), 2)


async def test_days_that_are_cut_elsewhere_now_are_compared_as_they_were_signed(
    counter: Counter, closings: MakeClosings
) -> None:
    sold = await counter.sell(S.REDEEMED)
    signed = await closings().sign(day_of(sold), "Dewi")
    minute = (
        (sold.created_at.astimezone(JAKARTA) + timedelta(minutes=1)).time().replace(second=0, microsecond=0)
    )
    other = closings(cut=DayCut(minute, JAKARTA))
    changes = await other.changed_since(signed)
    assert changes is not None
    assert not changes
    assert changes.now.since == CUT.start_of(signed.day)


def tamper(folder: DataFolder, statement: str) -> None:
    """What somebody does who has the file and sqlite3."""
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute("DROP TRIGGER day_closing_keeps")
        connection.executescript(statement)


@pytest.mark.parametrize(
    "change",
    [
        """UPDATE day_closing SET content = replace(content, '"count":2', '"count":1')""",
        "UPDATE day_closing SET signed_by = 'Somebody'",
        "UPDATE day_closing SET signed_by = CAST(x'ff' AS TEXT)",
        "UPDATE day_closing SET signed_ms = signed_ms + 1",
        "UPDATE day_closing SET content = replace(content, 'Dewi', 'Budi'), signed_by = 'Budi'",
        "DROP TRIGGER audit_keeps; UPDATE audit SET detail = CAST(x'ff' AS TEXT)",
    ],
)
async def test_a_signed_day_that_somebody_changed_is_not_genuine(
    counter: Counter, folder: DataFolder, closings: MakeClosings, change: str
) -> None:
    made = closings()
    signed = await signed_day(counter, made, S.REDEEMED, S.REDEEMED)
    tamper(folder, change)
    found = (await made.signed(signed.day))[0]
    assert found != signed
    assert found.sheet is not None
    assert not found.is_genuine


async def test_a_signed_day_that_was_moved_to_another_day_is_not_genuine(
    counter: Counter, folder: DataFolder, closings: MakeClosings
) -> None:
    made = closings()
    signed = await signed_day(counter, made, S.REDEEMED)
    tamper(folder, "UPDATE day_closing SET day = '2025-01-01'")
    assert await made.signed(signed.day) == []
    assert [found.is_genuine for found in await made.signed(date(2025, 1, 1))] == [False]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE day_closing SET content = '{'",
        "UPDATE day_closing SET content = '{}'",
        "UPDATE day_closing SET content = CAST(x'7b22ff227d' AS TEXT)",
    ],
)
async def test_a_signed_day_that_cannot_be_read_is_listed_without_its_sheet(
    counter: Counter, folder: DataFolder, closings: MakeClosings, change: str
) -> None:
    made = closings()
    signed = await signed_day(counter, made, S.REDEEMED)
    tamper(folder, change)
    found = (await made.latest(1))[0]
    assert (found.sheet, found.is_genuine, found.signed_by) == (None, False, signed.signed_by)
    assert await made.changed_since(found) is None


async def test_a_signature_that_somebody_removed_is_missed(
    counter: Counter, folder: DataFolder, closings: MakeClosings
) -> None:
    made = closings()
    signed = await signed_day(counter, made, S.REDEEMED)
    await made.sign(signed.day, "Budi")
    assert await made.gone() == []
    tamper(folder, "DROP TRIGGER day_closing_stays; DELETE FROM day_closing WHERE signed_by = 'Dewi'")
    (gone,) = await made.gone()
    assert (gone.signed_by, gone.what) == ("Dewi", f"{signed.day}, SHA-256 {signed.digest}")
    assert "Dewi" in str(gone.words)


async def test_looking_for_signatures_reads_no_other_entry(
    counter: Counter, database: Database, closings: MakeClosings
) -> None:
    await signed_day(counter, closings(), S.REDEEMED)
    asked: list[str] = []

    def plans(connection: sqlite3.Connection) -> list[str]:
        connection.set_trace_callback(asked.append)
        proofs(connection)
        connection.set_trace_callback(None)
        return [row[3] for text in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {text}")]

    assert await database.read(plans) == ["SCAN audit USING INDEX audit_signed"]


async def test_what_is_no_day_is_told_as_damage(
    counter: Counter, folder: DataFolder, closings: MakeClosings
) -> None:
    made = closings()
    await signed_day(counter, made, S.REDEEMED)
    tamper(folder, "UPDATE day_closing SET day = 'yesterday'")
    with pytest.raises(StoreError) as caught:
        await made.latest(1)
    assert caught.value.problem is StoreProblem.DAMAGED


async def test_the_file_itself_refuses_to_change_a_signed_day(
    counter: Counter, database: Database, closings: MakeClosings
) -> None:
    await signed_day(counter, closings(), S.REDEEMED)

    def change(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE day_closing SET signed_by = 'x'")

    def remove(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM day_closing")

    for use in (change, remove):
        with pytest.raises(sqlite3.IntegrityError, match="a signed day is not changed"):
            await database.write(use)


async def test_a_sheet_reads_no_redemption_that_is_not_the_days_or_open(
    counter: Counter, reader: Reader, closings: MakeClosings
) -> None:
    sold = await counter.sell(S.REDEEMED)
    asked: list[str] = []
    await reader.read(lambda connection: connection.set_trace_callback(asked.append))
    sheet: DaySheet = await closings().draft(day_of(sold))
    assert sheet.sales.count == 1

    def plans(connection: sqlite3.Connection) -> list[str]:
        connection.set_trace_callback(None)
        selects = {text for text in asked if text.startswith("SELECT")}
        return [str(row[3]) for text in selects for row in connection.execute(f"EXPLAIN QUERY PLAN {text}")]

    found = await reader.read(plans)
    about_rows = [plan for plan in found if " redemption " in plan]
    assert len(about_rows) == 4
    assert [plan for plan in about_rows if not plan.startswith("SEARCH redemption USING ")] == []
    assert any("USING INDEX redemption_state (state=? AND created_ms<?)" in plan for plan in about_rows)
    assert any("USING INTEGER PRIMARY KEY (rowid=?)" in plan for plan in about_rows)
    # From the few differences that are open, never through all that were ever found.
    about_differences = [plan for plan in found if " found" in plan or " later" in plan]
    assert len(about_differences) == 2
    assert about_differences[0] == "SCAN found USING INDEX difference_open"
    assert about_differences[1].startswith("SEARCH later USING COVERING INDEX difference_redemption")
