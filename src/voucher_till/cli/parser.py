"""The commands and their options."""

from __future__ import annotations

import argparse
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from voucher_till.cli.arguments import (
    amount,
    camera,
    codes,
    count,
    day,
    export_file,
    person,
    seconds,
    size,
    some_text,
)
from voucher_till.cli.installing_options import (
    add_environment,
    add_other_environment,
    add_secret,
    add_settings,
    add_test_merchant,
)
from voucher_till.cli.outlets_options import add_outlets
from voucher_till.cli.products_options import add_products
from voucher_till.cli.record_options import add_care, add_compare
from voucher_till.cli.setup_options import CAMERA, add_setup
from voucher_till.cli.support_options import add_support
from voucher_till.cli.webhooks_options import add_webhooks
from voucher_till.domain.journal import RedemptionState
from voucher_till.scanning.scan import ScanSource

_SOURCE = (
    "a picture or film file, a TT- payload, a voucher code, or - for one payload a line on standard input"
)

_THEMES = ("system", "light", "dark", "contrast")
_LANGUAGES = ("en", "id")


def make_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(prog="voucher-till", description="Till for TikTok GO Dining vouchers.")
    parser.add_argument("--version", action="version", version=f"voucher-till {version('voucher-till')}")
    commands = parser.add_subparsers(dest="command", metavar="command")
    _add_running(commands)
    add_setup(commands)
    add_environment(commands)
    add_settings(commands)
    add_secret(commands)
    add_test_merchant(commands)
    _add_selling(commands)
    _add_records(commands)
    _add_people(commands)
    add_compare(commands)
    add_outlets(commands)
    add_products(commands)
    add_care(commands)
    add_support(commands)
    add_webhooks(commands)
    doctor = commands.add_parser("doctor", help="say what is well and what is not with this till")
    add_other_environment(doctor)
    _add_json(doctor)
    return parser


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _add_running(commands: _Commands) -> None:
    gui = commands.add_parser("gui", help="open the till")
    gui.add_argument("--sandbox", action="store_true", help="practise against the built-in emulator")
    gui.add_argument("--theme", choices=_THEMES, default="system")
    gui.add_argument("--language", choices=_LANGUAGES, help="instead of the one in its settings")
    gui.add_argument("--camera", type=camera, metavar="CAMERA", help=f"use this camera now: {CAMERA}")
    tour = commands.add_parser("tour", help="show a practice sale on the console and save screenshots")
    tour.add_argument("--shots", type=Path, default=Path("shots"), metavar="FOLDER")
    tour.add_argument("--theme", choices=_THEMES, default="light")
    tour.add_argument("--language", choices=_LANGUAGES, default="en")
    tour.add_argument("--size", type=size, default=(1366, 768), metavar="WIDTHxHEIGHT")
    sandbox = commands.add_parser("sandbox", help="run the emulator of the platform alone")
    sandbox.add_argument("--host", default="127.0.0.1")
    sandbox.add_argument("--port", type=int, default=0)
    sandbox.add_argument("--seed", type=int, default=7)
    sandbox.add_argument("--state", type=Path, metavar="FILE", help="keep its state in this file")
    sandbox.add_argument(
        "--phones", type=Path, metavar="FOLDER", help="keep the customers' screens there as PNG"
    )
    sandbox.add_argument("--qr-seconds", type=seconds, default=60.0, metavar="S", help="how long a QR lives")


def _add_selling(commands: _Commands) -> None:
    check = commands.add_parser("check", help="verify a voucher, redeem nothing")
    check.add_argument("source", metavar="SOURCE", help=_SOURCE)
    _add_cashier(check)
    add_other_environment(check)
    _add_json(check)
    redeem = commands.add_parser("redeem", help="redeem every redeemable voucher, or the named ones")
    redeem.add_argument("source", metavar="SOURCE", help=_SOURCE)
    redeem.add_argument("--codes", type=codes, default=(), metavar="A,B", help="these voucher codes only")
    redeem.add_argument(
        "--price", type=amount, metavar="P", help="what the phone shows, for a voucher accepted on trust"
    )
    redeem.add_argument("--contact", default="", metavar="TEXT", help="of the customer, if they like")
    _add_cashier(redeem)
    add_other_environment(redeem)
    _add_json(redeem)


def _add_records(commands: _Commands) -> None:
    sync = commands.add_parser("sync", help="send what is stored and settle what is unknown, once")
    add_other_environment(sync)
    _add_json(sync)
    queue = commands.add_parser("queue", help="what is stored, unknown or in conflict")
    add_other_environment(queue)
    _add_json(queue)
    handed = commands.add_parser("handed-over", help="the goods of an unknown outcome went out: insist on it")
    handed.add_argument("code", help="the voucher code")
    handed.add_argument("--by", type=some_text, metavar="NAME", help="who says so; else the computer's user")
    _add_json(handed)
    close = commands.add_parser("close", help="end a conflict, with a reason")
    close.add_argument("id", type=int, help="as `queue --json` names it")
    _add_answerable(close)
    close.add_argument("--reason", type=some_text, required=True, metavar="TEXT")
    _add_json(close)
    offline = commands.add_parser("offline", help="take this till off the line, with a reason")
    _add_answerable(offline)
    offline.add_argument("--reason", type=some_text, required=True, metavar="TEXT")
    online = commands.add_parser("online", help="put it back on the line")
    _add_answerable(online)
    _add_history(commands)


def _add_history(commands: _Commands) -> None:
    history = commands.add_parser(
        "history",
        help="what was redeemed here, newest first",
        description="Lists redemptions, or writes them to a file. Days end when the outlet's do. An option"
        " that is given several times lets through what fits any of them. It takes a manager's PIN where a"
        " manager has one: one line on standard input, or it is asked for.",
    )
    history.add_argument("--from", dest="first", type=day, metavar="DATE")
    history.add_argument("--to", dest="last", type=day, metavar="DATE", help="this day included")
    states = [state.value for state in RedemptionState]
    sources = [source.value for source in ScanSource]
    history.add_argument("--cashier", action="append", default=[], metavar="C")
    history.add_argument("--state", action="append", default=[], choices=states)
    history.add_argument("--product", action="append", default=[], metavar="NAME", help="just as it is named")
    history.add_argument("--source", action="append", default=[], choices=sources, help="what scanned it")
    history.add_argument(
        "--outlet",
        action="append",
        default=[],
        metavar="ID",
        help="where it was redeemed; without it, all outlets that this till has served for this merchant",
    )
    history.add_argument("--min", dest="least", type=amount, metavar="P", help="price paid, or more")
    history.add_argument("--max", dest="most", type=amount, metavar="P", help="price paid, or less")
    history.add_argument(
        "--search",
        default="",
        metavar="TEXT",
        help="four or more characters: the end of a voucher code, order ID, redeem ID or log ID; any: a part"
        " of a product's name",
    )
    history.add_argument("--limit", type=count, metavar="N", help="no more rows than these")
    history.add_argument(
        "--export", type=export_file, metavar="FILE", help="write them there: .csv or .xlsx; replaces a file"
    )
    add_other_environment(history)
    _add_json(history)


def _add_answerable(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--by", type=some_text, metavar="NAME", help="who does it; needed where no manager has a PIN"
    )


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
        action.add_argument("name", type=person, metavar="NAME")
        if name == "add":
            action.add_argument("--manager", action="store_true", help="a manager; needs a PIN")


def _add_cashier(command: argparse.ArgumentParser) -> None:
    command.add_argument("--cashier", type=person, metavar="NAME", help="who does it")


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON object a line")
