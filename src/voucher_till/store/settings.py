"""What a till is set up with. Secrets are not here."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache

import msgspec

from voucher_till.domain.business_day import DayCut
from voucher_till.domain.offline import OfflinePolicy
from voucher_till.store.errors import StoreError, StoreProblem, from_os
from voucher_till.store.folder import DataFolder, write_whole

log = logging.getLogger(__name__)


class DeviceSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The camera and the handheld scanner of one till."""

    camera: str = ""
    """A camera's name or USB id, a web address, a film or a folder; empty for the first found, or ``off``."""
    mirror: bool = False
    """Show the camera's picture as a mirror does; the codes in it are read as they are."""
    serial_port: str = ""
    """A scanner in USB-COM mode, by port or by USB id; empty for none."""
    serial_baud: int = 9600
    scanner_gap_ms: float = 50.0
    """Longest pause between two characters of a scanner that types."""
    scanner_prefix: str = ""
    scanner_suffix: str = ""
    scanner_layout: str = ""
    """The keyboard layout it types for, as the scanner check found it."""
    scanner_host: str = ""
    """The layout of this computer, where the check could not tell keys."""
    scanner_ends: bool | None = None
    """Whether it sends Enter or Tab after a code, where the scanner check found out."""
    scanner_checked: str = ""
    """What the last scanner check found, in one line, for ``doctor``."""


class LookSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How the window speaks and looks."""

    language: str = ""
    """``en`` or ``id``; empty for the system's own."""
    theme: str = "system"
    """``system``, ``light``, ``dark`` or ``contrast``."""
    text_percent: int = 100
    """Size of the text, 100 to 200."""
    reduce_motion: bool = False


class SoundSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What is heard of a verdict."""

    on: bool = True
    volume: int = 70
    """Per cent."""
    speech: bool = False
    """Also say the verdict, where the system has a voice."""


class CounterSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a manager wants the counter to work."""

    one_step: bool = False
    """Redeem an order of a single voucher at the scan, without a key."""
    sign_in: str = "off"
    """Who is at the till: ``off`` nobody says, ``name`` a name is picked, ``pin`` with its PIN."""
    lock_minutes: int = 0
    """Lock after so long without a key or a scan; 0 for never."""
    full_screen: bool = False
    """Fill the screen; leaving it needs a manager's PIN, where there is one."""
    pictures: bool = True
    """Show a picture of the product where it comes fast."""
    cashiers_may: tuple[str, ...] = ()
    """What cashiers may do beside selling: values of ``domain.people.Right``. Managers may do everything."""


class ReceiptSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The slip for the customer."""

    printer: str = ""
    """``network:HOST[:PORT]``, ``serial:PORT[:BAUD]``, ``file:PATH``, ``windows:NAME`` or ``system:NAME``;
    empty for none."""
    columns: int = 32
    """Characters in a line: 32 on 58 mm paper, 48 on 80 mm."""
    each: bool = True
    """Print after each redemption; else only when asked."""


class RecordSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How the record is kept and cut into days."""

    day_ends: str = "00:00"
    """When a day of this outlet ends, ``HH:MM`` by its clock: with 04:00 a sale at 02:00 is yesterday's."""
    daily_backup: bool = True
    backups_kept: int = 14
    """So many of the latest backups stay."""
    contact_days: int = 90
    """Customers' contacts are blanked after so many days; 0 for never."""
    history_columns: tuple[str, ...] = ()
    """Columns of the history that are shown, in their order; empty for the usual ones."""

    @property
    def day_cut(self) -> DayCut:
        """Where days end: at midnight when somebody wrote what is no time of day into the file."""
        return _cut_at(self.day_ends)

    @property
    def day_ends_problem(self) -> str:
        """A sentence that says what is wrong with ``day_ends``; empty when it is a time of day."""
        try:
            DayCut.parse(self.day_ends)
        except ValueError as error:
            return str(error)
        return ""


@cache
def _cut_at(text: str) -> DayCut:
    """Kept, so that the log has each wrong one once."""
    try:
        return DayCut.parse(text)
    except ValueError as error:
        log.warning("records.day_ends in the settings: %s Days end at midnight until then.", error)
        return DayCut()


class NetworkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How the platform is reached from this computer. A proxy's login is a secret, kept apart."""

    proxy: str = "system"
    """``system`` for what the computer is set to, ``none``, or an address as ``http://proxy.example:3128``."""
    ca_file: str = ""
    """Path of a PEM file with certificates to trust besides the usual ones; empty for none."""
    receiver: str = ""
    """Address of a receiver of the platform's events elsewhere; empty for the one on this computer, if any.
    The token it is asked with is a secret, kept apart."""


class TestMerchantSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How long the shared test merchant may still be used (platform contract, section 1)."""

    started: str = ""
    """Its first day, as ``YYYY-MM-DD``; empty when nobody said."""
    extensions: int = 0
    """How often it was extended by 15 days, 0 to 5."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything `setup` asks; time-outs in seconds. It has no default that would point at a wrong outlet."""

    client_key: str
    merchant_id: str
    outlet: str
    base_url: str
    environment: str = "live"
    region: str = "id"
    locale: str = "id-ID"
    till_name: str = "Till 1"
    connect_timeout: float = 4.0
    read_timeout: float = 8.0
    devices: DeviceSettings = DeviceSettings()
    offline: OfflinePolicy = OfflinePolicy()
    look: LookSettings = LookSettings()
    sound: SoundSettings = SoundSettings()
    counter: CounterSettings = CounterSettings()
    receipts: ReceiptSettings = ReceiptSettings()
    records: RecordSettings = RecordSettings()
    network: NetworkSettings = NetworkSettings()
    test_merchant: TestMerchantSettings = TestMerchantSettings()


def load_settings(folder: DataFolder) -> Settings | None:
    """The settings, or None before the first setup. An unreadable file is kept aside and said."""
    try:
        content = folder.settings.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise from_os(error) from error
    try:
        return msgspec.json.decode(content, type=Settings)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        aside = folder.settings.with_name("settings.json.unreadable")
        folder.settings.replace(aside)
        raise StoreError(StoreProblem.UNREADABLE_SETTINGS, f"kept as {aside.name}") from error


def save_settings(folder: DataFolder, settings: Settings) -> None:
    """Replace the settings, durably."""
    folder.prepare()
    write_whole(folder.settings, msgspec.json.format(msgspec.json.encode(settings), indent=2))


def change_settings(folder: DataFolder, section: str, changes: Mapping[str, object]) -> None:
    """Replace some fields of a section, as ``look`` or ``records``; all else stays as the file
    has it. Blocks."""
    settings = load_settings(folder)
    if settings is not None:
        changed = msgspec.structs.replace(getattr(settings, section), **changes)
        save_settings(folder, msgspec.structs.replace(settings, **{section: changed}))
