"""Exported files opened by LibreOffice as with a double click: codes are intact, and nothing runs."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from voucher_till.domain.phrases import phrase
from voucher_till.records.export import export
from voucher_till.records.tables import Column, Row, Table

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this computer")

CODES = ("0123456789012345678", "1234567890123456789", "0007", "7", "1E5", "3-1")
RUNS = '=HYPERLINK("http://127.0.0.1/","x")'
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


def test_codes_are_intact_and_nothing_runs(tmp_path: Path) -> None:
    files = [tmp_path / "plain.csv", tmp_path / "sheet.xlsx"]
    for file in files:
        asyncio.run(export(table(), file, zone=UTC))
    profile, out = (tmp_path / "profile").as_uri(), tmp_path / "opened"
    done = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            *("--convert-to", "xlsx", "--outdir", str(out)),
            *map(str, files),
        ],
        capture_output=True,
        timeout=90,
        check=False,
    )
    for file in files:
        opened = out / f"{file.stem}.xlsx"
        assert opened.exists(), done
        sheet = load_workbook(opened).worksheets[0]
        lines = list(sheet.iter_rows(min_row=2))
        assert len(lines) == len(CODES) + len(DANGERS)
        assert all(cell.data_type != "f" for line in lines for cell in line)
        assert [str(line[1].value).strip() for line in lines[: len(CODES)]] == list(CODES)
        assert [line[2].data_type for line in lines] == ["s"] * len(lines)
        assert "HYPERLINK" in str(lines[len(CODES)][2].value)
        assert lines[0][3].value == 25000.5
        assert not any(cell.hyperlink for line in lines for cell in line)
    assert load_workbook(out / "sheet.xlsx").worksheets[0]["A2"].value == datetime(2026, 3, 31, 18, 30, 5)
