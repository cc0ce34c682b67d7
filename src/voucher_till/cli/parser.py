"""The commands and their options."""

from __future__ import annotations

import argparse
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from voucher_till.dining_api.config import PRODUCTION_URL, REGIONS, base_url_problem
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.offline import OfflinePolicy
from voucher_till.domain.people import clean_name, name_problem
from voucher_till.store.devices import password_in

_SOURCE = (
    "a picture or film file, a TT- payload, a voucher code, or - for one payload a line on standard input"
)

_THEMES = ("system", "light", "dark", "contrast")
_LANGUAGES = ("en", "id")
_CAMERA = "its name, its USB id, a web address, a film or a folder of pictures; off for none"


def make_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(prog="voucher-till", description="Till for TikTok GO Dining vouchers.")
    parser.add_argument("--version", action="version", version=f"voucher-till {version('voucher-till')}")
    commands = parser.add_subparsers(dest="command", metavar="command")
    _add_running(commands)
    _add_setup(commands)
    _add_selling(commands)
    _add_records(commands)
    _add_people(commands)
    doctor = commands.add_parser("doctor", help="say what is well and what is not with this till")
    _add_json(doctor)
    return parser


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _add_running(commands: _Commands) -> None:
    gui = commands.add_parser("gui", help="open the till")
    gui.add_argument("--sandbox", action="store_true", help="practise against the built-in emulator")
    gui.add_argument("--theme", choices=_THEMES, default="system")
    gui.add_argument("--language", choices=_LANGUAGES, help="instead of the one in its settings")
    gui.add_argument("--camera", type=_camera, metavar="CAMERA", help=f"use this camera now: {_CAMERA}")
    tour = commands.add_parser("tour", help="show a practice sale on the console and save screenshots")
    tour.add_argument("--shots", type=Path, default=Path("shots"), metavar="FOLDER")
    tour.add_argument("--theme", choices=_THEMES, default="light")
    tour.add_argument("--language", choices=_LANGUAGES, default="en")
    tour.add_argument("--size", type=_size, default=(1366, 768), metavar="WIDTHxHEIGHT")
    sandbox = commands.add_parser("sandbox", help="run the emulator of the platform alone")
    sandbox.add_argument("--host", default="127.0.0.1")
    sandbox.add_argument("--port", type=int, default=0)
    sandbox.add_argument("--seed", type=int, default=7)
    sandbox.add_argument("--state", type=Path, metavar="FILE", help="keep its state in this file")
    sandbox.add_argument(
        "--phones", type=Path, metavar="FOLDER", help="keep the customers' screens there as PNG"
    )
    sandbox.add_argument("--qr-seconds", type=_seconds, default=60.0, metavar="S", help="how long a QR lives")


def _add_setup(commands: _Commands) -> None:
    setup = commands.add_parser(
        "setup",
        help="set this till up",
        description="The client secret comes from VOUCHER_TILL_CLIENT_SECRET or one line on standard input.",
    )
    setup.add_argument("--base-url", type=_base_url, default=PRODUCTION_URL, metavar="URL")
    setup.add_argument("--client-key", required=True, metavar="K")
    setup.add_argument("--merchant-id", required=True, metavar="M")
    setup.add_argument("--third-shop-id", required=True, metavar="S", help="this outlet")
    setup.add_argument("--environment", choices=("test", "live", "sandbox"))
    setup.add_argument("--region", choices=REGIONS, default="id")
    setup.add_argument("--locale", default="id-ID")
    setup.add_argument("--till-name", default="Till 1", metavar="NAME")
    _add_offline(setup)
    setup.add_argument(
        "--camera",
        type=_camera,
        metavar="CAMERA",
        help=f"{_CAMERA}. Who signs in to it: VOUCHER_TILL_CAMERA_LOGIN, as user:password",
    )
    setup.add_argument("--serial", metavar="PORT", help="a USB-COM scanner: its port, or usb:VVVV:PPPP")
    setup.add_argument("--connect-timeout", type=_seconds, default=4.0, metavar="S")
    setup.add_argument("--read-timeout", type=_seconds, default=8.0, metavar="S")


def _add_offline(setup: argparse.ArgumentParser) -> None:
    default = OfflinePolicy()
    offline = setup.add_argument_group("selling without a line, on trust: off unless asked for")
    offline.add_argument("--allow-unverified-offline", action="store_true")
    offline.add_argument("--max-count", type=_count, default=default.max_count, metavar="N", help="vouchers")
    offline.add_argument("--max-value", type=_amount, metavar="V", help="worth of all that wait")
    offline.add_argument("--max-one", type=_amount, metavar="V", help="worth of one voucher")
    offline.add_argument(
        "--max-hours", type=_hours, default=default.max_hours, metavar="H", help="since the last good call"
    )


