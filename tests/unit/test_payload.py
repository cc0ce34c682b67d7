"""What a scanned or typed text is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_till.domain.payload import (
    MAX_PAYLOAD_BYTES,
    NotAVoucher,
    QrPayload,
    VoucherCode,
    parse_payload,
)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("TT-a+b/c==", QrPayload("TT-a+b/c==")),
        (" TT-abc\r\n", QrPayload("TT-abc")),
        ("0012345678901234567", VoucherCode("0012345678901234567")),
        ("1234 5678-9012", VoucherCode("123456789012")),
        ("", NotAVoucher.EMPTY),
        (" \t", NotAVoucher.EMPTY),
        ("TT-", NotAVoucher.OTHER),
        ("TT-a b", NotAVoucher.OTHER),
        ("TT-\u00e9", NotAVoucher.OTHER),
        ("https://example.com/menu", NotAVoucher.OTHER),
        ("12345O78", NotAVoucher.BAD_CODE),
        ("\u0661\u0662\u0663", NotAVoucher.OTHER),
        ("1" * 33, NotAVoucher.BAD_CODE),
        ("TT-" + "a" * MAX_PAYLOAD_BYTES, NotAVoucher.TOO_LONG),
        ("\u00e9" * (MAX_PAYLOAD_BYTES // 2 + 1), NotAVoucher.TOO_LONG),
    ],
)
def test_meaning(text: str, meaning: object) -> None:
    assert parse_payload(text) == meaning


@given(st.text())
def test_any_text_has_a_meaning(text: str) -> None:
    result = parse_payload(text)
    if isinstance(result, VoucherCode):
        assert result.digits.isascii() and result.digits.isdigit()
    if isinstance(result, QrPayload):
        assert result.text == text.strip() and result.text.startswith("TT-")
