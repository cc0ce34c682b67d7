"""The options of `setup`, and what they want of the settings."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from voucher_till.cli.arguments import amount, base_url, camera, count, hours, seconds
from voucher_till.dining_api.config import REGIONS

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

CAMERA = "its name, its USB id, a web address, a film or a folder of pictures; off for none"


def add_setup(commands: _Commands) -> None:
    """Add the command and its options."""
    setup = commands.add_parser(
        "setup",
        help="set this till up",
        description="By options, or from a file that has everything but the secrets. The client secret comes"
        " from VOUCHER_TILL_CLIENT_SECRET or one line on standard input. Lines on standard input are taken"
        " in this order: a manager's PIN where a manager has one, the client secret, the PIN of each manager"
        " whom the file adds.",
        epilog="An example of such a file comes with the program, as resources/provisioning/till.toml. Each"
        " environment has its own record and credentials; setting up another one uses it from then on.",
    )
    _add_file(setup)
    setup.add_argument("--base-url", type=base_url, metavar="URL")
    setup.add_argument("--client-key", metavar="K")
    setup.add_argument("--merchant-id", metavar="M")
    setup.add_argument("--third-shop-id", metavar="S", help="this outlet")
    setup.add_argument("--environment", choices=("test", "live", "sandbox"))
    setup.add_argument("--region", choices=REGIONS)
    setup.add_argument("--locale")
    setup.add_argument("--till-name", metavar="NAME")
    _add_offline(setup)
    setup.add_argument(
        "--camera",
        type=camera,
        metavar="CAMERA",
        help=f"{CAMERA}. Who signs in to it: VOUCHER_TILL_CAMERA_LOGIN, as user:password",
    )
    setup.add_argument("--serial", metavar="PORT", help="a USB-COM scanner: its port, or usb:VVVV:PPPP")
    setup.add_argument("--connect-timeout", type=seconds, metavar="S")
    setup.add_argument("--read-timeout", type=seconds, metavar="S")
    setup.set_defaults(wrong_usage=setup.error)


def _add_file(setup: argparse.ArgumentParser) -> None:
    file = setup.add_mutually_exclusive_group()
    file.add_argument(
        "--from", dest="source_file", type=Path, metavar="FILE", help="a TOML file with all of it"
    )
    file.add_argument("--check", type=Path, metavar="FILE", help="only look whether such a file is well")
    add_switching(setup)


def add_switching(command: argparse.ArgumentParser) -> None:
    """What a command asks that takes the till into another environment."""
    command.add_argument(
        "--leave-open-rows", action="store_true", help="although rows are open in the one that is left"
    )
    command.add_argument(
        "--without-people", action="store_true", help="do not take cashiers and managers along to another one"
    )


def _add_offline(setup: argparse.ArgumentParser) -> None:
    offline = setup.add_argument_group("selling without a line, on trust: off unless asked for")
    offline.add_argument("--allow-unverified-offline", action="store_true", default=None)
    offline.add_argument("--max-count", type=count, metavar="N", help="vouchers")
    offline.add_argument("--max-value", type=amount, metavar="V", help="worth of all that wait")
    offline.add_argument("--max-one", type=amount, metavar="V", help="worth of one voucher")
    offline.add_argument("--max-hours", type=hours, metavar="H", help="since the last good call")
