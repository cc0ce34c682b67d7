"""`history` as managers and scripts drive it: real processes over a real record."""

from __future__ import annotations

import asyncio
import csv
import platform
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from commands import Done, Shell
from openpyxl import load_workbook
from tills import set_up

from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import RecordSettings

ZONE = ZoneInfo("Asia/Jakarta")
FIRST = date(2026, 3, 1)
MOVED = datetime(2026, 3, 8, tzinfo=ZONE)
"""Since when the till has served another outlet."""
CASHIERS, STATES, SOURCES = ("Ayu", "Budi", ""), ("redeemed", "refused", "unknown"), ("camera", "typed")
PRODUCTS = ("Kopi Susu", "Nasi Goreng", '=HYPERLINK("http://127.0.0.1/","x")')


class Sold(NamedTuple):
    """A row of the record, as far as these tests tell rows apart."""

    code: str
    at: datetime
    cashier: str
    state: str
    product: str
    source: str
    paid: Decimal

    @property
    def order(self) -> str:
        return f"77{self.code[::-1]}"

    @property
    def outlet(self) -> str:
        return "OUTLET-1" if self.at < MOVED else "OUTLET-2"


def sold(number: int) -> Sold:
    """Rows some hours apart, every value of everything among them."""
    at = datetime.combine(FIRST, time(1), ZONE) + timedelta(hours=5 * number)
    return Sold(
        f"0{10**17 + number * 982_451_653:018}",
        at,
        CASHIERS[number % 3],
        STATES[number // 3 % 3],
        PRODUCTS[number % 7 % 3],
        SOURCES[number % 2],
        Decimal(1000 * (number % 11)),
    )


def record(folder: DataFolder, rows: list[Sold]) -> None:
    """Write a record as the till keeps it, and its second copy."""

    def insert(connection: sqlite3.Connection) -> None:
        connection.executemany(
            "INSERT INTO redemption (intent, environment, merchant_id, outlet, cashier, shop_order_id, code,"
            " product_name, sale_amount, currency, state, created_ms, updated_ms, source)"
            " VALUES (?, 'sandbox', ?, ?, ?, ?, ?, ?, ?, 'IDR', ?, ?, ?, ?)",
            [
                (
                    f"intent {one.code}",
                    credentials.MERCHANT_ID,
                    one.outlet,
                    one.cashier,
                    one.order,
                    one.code,
                    one.product,
                    str(one.paid),
                    one.state,
                    *[int(one.at.timestamp() * 1000)] * 2,
                    one.source,
                )
                for one in rows
            ],
        )

    async def write() -> None:
        database = await Database.open(folder)
        await database.write(insert)
        await database.close()

    asyncio.run(write())


ROWS = [sold(number) for number in range(60)]


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    folder = set_up(tmp_path / "till", sandbox, records=RecordSettings(day_ends="04:00"))
    shell = Shell(folder.root, sandbox.base_url)
    shell.environment["TZ"] = ZONE.key
    return shell


@pytest.fixture
def filled(shell: Shell) -> Shell:
    record(DataFolder(shell.home), ROWS)
    return shell


def day(one: Sold) -> date:
    """The day it counts to: one that ends at four in the morning."""
    return (one.at - timedelta(hours=4)).date()


FILTERS: list[tuple[list[str], Callable[[Sold], bool]]] = [
    ([], lambda _: True),
    (
        ["--from", "2026-03-03", "--to", "2026-03-05"],
        lambda one: date(2026, 3, 3) <= day(one) <= date(2026, 3, 5),
    ),
    (["--cashier", "Ayu", "--cashier", ""], lambda one: one.cashier in ("Ayu", "")),
    (
        ["--state", "refused", "--state", "unknown", "--source", "typed"],
        lambda one: one.state != "redeemed" and one.source == "typed",
    ),
    (
        ["--product", "Kopi Susu", "--min", "3000", "--max", "7000"],
        lambda one: one.product == "Kopi Susu" and 3000 <= one.paid <= 7000,
    ),
    (["--outlet", "OUTLET-2"], lambda one: one.outlet == "OUTLET-2"),
    (
        ["--outlet", "OUTLET-2", "--outlet", "OUTLET-9", "--state", "refused"],
        lambda one: one.outlet == "OUTLET-2" and one.state == "refused",
    ),
    (["--search", ROWS[7].code[-6:]], lambda one: one is ROWS[7]),
    (["--search", "goreng"], lambda one: one.product == "Nasi Goreng"),
]


@pytest.mark.parametrize(("options", "fits"), FILTERS)
def test_filters_let_through_what_fits(
    filled: Shell, options: list[str], fits: Callable[[Sold], bool]
) -> None:
    done = filled.run("history", "--json", *options)
    expected = [one.code for one in reversed(ROWS) if fits(one)]
    assert expected
    assert (done.code, [row["vouchers"][0]["code"] for row in done.objects]) == (0, expected)


def test_no_more_rows_than_asked_for(filled: Shell) -> None:
    done = filled.run("history", "--limit", "3")
    assert [line.split()[3] for line in done.out.splitlines() if line] == [one.code for one in ROWS[:-4:-1]]
    assert filled.run("history", "--limit", "0").out == ""


def audit(shell: Shell) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        return connection.execute("SELECT who, action, detail FROM audit ORDER BY id").fetchall()


def test_exports_hold_what_the_filter_lets_through(filled: Shell, tmp_path: Path) -> None:
    expected = [one for one in reversed(ROWS) if one.cashier == "Ayu"]
    for name in ("sales.csv", "sales.xlsx"):
        done = filled.run("history", "--cashier", "Ayu", "--export", str(tmp_path / name))
        assert (done.code, done.out.strip()) == (0, f"{len(expected)} rows in {tmp_path / name}"), done
    with (tmp_path / "sales.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["Voucher code"].strip() for line in lines] == [one.code for one in expected]
    assert [line["Price paid"] for line in lines] == [str(one.paid) for one in expected]
    assert {line["Product"][0] for line in lines} == {"K", "N", "'"}
    assert lines[0]["Taken at"] == expected[0].at.isoformat(timespec="milliseconds")
    sheet = load_workbook(tmp_path / "sales.xlsx").worksheets[0]
    assert [cell.value for cell in sheet["C"][1:]] == [one.code for one in expected]
    assert sheet["A2"].value == expected[0].at.replace(tzinfo=None)
    assert [entry[1:] for entry in audit(filled)] == [
        ("history exported", f"sales.csv, {len(expected)} rows"),
        ("history exported", f"sales.xlsx, {len(expected)} rows"),
    ]
    done = filled.run("history", "--json", "--limit", "2", "--export", str(tmp_path / "two.csv"))
    assert done.objects == [{"rows": 2, "file": str(tmp_path / "two.csv")}]


def test_a_file_that_cannot_be_written_is_said(filled: Shell, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "gone" / "sales.csv")
    said = "sales.csv cannot be written"
    done = filled.run("history", "--export", nowhere)
    assert (done.code, done.out, said in done.err) == (1, "", True)
    done = filled.run("history", "--json", "--export", nowhere)
    assert (done.code, done.err, done.objects[0]["verdict"]) == (1, "", "error")
    assert said in done.objects[0]["message"]
    assert not (tmp_path / "gone").exists()
    assert audit(filled) == []


def test_the_record_takes_the_managers_pin(filled: Shell, tmp_path: Path) -> None:
    assert filled.run("people", "add", "Ayu", "--manager", stdin="2580\n").code == 0
    path = tmp_path / "sales.csv"
    for stdin in ("", "1379\n"):
        refused = filled.run("history", "--export", str(path), stdin=stdin)
        assert (refused.code, refused.out, path.exists()) == (2, "", False)
    assert "Manager" in refused.err or "PIN" in refused.err
    assert filled.run("history", "--export", str(path), stdin="2580\n").code == 0
    assert path.exists()
    assert audit(filled)[-1][:2] == ("Ayu", "history exported")
    looked = filled.run("history", "--limit", "1")
    assert (looked.code, looked.out) == (2, "")
    assert ROWS[-1].code in filled.run("history", "--limit", "1", stdin="2580\n").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--export", "sales.txt"], ".csv or .xlsx"),
        (["--export", "sales"], ".csv or .xlsx"),
        (["--from", "31.03.2026"], "2026-03-31"),
        (["--from", "9999-12-31"], "between"),
        (["--from", "2026-03-02", "--to", "2026-03-01"], "is before"),
        (["--state", "sold"], "invalid choice"),
        (["--min", "cheap"], "not an amount"),
        (["--limit", "-1"], "0 or more"),
    ],
)
def test_wrong_use_says_why(shell: Shell, options: list[str], said: str) -> None:
    done = shell.run("history", *options)
    assert (done.code, done.out, said in done.err) == (2, "", True), done


