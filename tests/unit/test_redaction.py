"""What is taken out of a text before anybody reads it, and what has to stay."""

from __future__ import annotations

import time
from urllib.parse import quote

import msgspec
import pytest

from voucher_till.store.known_secrets import remember
from voucher_till.support.redaction import MESSAGE_CHARACTERS, TRACE_CHARACTERS, Redactor
from voucher_till.support.references import new_reference

PAYLOAD = "TT-abcDEF123456789+/abcDEF123456789+/abcDEF12345="
REDACTOR = Redactor()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (f"scanned {PAYLOAD}.", f"scanned TT-abcDE…({len(PAYLOAD)})."),
        (f"at /q?qr_info={quote(PAYLOAD)}&x=1", f"at /q?qr_info=TT-abcDE…({len(quote(PAYLOAD))})&x=1"),
        ("code 1234567890123456 is used", "code …3456 is used"),
        ("code 1234 5678 9012 3456 is used", "code …3456 is used"),
        ("['1234567890123456', '9876543210987654']", "['…3456', '…7654']"),
        ("mail ayu.putri+till@example.co.id now", "mail [email] now"),
        ("call +62 812-3456-7890 or 0812 3456 7890.", "call [phone] or [phone]."),
        ("call (415) 555-2671", "call [phone]"),
        ("Authorization: Bearer abcdef.GHIJKL_123456", "Authorization: Bearer [secret]"),
        ("sent bearer abcdef.GHIJKL_123456", "sent bearer [secret]"),
        ("client_secret=a+b&client_key=k", "client_secret=[secret]&client_key=k"),
        ('{"access_token": "abc123def456", "n": 1}', '{"access_token": "[secret]", "n": 1}'),
        ("Cookie: x; password='pa55 word'", "Cookie: x; password='[secret] word'"),
        ("PIN=4711", "PIN=[secret]"),
        ("rtsp://admin:pa:ss@w0rd@10.0.0.7:554/live", "rtsp://[login]@10.0.0.7:554/live"),
        ("proxy http://user@proxy.example:3128 failed", "proxy http://[login]@proxy.example:3128 failed"),
    ],
)
def test_what_may_not_be_read_is_taken_out(text: str, clean: str) -> None:
    assert REDACTOR.clean(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "refused with -3000102, log ID 202611280326150A1B2C3D4E5F607182",
        "refused, log ID 20261128032615012345678901234567",
        "at 2026-11-28T03:26:15.123456+07:00",
        "2026-11-28 03:26:15,123 4711 INFO",
        "line 1234, 0.123456789012 s, 1920x1080, port 50123, version 6.11.3",
        "token: not granted yet",
        "the PIN was wrong",
        "http://127.0.0.1:50123/a?b=c",
        "program error, reference K7-42QX",
        "TT is no payload",
        "fetching a token failed: ConnectTimeout",
    ],
)
def test_what_support_needs_stays(text: str) -> None:
    assert REDACTOR.clean(text) == text


def test_secrets_of_this_process_are_known_in_every_writing() -> None:
    remember("Zq7/plain+secret value")
    remember(msgspec.json.encode({"access": "AT-one-two", "expires": 5, "refresh": "RT-three"}).decode())
    remember(msgspec.json.encode({"host": "camera.example", "login": "watcher:p%40ss-word-9"}).decode())
    text = "|".join(
        (
            "Zq7/plain+secret value",
            quote("Zq7/plain+secret value", safe=""),
            "AT-one-two",
            "xRT-threex",
            "watcher:p%40ss-word-9",
            "p@ss-word-9",
            "camera.example",
        )
    )
    clean = REDACTOR.clean(text)
    assert clean.split("|") == [*["[secret]"] * 3, "x[secret]x", "[secret]", "[secret]", "camera.example"]


def test_whatever_comes_can_be_written() -> None:
    for clean in (Redactor().clean, Redactor().secrets_only):
        assert clean("bad \ud800\udcff") == "bad ??"


def test_a_short_secret_does_not_eat_words() -> None:
    remember("oven")
    assert REDACTOR.clean("the coven saw oven.") == "the coven saw [secret]."
    remember("x9")
    assert REDACTOR.clean("x9") == "x9"


def test_names_are_taken_out_where_they_are_told() -> None:
    redactor = Redactor(["Sari", "Budi Santoso", "A", ""])
    assert redactor.clean("Sari, SARI and budi santoso; Sarinah; A.") == (
        "[name], [name] and [name]; Sarinah; A."
    )
    assert redactor.secrets_only("Sari 1234567890123456") == "[name] 1234567890123456"


def test_long_texts_are_bounded_quickly_and_cut_between_words() -> None:
    remember("cut-in-two-secret")
    hostile = ["x" * 3_000_000, "0 " * 1_500_000, "a@" * 1_500_000, "://" * 1_000_000, "TT-" * 1_000_000]
    hostile += ["cut-in-two-secret " * 200_000, "1234-" * 600_000, "secret=" * 400_000, "secret:" * 400_000]
    for text in hostile:
        began = time.monotonic()
        message, trace = REDACTOR.message(text), REDACTOR.trace(text)
        assert time.monotonic() - began < 5
        assert len(message) <= MESSAGE_CHARACTERS + 1
        assert len(trace) <= TRACE_CHARACTERS + 3
        assert "cut-in" not in message + trace


def test_the_end_of_a_traceback_is_kept() -> None:
    trace = REDACTOR.trace("first\n" + "middle\n" * 50_000 + "ValueError: the reason")
    assert trace.startswith("first")
    assert trace.endswith("ValueError: the reason")


def test_references_can_be_read_out() -> None:
    made = {new_reference() for _ in range(2_000)}
    assert len(made) == 2_000
    for reference in made:
        assert len(reference) == 7
        assert reference[2] == "-"
        assert not set(reference) & set("01OILSZBUV")
