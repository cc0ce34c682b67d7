"""What the options of `setup` want."""

from __future__ import annotations

from argparse import Namespace

from voucher_till.dining_api.config import PRODUCTION_URL, is_loopback
from voucher_till.domain.environment import Environment
from voucher_till.domain.offline import OfflinePolicy
from voucher_till.installation.reading import NOT_THE_EMULATOR, Problem, Wanted, WrongFileError

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
