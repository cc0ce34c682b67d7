"""What stands on a slip: laid out for any paper, with any product name, and nothing in it is a command."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.phrases import Phrase
from voucher_till.receipts.commands import commands, printable
from voucher_till.receipts.lines import Alignment, Emphasis, Line, cells, pair, shortened, wrapped
from voucher_till.receipts.slip import Slip, SlipWords, plain, slip_of, text
from voucher_till.receipts.slip import test_page as page_for_tests
from voucher_till.receipts.targets import (
    FilePrinter,
    NetworkPrinter,
    SerialPrinter,
    SystemPrinter,
    WindowsPrinter,
    parse,
)

NOW = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
ARABIC = "\N{ARABIC LETTER QAF}\N{ARABIC LETTER HAH}\N{ARABIC LETTER WAW}\N{ARABIC LETTER ALEF}"
COFFEE = "\N{HOT BEVERAGE}\ufe0f"
FAMILY = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
names = st.text(max_size=300) | st.text("\x1b\x1d\x10\x1c\x00\n\r\t@VJa \N{MAN}é", max_size=60)


def row(**changes: object) -> Redemption:
    usual = Redemption(
        1, "intent", RedemptionState.REDEEMED, "998877661234", "7001234567890", "Kopi Susu",
        Money(Decimal(25000), "IDR"), "Kopi Kita", "Sari", NOW, NOW, redeem_id="RD-77",
    )  # fmt: skip
    return replace(usual, **changes)  # type: ignore[arg-type]


def slip(*rows: Redemption, practice: bool = False, copy: bool = False) -> Slip:
    made = slip_of(rows or [row()], SlipWords(), till="Till 1", practice=practice, copy=copy)
    assert made is not None
    return made


def width(line: Line) -> int:
    return cells(line.text) * (2 if line.emphasis is Emphasis.BIG else 1)


def test_a_slip_says_what_the_customer_needs_and_keeps_the_codes_short() -> None:
    second = row(code="555566667777", sale_price=Money(Decimal(15000), "IDR"))
    shown = plain(slip(row(), second), 32)
    for wanted in ("Kopi Kita", "Till 1", "Sari", "...1234", "...7777", "IDR 25000", "...567890", "RD-77"):
        assert wanted in shown
    assert re.search(r"^Total +IDR 40000$", shown, re.M)
    assert re.search(r"^Vouchers +2$", shown, re.M)
    assert shown.count("Kopi Susu") == 1
    assert "77661234" not in shown and "7001234567890" not in shown
    assert "PRACTICE" not in shown and "COPY" not in shown and "will be sent" not in shown


def test_a_total_that_is_not_known_is_left_out() -> None:
    assert "Total" not in plain(slip(row(), row(sale_price=None)), 32)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(state=RedemptionState.STORED, redeem_id=None)], "It will be sent"),
        ([row(state=RedemptionState.UNKNOWN, redeem_id=None)], "It will be sent"),
        ([row(presumed=True)], "lists this as redeemed"),
    ],
)
def test_what_is_not_certain_is_said(rows: list[Redemption], said: str) -> None:
    assert said in " ".join(plain(slip(*rows), 32).split())


@pytest.mark.parametrize("columns", [24, 32, 48])
def test_practice_and_copy_stand_at_both_ends(columns: int) -> None:
    lines = text(slip(practice=True, copy=True), columns)
    joined = " ".join(line.text for line in lines)
    for words in ("PRACTICE NOT VALID", "COPY"):
        assert joined.count(words) == 2
    assert joined.startswith("PRACTICE NOT VALID COPY") and joined.endswith("NOT VALID COPY")
    assert lines[1] == Line("NOT VALID", Emphasis.BIG, Alignment.CENTRE)


def test_what_was_refused_stands_on_no_slip() -> None:
    refused = row(state=RedemptionState.REFUSED, code="111122223333")
    assert "...3333" not in plain(slip(row(), refused), 32)
    assert slip_of([refused], SlipWords(), till="Till 1") is None
    assert slip_of([], SlipWords(), till="Till 1") is None


@given(name=names, cashier=names, outlet=names, columns=st.integers(-5, 200))
def test_no_name_breaks_a_column(name: str, cashier: str, outlet: str, columns: int) -> None:
    made = slip(row(product_name=name, cashier=cashier, outlet=outlet), practice=True)
    room = min(max(columns, 24), 96)
    lines = text(made, columns)
    assert all(width(line) <= room for line in lines)
    assert all(line.text.isprintable() for line in lines if line.text.isascii())
    assert len(lines) < 40
    assert sum("...1234" in line.text and line.text.endswith("IDR 25000") for line in lines) == 1


@settings(deadline=None)  # the first call imports a library
@given(name=names)
def test_no_name_can_command_a_printer(name: str) -> None:
    """Commands begin with a byte below 20; but for line ends, none may come out of a text."""
    harmless = commands([Line("x")])
    start, end = harmless.split(b"x\n")
    sent = commands([Line(name)])
    assert sent.startswith(start.removesuffix(b"\x1bt\x00")) and sent.endswith(end)
    printed = sent[len(start.removesuffix(b"\x1bt\x00")) : -len(end)]
    without_code_pages = re.sub(rb"\x1bt[\x00-\x13]", b"", printed)
    assert re.fullmatch(rb"[^\x00-\x1f\x7f]*\n", without_code_pages)


@given(name=names)
def test_what_is_printed_is_as_wide_as_it_was_laid_out(name: str) -> None:
    laid_out = shortened(name, 32)
    assert len(printable(laid_out)) == cells(laid_out)


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("Rp 25.000 € Crème brûlée, Łódź", "Rp 25.000 € Crème brûlée, Łódź"),
        ("Brașov, Şişli", "Brasov, Şişli"),
        (f"Teh {COFFEE} manis", "Teh ?? manis"),
        (FAMILY, "??????"),
        (ARABIC, "????"),
        ("\x1b@\x1dV\x00\x10\x14", "@V"),
    ],
)
def test_letters_printers_have_and_others(given_text: str, printed: str) -> None:
    assert printable(given_text) == printed


def test_european_letters_come_in_their_code_pages() -> None:
    sent = commands([Line("é€Ł")])
    assert b"\x1bt\x00\x82" in sent  # CP437
    assert b"\x1bt\x10\x80" in sent  # CP1252
    assert b"\x1bt\x12\x9d" in sent  # CP852


def test_a_slip_begins_anew_and_ends_with_a_cut() -> None:
    sent = commands(text(slip(), 32))
    assert sent.startswith(b"\x1b@\x1c.")
    assert b"\x1dV" in sent[-4:]


def test_long_texts_are_wrapped_between_words_and_cut_with_dots() -> None:
    assert wrapped("Nasi goreng spesial", 11, 3) == ["Nasi goreng", "spesial"]
    assert wrapped("a" * 25, 10, 3) == ["a" * 10, "a" * 10, "a" * 5]
    assert wrapped("word " * 60, 20, 2)[1].endswith("...")
    assert shortened("x" * 300, 10) == "x" * 7 + "..."
    assert [line.text for line in pair("Redeem ID", "7" * 40, 24)] == [
        "Redeem ID",
        "7" * 24,
        " " * 8 + "7" * 16,
    ]


def test_a_test_page_fills_the_paper() -> None:
    lines = page_for_tests(SlipWords(), till="Till 1", columns=32)
    assert "12345678901234567890123456789012" in [line.text for line in lines]
    assert all(width(line) <= 32 for line in lines)


@pytest.mark.parametrize(
    ("setting", "target"),
    [
        ("network:192.168.1.50", NetworkPrinter("192.168.1.50", 9100)),
        (" Network: printer.local:9101 ", NetworkPrinter("printer.local", 9101)),
        ("network:[fe80::1]:9100", NetworkPrinter("fe80::1", 9100)),
        ("serial:COM3", SerialPrinter("COM3", 9600)),
        ("serial:/dev/ttyUSB0:115200", SerialPrinter("/dev/ttyUSB0", 115200)),
        ("file:/dev/usb/lp0", FilePrinter("/dev/usb/lp0")),
        ("file:C:\\slips.bin", FilePrinter("C:\\slips.bin")),
        ("windows:POS-80", WindowsPrinter("POS-80")),
        ("system:Office: 2nd floor", SystemPrinter("Office: 2nd floor")),
    ],
)
def test_settings_of_printers(setting: str, target: object) -> None:
    assert parse(setting) == target


@pytest.mark.parametrize(
    "setting",
    ["", "usb:1", "network:", "network:a b", "network:host:0", "network:host:99999", "network:::1",
     "network:http://host", "serial:", "serial:COM3:1", "file:", "file:a\0b", "windows: ", "system:", "9100"],
)  # fmt: skip
def test_wrong_settings_give_a_sentence(setting: str) -> None:
    assert isinstance(parse(setting), Phrase)


@given(setting=st.text(max_size=60) | st.text("network:serialfile[]0123456789.", max_size=40))
def test_any_setting_is_a_printer_or_a_sentence(setting: str) -> None:
    assert parse(setting) is not None
