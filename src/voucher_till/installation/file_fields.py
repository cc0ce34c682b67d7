"""The format of files of settings: every table and key, where it goes, what it may be, and what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from voucher_till.dining_api.config import REGIONS
from voucher_till.domain.environment import Environment
from voucher_till.domain.test_merchant import MOST_EXTENSIONS
from voucher_till.installation import file_values as must_be
from voucher_till.installation import till_values as till
from voucher_till.installation.file_values import NO_LIMIT, Reader, WrongValueError
from voucher_till.store.settings import Settings

PEOPLE = "people"
"""The list of tables of people, which are no settings."""
PERSON_KEYS = ("name", "role")


Written = bool | int | float | str | list[str]


@dataclass(frozen=True, slots=True)
class Field:
    """One key of the file."""

    table: str
    key: str
    read: Reader
    told: str
    """What it means, as a comment in a file that the till writes."""
    section: str = ""
    """Of the settings; empty where the settings have it at the top."""
    attribute: str = ""
    """In the settings, where it is called otherwise than in the file."""
    is_needed: bool = False
    """Whether a till cannot be set up without it."""

    @property
    def name(self) -> str:
        """As people call it: ``look.theme``."""
        return f"{self.table}.{self.key}"

    @property
    def place(self) -> tuple[str, str]:
        """Section and attribute in the settings."""
        return self.section, self.attribute or self.key

    def value_in(self, settings: Settings) -> object:
        """What the settings have for it."""
        section, attribute = self.place
        return getattr(getattr(settings, section) if section else settings, attribute)

    def written(self, settings: Settings) -> Written | None:
        """The same, as TOML has it; None to leave it out, as what could not be read again.

        A password that somebody wrote into an address by hand is thereby never written.
        """
        value = self._as_toml(self.value_in(settings))
        try:
            self.read(value)
        except WrongValueError:
            return None
        return value

    def _as_toml(self, value: object) -> Written | None:
        match value:
            case None:
                return NO_LIMIT if self.section == "offline" else None
            case tuple():
                return [str(one) for one in value]
            case Decimal():
                return f"{value:f}"
            case bool() | int() | float():
                return value
            case _:
                return str(value)


def _section(table: str, *fields: tuple[str, Reader, str], section: str | None = None) -> list[Field]:
    inside = table if section is None else section
    return [Field(table, key, read, told, inside) for key, read, told in fields]


_SECONDS = must_be.number(0.05, 3600)

FIELDS: Sequence[Field] = (
    Field(
        "platform",
        "environment",
        must_be.one_of(*Environment),
        "sandbox (practice), test (the test merchant) or live",
        is_needed=True,
    ),
    Field("platform", "base_url", till.address, "where the platform is"),
    Field(
        "platform", "client_key", must_be.some_text, "of the app, from the Developer Portal", is_needed=True
    ),
    Field("platform", "merchant_id", must_be.some_text, "of the merchant", is_needed=True),
    Field("platform", "region", must_be.one_of(*REGIONS), "id or us"),
    Field("platform", "locale", till.locale, "in which the platform names products"),
    Field("platform", "connect_timeout", _SECONDS, "seconds to wait for a connection"),
    Field("platform", "read_timeout", _SECONDS, "seconds to wait for an answer"),
    Field(
        "outlet",
        "third_shop_id",
        must_be.some_text,
        "this outlet, by the merchant's own ID",
        attribute="outlet",
        is_needed=True,
    ),
    Field("outlet", "till_name", must_be.some_text, "what this till is called"),
    *_section(
        "network",
        ("proxy", till.proxy, "system, none, or an address without name and password"),
        ("ca_file", must_be.text, "a PEM file of certificates to trust besides the usual ones"),
        ("receiver", till.receiver, "where events such as refunds are asked for; empty for this computer"),
    ),
    *_section(
        "devices",
        ("camera", till.camera, "its name, USB id or address; empty for the first found, off for none"),
        ("mirror", must_be.switch, "show the camera's picture as a mirror does"),
        ("serial_port", must_be.text, "a scanner in USB-COM mode: its port, or usb:VVVV:PPPP"),
        ("serial_baud", must_be.whole(300, 4_000_000), "its speed"),
        (
            "scanner_gap_ms",
            must_be.number(5, 1000),
            "longest pause between two characters it types",
        ),
        ("scanner_prefix", must_be.keys, "what it types before a code"),
        ("scanner_suffix", must_be.keys, "what it types after a code"),
        ("scanner_layout", must_be.text, "the keyboard layout it types for, as the scanner check found it"),
        ("scanner_host", must_be.text, "the layout of the computer, where the check could not tell keys"),
        ("scanner_ends", must_be.switch, "whether it sends Enter or Tab after a code"),
    ),
    *_section(
        "look",
        ("language", must_be.one_of("", "en", "id"), "en or id; empty for the system's own"),
        ("theme", must_be.one_of("system", "light", "dark", "contrast"), "system, light, dark or contrast"),
        ("text_percent", must_be.whole(100, 200), "size of the text"),
        ("reduce_motion", must_be.switch, "nothing slides, fades or shakes"),
    ),
    *_section(
        "sound",
        ("on", must_be.switch, "a sound for each verdict"),
        ("volume", must_be.whole(0, 100), "per cent"),
        ("speech", must_be.switch, "the computer's voice also says it"),
    ),
    *_section(
        "counter",
        ("one_step", must_be.switch, "redeem an order of a single voucher at the scan"),
        ("sign_in", must_be.one_of("off", "name", "pin"), "who is at the till: off, name or pin"),
        ("lock_minutes", must_be.whole(0, 240), "lock after so long without a key or a scan; 0 for never"),
        ("full_screen", must_be.switch, "leaving it needs a manager's PIN, where there is one"),
        ("pictures", must_be.switch, "show a picture of the product"),
        ("cashiers_may", till.rights, "what cashiers may do without a manager's PIN"),
    ),
    *_section(
        "receipts",
        ("printer", till.printer, "network:HOST, serial:PORT, file:PATH, windows:NAME or system:NAME"),
        ("columns", must_be.one_number(32, 42, 48), "characters in a line"),
        ("each", must_be.switch, "print after each redemption; else only when asked"),
    ),
    *_section(
        "records",
        ("day_ends", till.day_end, "what is sold after midnight and before this is of the day before"),
        ("daily_backup", must_be.switch, "a backup each day"),
        ("backups_kept", must_be.whole(1, 1000), "so many of the latest stay"),
        (
            "contact_days",
            must_be.whole(0, 3650),
            "contacts of customers are blanked after so many; 0 for never",
        ),
        ("history_columns", must_be.texts, "columns of the history; empty for the usual ones"),
    ),
    *_section(
        "offline",
        ("allow_unverified", must_be.switch, "sell on trust when there is no line"),
        ("max_count", must_be.limit(must_be.whole(0, 100_000)), "vouchers that may wait"),
        ("max_value", must_be.limit(must_be.amount), "worth of all that wait"),
        ("max_one", must_be.limit(must_be.amount), "worth of one voucher"),
        ("max_hours", must_be.limit(must_be.number(0, 8760)), "hours since the last good call"),
    ),
    *_section(
        "test_merchant",
        ("started", till.first_day, "its first day; empty when it is not known"),
        ("extensions", must_be.whole(0, MOST_EXTENSIONS), "how often it was extended by 15 days"),
    ),
)
"""In the order in which they are written."""

TABLES = tuple(dict.fromkeys(field.table for field in FIELDS))
BY_NAME = {field.name: field for field in FIELDS}