def many(shell: Shell, count: int) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [sold(number)._replace(at=start + timedelta(seconds=number)) for number in range(count)]
    record(DataFolder(shell.home), rows)


def test_whoever_reads_may_leave_early(shell: Shell) -> None:
    many(shell, 6000)
    process = shell.start("history", "--json")
    assert process.stdout is not None
    assert process.stdout.readline().startswith("{")
    process.stdout.close()
    process.stdout = None
    _, said = process.communicate(timeout=100)
    assert "Traceback" not in said


def left_in(folder: Path) -> set[str]:
    return {path.suffix for path in folder.iterdir()}


def process_reads(pid: int, descriptor: int) -> bool:
    """Whether it waits there for more, and for nothing else."""
    number, first, *_ = [*Path(f"/proc/{pid}/syscall").read_text().split(), ""]
    return (number, first) == ("0", hex(descriptor))


@pytest.mark.skipif(platform.machine() != "x86_64" or sys.platform != "linux", reason="it looks into Linux")
def test_it_can_be_ended_while_it_waits_for_a_pin(shell: Shell, tmp_path: Path) -> None:
    added = shell.run("people", "add", "Budi", "--manager", stdin="8152\n")
    assert added.code == 0, added
    process = shell.start("history", "--export", str(tmp_path / "sales.csv"))
    while not process_reads(process.pid, 0):
        assert process.poll() is None, process.communicate()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 1
    process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_in_the_middle_there_is_no_file(shell: Shell, tmp_path: Path, number: signal.Signals) -> None:
    many(shell, 60_000)  # so many that nobody is too late
    out = tmp_path / "out"
    out.mkdir()
    process = shell.start("history", "--export", str(out / "sales.xlsx"))
    while ".part" not in left_in(out):
        assert process.poll() is None, process.communicate()
    process.send_signal(number)
    done = Done(0, *process.communicate(timeout=100))
    assert "Traceback" not in done.err
    assert (process.returncode, done.out, list(out.iterdir())) == (1, "", [])
