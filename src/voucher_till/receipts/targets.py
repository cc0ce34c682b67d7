"""Where a slip is printed: the setting ``printer``, read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.receipts.trouble import NO_PRINTER

NETWORK_PORT = 9100
SERIAL_BAUD = 9600
_BAUDS = range(300, 4_000_001)
_PORTS = range(1, 65536)
_WITH_NUMBER = re.compile(r"(?P<name>.+?)(?::(?P<number>\d{1,9}))?", re.ASCII)
_ADDRESS = re.compile(r"\[(?P<inner>[0-9A-Fa-f:.%\w]+)\]|(?P<plain>[^\s\[\]/:]+)")


@dataclass(frozen=True, slots=True)
class NetworkPrinter:
    """A receipt printer with a network address."""

    host: str
    port: int = NETWORK_PORT


@dataclass(frozen=True, slots=True)
class SerialPrinter:
    """A receipt printer at a serial port, or at a USB port that acts as one."""

    port: str
    baud: int = SERIAL_BAUD


@dataclass(frozen=True, slots=True)
class FilePrinter:
    """A device file such as ``/dev/usb/lp0``, or a plain file that slips are added to."""

    path: str


@dataclass(frozen=True, slots=True)
class WindowsPrinter:
    """A receipt printer that is installed under Windows; it gets printer commands."""

    name: str


@dataclass(frozen=True, slots=True)
class SystemPrinter:
    """Any printer that is installed on this computer; it gets a drawn page."""

    name: str


CommandPrinter = NetworkPrinter | SerialPrinter | FilePrinter | WindowsPrinter
"""What understands printer commands."""
Target = CommandPrinter | SystemPrinter


def parse(setting: str) -> Target | Phrase:
    """What the setting means; a phrase that says what is wrong with it."""
    setting = setting.strip()
    if not setting:
        return NO_PRINTER
    kind, _, rest = setting.partition(":")
    rest = rest.strip()
    target: Target | None = None
    if rest and rest.isprintable():
        match kind.lower():
            case "network":
                target = _network(rest)
            case "serial":
                target = _serial(rest)
            case "file":
                target = FilePrinter(rest)
            case "windows":
                target = WindowsPrinter(rest)
            case "system":
                target = SystemPrinter(rest)
    if target is None:
        return phrase("receipts", "The printer is not set up rightly: {setting}", setting=setting)
    return target


def _network(rest: str) -> NetworkPrinter | None:
    name, number = _numbered(rest, NETWORK_PORT)
    address = _ADDRESS.fullmatch(name)
    if address is None or number not in _PORTS:
        return None
    return NetworkPrinter(address["inner"] or address["plain"], number)


def _serial(rest: str) -> SerialPrinter | None:
    name, number = _numbered(rest, SERIAL_BAUD)
    return SerialPrinter(name, number) if number in _BAUDS else None


def _numbered(rest: str, default: int) -> tuple[str, int]:
    found = _WITH_NUMBER.fullmatch(rest)
    if found is None:
        return "", default
    return found["name"], int(found["number"]) if found["number"] else default
