"""What stands in exported tables, read from a real record."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from voucher_till.domain.business_day import DayCut, Period
from voucher_till.domain.differences import Difference, DifferenceKind
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.phrases import Phrase
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.records import report_tables, tables
from voucher_till.records.closing import DayClosings
from voucher_till.records.export import export
from voucher_till.records.history import History, ScansWanted, Wanted
from voucher_till.records.summary import Summaries
from voucher_till.records.table_words import wanted_words
from voucher_till.records.tables import Table
from voucher_till.store.audit import AuditTrail
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Outcome, Seen
from voucher_till.store.owners import Owner
from voucher_till.store.reading import Reader
from voucher_till.store.rows import Place
from voucher_till.store.scan_log import ScanLog

PLACE = Place("sandbox", "7312345678901234567", "OUTLET-1")
S = RedemptionState


class Record(NamedTuple):
    """A till's record, to be written and to be asked."""

    journal: Journal
    scans: ScanLog
    database: Database
    reader: Reader

    @property
    def history(self) -> History:
        return History(self.reader, PLACE)


@pytest.fixture
async def record(tmp_path: Path) -> AsyncIterator[Record]:
    folder = DataFolder(tmp_path / "till")
    folder.prepare()
    database, owner, reader = await Database.open(folder), Owner(folder.owners), Reader(folder)
    scans = ScanLog(database, environment=PLACE.environment, outlet=PLACE.outlet)
    yield Record(Journal(database, owner, PLACE), scans, database, reader)
    await reader.close()
    owner.release()
    await database.close()


def voucher(code: str) -> Voucher:
    price, original = Money(Decimal("25000"), "IDR"), Money(Decimal("30000"), "IDR")
    return Voucher(code, "Kopi Susu", VoucherStatus.REDEEMABLE, price, original_price=original)


async def sell(record: Record, code: str, outcome: Outcome, cashier: str = "Ayu") -> None:
    rows = await record.journal.begin(f"77{code}", [voucher(code)], cashier, Seen("camera"))
    await record.journal.settle(rows, outcome)


async def lines_of(tmp_path: Path, made: Table | Sequence[Table]) -> list[list[str]]:
    path = tmp_path / "a.csv"
    await export(made, path, zone=UTC)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [[cell.strip() for cell in line] for line in csv.reader(file)]


async def test_redemptions_in_words_and_without_values(record: Record, tmp_path: Path) -> None:
    await sell(record, "0001", Outcome(S.REDEEMED, redeem_id="R0009", log_id="L1"))
    await sell(record, "0002", Outcome(S.REFUSED, reason=Reason.EXPIRED, error_code="-3000102"), "Budi")
    head, newest, oldest = await lines_of(tmp_path, tables.redemptions(record.history, Wanted(), values=True))
    first, second = dict(zip(head, oldest, strict=True)), dict(zip(head, newest, strict=True))
    assert (first["Voucher code"], first["State"], first["Redeem ID"]) == ("0001", "Redeemed", "R0009")
    assert (first["Price paid"], first["Original price"], first["Currency"]) == ("25000", "30000", "IDR")
    assert (first["Scanned with"], first["Log ID"], first["Reason"]) == ("Camera", "L1", "")
    assert (second["State"], second["Reason"]) == ("Refused", "This voucher has expired.")
    assert (second["Cashier"], second["Error code"]) == ("Budi", "'-3000102")
    hidden = await lines_of(tmp_path, tables.redemptions(record.history, Wanted(), values=False))
    assert set(head) - set(hidden[0]) == {"Price paid", "Original price"}
    assert not any("25000" in cell or "30000" in cell for line in hidden for cell in line)


async def test_columns_filter_and_limit(record: Record, tmp_path: Path) -> None:
    for number in range(6):
        await sell(record, f"000{number}", Outcome(S.REDEEMED), "Ayu" if number % 2 else "Budi")

    def made(fields: tuple[str, ...], *, values: bool = True) -> Table:
        wanted = Wanted(cashiers=("Ayu",))
        return tables.redemptions(record.history, wanted, values=values, fields=fields, limit=2)

    assert await lines_of(tmp_path, made(("code", "unheard of", "cashier"))) == [
        ["Voucher code", "Cashier"],
        ["0005", "Ayu"],
        ["0003", "Ayu"],
    ]
    # A file without columns would be none.
    assert len((await lines_of(tmp_path, made(("paid",), values=False)))[0]) > 1


async def test_scans(record: Record, tmp_path: Path) -> None:
    good = Verdict(
        VerdictKind.VERIFIED, shop_order_id="0077", vouchers=(voucher("1"), voucher("2")), log_id="L7"
    )
    await record.scans.add("TT-abcd", "wedge", "Ayu", good)
    await record.scans.add("0009", "typed", "", Verdict(VerdictKind.REFUSED, Reason.NOT_FOUND))
    head, refused, verified = await lines_of(tmp_path, tables.scans(record.history, ScansWanted()))
    assert len(head) == len(refused)
    assert verified[1:9] == ["Good", "Kopi Susu", "2", "Ayu", "Handheld scanner", "abcd", "0077", "L7"]
    assert (refused[6], refused[9]) == ("0009", "The platform knows no such voucher.")


