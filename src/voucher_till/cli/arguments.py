"""What the options of commands take, and what is said of anything else."""

from __future__ import annotations

import argparse
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from voucher_till.dining_api.config import base_url_problem
from voucher_till.domain.business_day import FIRST_DAY, LAST_DAY
from voucher_till.domain.camera_address import CameraAddress
from voucher_till.domain.money import LARGEST_AMOUNT
from voucher_till.domain.people import clean_name, name_problem

_EXPORTS = (".csv", ".xlsx")
_LAST_PORT, _MOST_DIGITS = 65_535, 5


class NoSuchSourceError(Exception):
    """The file that was named is not there; wrong usage."""


def seconds(text: str) -> float:
    """A time to wait."""
    value = float(text)
    if not 0.05 <= value <= 3600:
        raise argparse.ArgumentTypeError("seconds must be between 0.05 and 3600")
    return value


def hours(text: str) -> float:
    """A long time."""
    value = float(text)
    if not 0 <= value <= 24 * 365:
        raise argparse.ArgumentTypeError("hours must be between 0 and 8760")
    return value


def day(text: str) -> date:
    """A day of the outlet."""
    try:
        value = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it like 2026-03-31") from None
    if not FIRST_DAY <= value <= LAST_DAY:
        raise argparse.ArgumentTypeError(f"a day is between {FIRST_DAY} and {LAST_DAY}")
    return value


def count(text: str) -> int:
    """How many, or none."""
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError("a count is 0 or more")
    return value


def amount(text: str) -> Decimal:
    """An amount in the vouchers' own currency, in plain digits."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"{text!r} is not an amount") from None
    if not value.is_finite() or value < 0:
        raise argparse.ArgumentTypeError("an amount is 0 or more")
    if value > LARGEST_AMOUNT:
        raise argparse.ArgumentTypeError(f"an amount is {LARGEST_AMOUNT} at most")
    return value


def port(text: str) -> int:
    """A TCP port; 0 for any that is free."""
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"a port is a whole number from 0 to {_LAST_PORT}")
    return int(text)


def zip_file(text: str) -> Path:
    """A diagnostics file to be written."""
    path = Path(text)
    if path.suffix.lower() != ".zip":
        raise argparse.ArgumentTypeError("the file's name ends in .zip")
    return path


def some_text(text: str) -> str:
    """Any words."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it may not be empty")
    return text.strip()


def person(text: str) -> str:
    """Somebody's name."""
    name = clean_name(text)
    if problem := name_problem(name):
        raise argparse.ArgumentTypeError(str(problem))
    return name


def codes(text: str) -> tuple[str, ...]:
    """Voucher codes with commas between them."""
    listed = tuple(code.strip() for code in text.split(",") if code.strip())
    if not listed or not all(code.isascii() and code.isdigit() for code in listed):
        raise argparse.ArgumentTypeError("voucher codes have digits only, with commas between them")
    return listed


def camera(text: str) -> str:
    """A camera, without who signs in to it."""
    address = CameraAddress.parse(text)
    if address.has_login_password:
        raise argparse.ArgumentTypeError(
            "a password does not belong on a command line; set VOUCHER_TILL_CAMERA_LOGIN to user:password"
        )
    if address.has_password_in_rest:
        raise argparse.ArgumentTypeError(
            "a password does not belong on a command line, and in the path of this address there is one;"
            " type the address in the window, under camera and scanner"
        )
    return text


def base_url(text: str) -> str:
    """Where the platform is."""
    if problem := base_url_problem(text):
        raise argparse.ArgumentTypeError(f"{text!r}: {problem}")
    return text.rstrip("/")


def size(text: str) -> tuple[int, int]:
    """Of a window in pixels: ``1366x768``."""
    width, _, height = text.partition("x")
    return int(width), int(height)


def export_file(text: str) -> Path:
    """A file that the history is written to."""
    path = Path(text).expanduser()
    if path.suffix.lower() not in _EXPORTS:
        raise argparse.ArgumentTypeError("its name ends with .csv or .xlsx")
    return path
