"""Exported files opened by LibreOffice as with a double click: codes are intact, and nothing runs."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
from collections.abc import AsyncGenerator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from commands import Shell
from openpyxl import load_workbook
from tills import set_up

from voucher_till.domain.phrases import phrase
from voucher_till.records.export import export
from voucher_till.records.tables import Column, Row, Table
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this computer")

CODES = ("0123456789012345678", "1234567890123456789", "0007", "7", "1E5", "3-1")
RUNS = '=HYPERLINK("http://127.0.0.1/","x")'
LONG_CODES = ("0000000000000000007", "0123456789012345678", "9223372036854775807", "7000000000000417")
ORDER, REDEEM_ID = "7123456789012345678", "7987654321098765432"
LOG_ID = "20261125013503000000000000000000001"
DANGERS = (
    RUNS,
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "  =1+1",
    "\t=1+1",
    "\uff1d1+1",
    "=cmd|' /C calc'!A0",
    "007",
)
COLUMNS = (
    Column(phrase("test", "At"), "moment", 19),
    Column(phrase("test", "Code"), "code", 21),
    Column(phrase("test", "Product"), "text", 30),
    Column(phrase("test", "Paid"), "money", 12),
)


def table() -> Table:
    at = datetime(2026, 3, 31, 18, 30, 5, tzinfo=UTC)

    async def rows() -> AsyncGenerator[list[Row], None]:
        yield [(at, code, "Kopi", Decimal("25000.50")) for code in CODES]
        yield [(at, "1", danger, Decimal(1)) for danger in DANGERS]

    return Table(phrase("test", "Sales"), (), COLUMNS, rows())


def opened(files: list[Path], root: Path) -> list[Any]:
    """The first sheet of each, as LibreOffice understands them."""
    profile, out = (root / "profile").as_uri(), root / "opened"
    done = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            *("--convert-to", "xlsx", "--outdir", str(out)),
            *map(str, files),
        ],
        capture_output=True,
        timeout=180,
        check=False,
    )
    sheets = []
    for file in files:
        path = out / f"{file.stem}.xlsx"
        assert path.exists(), done
        sheet = load_workbook(path).worksheets[0]
        assert not any(cell.data_type == "f" or cell.hyperlink for line in sheet.iter_rows() for cell in line)
        sheets.append(sheet)
    return sheets


def test_codes_are_intact_and_nothing_runs(tmp_path: Path) -> None:
    files = [tmp_path / "plain.csv", tmp_path / "sheet.xlsx"]
    for file in files:
        asyncio.run(export(table(), file, zone=UTC))
    plain, sheet = opened(files, tmp_path)
    for one in (plain, sheet):
        lines = list(one.iter_rows(min_row=2))
        assert len(lines) == len(CODES) + len(DANGERS)
        assert [str(line[1].value).strip() for line in lines[: len(CODES)]] == list(CODES)
        assert [line[2].data_type for line in lines] == ["s"] * len(lines)
        assert "HYPERLINK" in str(lines[len(CODES)][2].value)
        assert lines[0][3].value == 25000.5
    assert sheet["A2"].value == datetime(2026, 3, 31, 18, 30, 5)


def test_what_the_command_exports_is_intact_too(tmp_path: Path, sandbox: SandboxServer) -> None:
    """A till's own record, whose products are named as an attacker would name them."""
    folder = set_up(tmp_path / "till", sandbox)
    shell = Shell(folder.root, sandbox.base_url)
    assert shell.run("history").code == 0
    with closing(sqlite3.connect(folder.database)) as connection:
        for number, code in enumerate(LONG_CODES):
            row = {
                "intent": f"intent-{number}",
                "environment": "sandbox",
                "merchant_id": credentials.MERCHANT_ID,
                "app": credentials.CLIENT_KEY,
                "outlet": "OUTLET-1",
                "cashier": DANGERS[-1 - number],
                "shop_order_id": ORDER,
                "code": code,
                "product_name": DANGERS[number],
                "sale_amount": "25000",
                "original_amount": "40000",
                "currency": "IDR",
                "state": "redeemed",
                "log_id": LOG_ID,
                "redeem_id": REDEEM_ID,
                "created_ms": 1_764_000_000_000 + number,
                "updated_ms": 1_764_000_000_000 + number,
            }
            marks = ", ".join("?" * len(row))
            connection.execute(
                f"INSERT INTO redemption ({', '.join(row)}) VALUES ({marks})",  # noqa: S608 - names of our own
                tuple(row.values()),
            )
        connection.commit()
    folder.side_journal.unlink()  # It knows nothing of these rows; opening writes a new one.
    files = [tmp_path / "record.csv", tmp_path / "book.xlsx"]
    for file in files:
        assert shell.run("history", "--export", str(file)).out == f"{len(LONG_CODES)} rows in {file}\n"
    for sheet in opened(files, tmp_path):
        values = [str(cell.value).strip() for line in sheet.iter_rows() for cell in line]
        assert [value for value in values if value in LONG_CODES] == list(reversed(LONG_CODES))
        for same in (ORDER, LOG_ID, REDEEM_ID):
            assert values.count(same) == len(LONG_CODES)


def test_cancelled_in_the_middle_there_is_no_file(tmp_path: Path) -> None:
    """Neither a whole one nor a part of one; a file of that name from before stays as it was."""

    async def cancelled(path: Path) -> None:
        begun = asyncio.Event()

        async def rows() -> AsyncGenerator[list[Row], None]:
            at = datetime(2026, 3, 31, 18, 30, 5, tzinfo=UTC)
            for _ in range(200):
                yield [(at, code, "Kopi", Decimal(1)) for code in CODES]
            begun.set()
            await asyncio.Event().wait()

        writing = asyncio.ensure_future(export(replace(table(), rows=rows()), path, zone=UTC))
        async with asyncio.timeout(60):
            await begun.wait()
        assert len(list(path.parent.iterdir())) > 1, "it is written aside, next to the file of before"
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing

    for name in ("plain.csv", "sheet.xlsx"):
        path = tmp_path / name.replace(".", "-") / name
        path.parent.mkdir()
        path.write_bytes(b"of before")
        asyncio.run(cancelled(path))
        assert [one.name for one in path.parent.iterdir()] == [name]
        assert path.read_bytes() == b"of before"