async def test_a_summary_and_a_day(record: Record, tmp_path: Path) -> None:
    await sell(record, "0001", Outcome(S.REDEEMED))
    await sell(record, "0002", Outcome(S.UNKNOWN), "")
    today, cut = DayCut(zone=UTC).day_of(datetime.now(UTC)), DayCut(zone=UTC)
    period = Period(today - timedelta(days=1), today)
    found = await Summaries(record.reader, PLACE, lambda: cut).of(period)
    lines = await lines_of(tmp_path, report_tables.summary(found, values=True))
    assert ["Kopi Susu", "1", "25000", "30000", "IDR"] in lines
    assert [today.isoformat(), "1", "25000", "30000", "IDR"] in lines
    assert [line[0] for line in lines if line and line[0].startswith("By ")] == [
        "By cashier",
        "By day",
        "By weekday",
        "By hour",
        "By state",
    ]
    assert {"Monday", "Sunday", "00:00 – 01:00", "23:00 – 00:00"} <= {line[0] for line in lines if line}
    hidden = await lines_of(tmp_path, report_tables.summary(found, values=False))
    assert ["Kopi Susu", "1"] in hidden
    sheet = await DayClosings(record.reader, record.database, PLACE, lambda: cut).draft(today)
    lines = await lines_of(tmp_path, report_tables.day_sheet(sheet))
    assert ["Vouchers redeemed", "1", ""] in lines
    assert ["Price paid", "25000", "IDR"] in lines
    assert ["Not settled", "1", ""] in lines
    [unsettled] = [line for line in lines if "0002" in line]
    assert unsettled[1:5] == ["Outcome unknown", "0002", "Kopi Susu", "25000"]


async def test_amounts_of_every_currency_stand_in_the_file(record: Record, tmp_path: Path) -> None:
    for code in ("0001", "0002"):
        await sell(record, code, Outcome(S.REDEEMED))
    far = Voucher("0003", "Laksa", VoucherStatus.REDEEMABLE, Money(Decimal("88.50"), "SGD"))
    rows = await record.journal.begin("770003", [far], "Ayu", Seen("camera"))
    await record.journal.settle(rows, Outcome(S.REDEEMED))
    await record.database.write(_refund_all)
    today, cut = DayCut(zone=UTC).day_of(datetime.now(UTC)), DayCut(zone=UTC)
    sheet = await DayClosings(record.reader, record.database, PLACE, lambda: cut).draft(today)
    for values in (True, False):
        lines = await lines_of(tmp_path, report_tables.day_sheet(sheet, values=values))
        assert (["Price paid", "50000", "IDR"] in lines) is values
        assert (["Paid in another currency", "88.5", "SGD"] in lines) is values
        assert any("SGD" in line or "IDR" in line for line in lines) is values
    found = await Summaries(record.reader, PLACE, lambda: cut).of(Period(today, today))
    lines = await lines_of(tmp_path, report_tables.summary(found, values=True))
    others = lines.index(["Paid in another currency"])
    assert lines[others + 1 : others + 3] == [["Price paid", "Currency"], ["88.5", "SGD"]]
    assert lines[-2:] == [["3", "50000", "60000", "IDR"], ["", "88.5", "", "SGD"]]
    lines = await lines_of(tmp_path, report_tables.summary(found, values=False))
    assert not any("SGD" in line or "IDR" in line for line in lines)
    assert lines[-2:] == [["Vouchers"], ["3"]]


def _refund_all(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO platform_check (id, environment, merchant_id, outlet, since_ms, until_ms, asked_by,"
        " started_ms, total) VALUES (1, ?, ?, ?, 0, 1, 'Budi', 0, 1)",
        (PLACE.environment, PLACE.merchant_id, PLACE.outlet),
    )
    connection.execute(
        "INSERT INTO difference (check_id, redemption_id, kind, detail, found_ms)"
        " SELECT 1, id, 'refunded', 'refunded', 0 FROM redemption"
    )


async def test_differences_and_the_audit_trail(record: Record, tmp_path: Path) -> None:
    await sell(record, "0001", Outcome(S.REDEEMED, redeem_id="R1"))
    [row] = await record.history.page(Wanted())
    found = Difference(1, 1, row, DifferenceKind.REFUNDED, "refunded", "L9", row.created_at)
    head, line = await lines_of(tmp_path, report_tables.differences([found], values=True))
    said = dict(zip(head, line, strict=True))
    assert (said["Voucher code"], said["Price paid"]) == ("0001", "25000")
    assert said["What differs"] == "Redeemed here and refunded by TikTok since."
    assert (said["Log ID of the answer"], said["Dealt with at"]) == ("L9", "")
    for number in range(3):
        await record.journal.audit("=Ayu", "day signed", f"day {number}")
    made = report_tables.audit(AuditTrail(record.reader), search="DAY 1")
    assert (await lines_of(tmp_path, made))[1][2:] == ["'=Ayu", "day signed", "day 1"]
    assert len(await lines_of(tmp_path, report_tables.audit(AuditTrail(record.reader)))) == 4


def test_a_filter_is_said_in_words() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    wanted = Wanted(
        since=at,
        until=at,
        states=(S.REDEEMED, S.CONFLICT),
        cashiers=("Ayu",),
        products=("Kopi",),
        sources=("typed", "drone"),
        outlets=("OUTLET-1", "OUTLET-2"),
        least=Decimal("1E+3"),
        most=Decimal("7.50"),
        search="{x}",
    )
    said = [str(one) for one in wanted_words(wanted, lambda name: f"<{name}>")]
    assert said[2:] == [
        "Cashier: Ayu.",
        "Scanned with: <Typed>, drone.",
        "State: <Redeemed>, <Conflict>.",
        "Product: Kopi.",
        "Outlet: OUTLET-1, OUTLET-2.",
        "Price paid: 1000 or more.",
        "Price paid: 7.50 or less.",
        "Searched for: {x}.",
    ]
    assert said[0].startswith("From 2026-0")
    everything: tuple[Phrase, ...] = wanted_words(ScansWanted())
    assert [str(one) for one in everything] == ["Everything in the record."]
    assert "Answer: Good." in [str(one) for one in wanted_words(ScansWanted(verdicts=("verified",)))]
