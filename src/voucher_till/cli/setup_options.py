"""The options of `setup`, and what they want of the settings."""

from __future__ import annotations

import argparse
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from voucher_till.cli.arguments import amount, base_url, camera, count, hours, seconds
from voucher_till.dining_api.config import PRODUCTION_URL, REGIONS, is_loopback
from voucher_till.domain.environment import Environment
from voucher_till.domain.offline import OfflinePolicy
from voucher_till.installation.reading import NOT_THE_EMULATOR, Problem, Wanted, WrongFileError

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

CAMERA = "its name, its USB id, a web address, a film or a folder of pictures; off for none"
_OFFLINE = OfflinePolicy()
_DEFAULTS: dict[str, object] = {
    "base_url": PRODUCTION_URL,
    "region": "id",
    "locale": "id-ID",
    "till_name": "Till 1",
    "connect_timeout": 4.0,
    "read_timeout": 8.0,
    "allow_unverified_offline": False,
    "max_count": _OFFLINE.max_count,
    "max_value": None,
    "max_one": None,
    "max_hours": _OFFLINE.max_hours,
}
"""What holds where an option is not given, each time the till is set up by options."""
_NEEDED = ("client_key", "merchant_id", "third_shop_id")
_FIELDS = {
    "base_url": "platform.base_url",
    "client_key": "platform.client_key",
    "merchant_id": "platform.merchant_id",
    "region": "platform.region",
    "locale": "platform.locale",
    "connect_timeout": "platform.connect_timeout",
    "read_timeout": "platform.read_timeout",
    "third_shop_id": "outlet.third_shop_id",
    "till_name": "outlet.till_name",
    "allow_unverified_offline": "offline.allow_unverified",
    "max_count": "offline.max_count",
    "max_value": "offline.max_value",
    "max_one": "offline.max_one",
    "max_hours": "offline.max_hours",
    "camera": "devices.camera",
    "serial": "devices.serial_port",
}


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


def options_given(options: Namespace) -> list[str]:
    """The options for settings that stand on the command line."""
    given = [name for name in (*_FIELDS, "environment") if getattr(options, name) is not None]
    return [f"--{name.replace('_', '-')}" for name in given]


def wanted_by_options(options: Namespace) -> Wanted:
    """What they want; ends the program where one is missing. Raises WrongFileError."""
    missing = [f"--{name.replace('_', '-')}" for name in _NEEDED if getattr(options, name) is None]
    if missing:
        options.wrong_usage(f"the following arguments are required: {', '.join(missing)}")
    chosen = {name: getattr(options, name) for name in _FIELDS}
    values = {
        _FIELDS[name]: _DEFAULTS[name] if value is None else value
        for name, value in chosen.items()
        if value is not None or name in _DEFAULTS
    }
    at_emulator = is_loopback(str(values["platform.base_url"]))
    environment = options.environment or (Environment.SANDBOX if at_emulator else Environment.LIVE)
    if environment == Environment.SANDBOX and not at_emulator:
        raise WrongFileError([Problem(0, "--base-url", (NOT_THE_EMULATOR,))])
    return Wanted(values | {"platform.environment": str(environment)})