def _add_selling(commands: _Commands) -> None:
    check = commands.add_parser("check", help="verify a voucher, redeem nothing")
    check.add_argument("source", metavar="SOURCE", help=_SOURCE)
    _add_cashier(check)
    _add_json(check)
    redeem = commands.add_parser("redeem", help="redeem every redeemable voucher, or the named ones")
    redeem.add_argument("source", metavar="SOURCE", help=_SOURCE)
    redeem.add_argument("--codes", type=_codes, default=(), metavar="A,B", help="these voucher codes only")
    redeem.add_argument(
        "--price", type=_amount, metavar="P", help="what the phone shows, for a voucher accepted on trust"
    )
    redeem.add_argument("--contact", default="", metavar="TEXT", help="of the customer, if they like")
    _add_cashier(redeem)
    _add_json(redeem)


def _add_records(commands: _Commands) -> None:
    sync = commands.add_parser("sync", help="send what is stored and settle what is unknown, once")
    _add_json(sync)
    queue = commands.add_parser("queue", help="what is stored, unknown or in conflict")
    _add_json(queue)
    handed = commands.add_parser("handed-over", help="the goods of an unknown outcome went out: insist on it")
    handed.add_argument("code", help="the voucher code")
    _add_json(handed)
    close = commands.add_parser("close", help="end a conflict, with a reason")
    close.add_argument("id", type=int, help="as `queue --json` names it")
    close.add_argument("--by", type=_words, required=True, metavar="NAME")
    close.add_argument("--reason", type=_words, required=True, metavar="TEXT")
    _add_json(close)
    offline = commands.add_parser("offline", help="take this till off the line, with a reason")
    offline.add_argument("--by", type=_words, required=True, metavar="NAME")
    offline.add_argument("--reason", type=_words, required=True, metavar="TEXT")
    online = commands.add_parser("online", help="put it back on the line")
    online.add_argument("--by", type=_words, required=True, metavar="NAME")
    history = commands.add_parser("history", help="what was redeemed here, newest first")
    history.add_argument("--from", dest="since", type=_day, metavar="DATE")
    history.add_argument("--to", dest="until", type=_day_after, metavar="DATE", help="this day included")
    history.add_argument("--cashier", default="", metavar="C")
    history.add_argument("--state", choices=[state.value for state in RedemptionState])
    history.add_argument("--search", default="", metavar="TEXT")
    _add_json(history)


def _add_people(commands: _Commands) -> None:
    people = commands.add_parser(
        "people",
        help="who works at this till: list them, add and remove them, give them a PIN",
        description="Lists the cashiers and managers of this till. A PIN is one line on standard input or is"
        " asked for; it has 4 to 8 digits. Whoever can run this needs no PIN of their own, but each change is"
        " kept in the audit trail with the name of the computer's user.",
        epilog="A manager forgot the PIN: voucher-till people reset-manager NAME",
    )
    _add_json(people)
    actions = people.add_subparsers(dest="action", metavar="action")
    for name, told in (
        ("add", "put somebody on the list; an empty line for the PIN means none, for a cashier"),
        ("pin", "give somebody a new PIN"),
        ("remove", "take somebody off the list; what they did stays recorded"),
        (
            "reset-manager",
            "give a manager who forgot it a new PIN, and end all waiting after wrong ones;"
            " leaves a trace in the audit trail, with the name of the computer's user",
        ),
    ):
        action = actions.add_parser(name, help=told, description=told)
        action.add_argument("name", type=_name, metavar="NAME")
        if name == "add":
            action.add_argument("--manager", action="store_true", help="a manager; needs a PIN")


def _add_cashier(command: argparse.ArgumentParser) -> None:
    command.add_argument("--cashier", type=_name, metavar="NAME", help="who does it")


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def _seconds(text: str) -> float:
    value = float(text)
    if not 0.05 <= value <= 3600:
        raise argparse.ArgumentTypeError("seconds must be between 0.05 and 3600")
    return value


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("it may not be empty")
    return text.strip()


def _name(text: str) -> str:
    name = clean_name(text)
    if problem := name_problem(name):
        raise argparse.ArgumentTypeError(str(problem))
    return name


def _camera(text: str) -> str:
    if password_in(text):
        raise argparse.ArgumentTypeError(
            "a password does not belong on a command line; set VOUCHER_TILL_CAMERA_LOGIN to user:password"
        )
    return text


def _count(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError("a count is 0 or more")
    return value


def _hours(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 24 * 365:
        raise argparse.ArgumentTypeError("hours must be between 0 and 8760")
    return value


def _amount(text: str) -> Decimal:
    """An amount in the vouchers' own currency, in plain digits."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"{text!r} is not an amount") from None
    if not value.is_finite() or value < 0:
        raise argparse.ArgumentTypeError("an amount is 0 or more")
    return value


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _base_url(text: str) -> str:
    if problem := base_url_problem(text):
        raise argparse.ArgumentTypeError(f"{text!r}: {problem}")
    return text.rstrip("/")


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(code.strip() for code in text.split(",") if code.strip())
    if not codes or not all(code.isascii() and code.isdigit() for code in codes):
        raise argparse.ArgumentTypeError("voucher codes have digits only, with commas between them")
    return codes


def _day(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text), time()).astimezone()


def _day_after(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text) + timedelta(days=1), time()).astimezone()
