"""What the window works with; the program's start puts it together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from voucher_till.domain.phrases import Phrase
from voucher_till.receipts.desk import ReceiptDesk
from voucher_till.records.platform_events import TakenIn
from voucher_till.records.records import Records
from voucher_till.redemption.acceptance import Acceptance
from voucher_till.redemption.catalogue_desk import CatalogueDesk
from voucher_till.redemption.connectivity import Connectivity
from voucher_till.redemption.desk import RedemptionDesk
from voucher_till.redemption.settling import Settler
from voucher_till.redemption.sign_in import SignIn
from voucher_till.store.people import People
from voucher_till.store.settings import Settings
from voucher_till.support.desk import SupportDesk
from voucher_till.ui.cashier.practice import PracticePhones
from voucher_till.ui.setup.platform_work import PlatformWork
from voucher_till.ui.shared.scanners import Scanners
from voucher_till.ui.shared.sounds import Player, SystemPlayer

MakeReceipts = Callable[[Callable[[], Settings], Callable[[Phrase | None], None]], ReceiptDesk]
"""Given the settings in use and who is told of trouble with the printer."""
Audit = Callable[[str, str, str], Awaitable[None]]
"""Given who did what, and the details."""

FollowEvents = Callable[[Callable[[TakenIn], None]], Coroutine[Any, Any, None]]
"""Given who hears that something is new; goes on until it is cancelled."""


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases and the settings of one till."""

    desk: RedemptionDesk
    settler: Settler
    connectivity: Connectivity
    scanners: Scanners
    people: People
    audit: Audit
    """Adds to the audit trail."""
    sign_in: SignIn
    make_receipts: MakeReceipts
    make_records: Callable[[Callable[[], Settings]], Records]
    """Given the settings in use."""
    acceptance: Acceptance
    catalogue: CatalogueDesk
    fetch_picture: Callable[[str], Awaitable[bytes | None]]
    settings: Settings
    save_devices: Callable[[Mapping[str, object]], None]
    """Keeps some fields of the devices' settings; may block."""
    save_settings: Callable[[str, Mapping[str, object]], None]
    """Keeps some fields of a section of the settings; may block."""
    make_player: Callable[[], Player] = SystemPlayer
    """What is heard of the sounds."""
    platform: PlatformWork | None = None
    """What is done about the platform and the network; None where a window stands by itself."""
    support: SupportDesk | None = None
    """Log, diagnostics and licences; None where a window stands by itself."""
    follow_events: FollowEvents | None = None
    """Takes the platform's events into the record; None where a window stands by itself."""
    phones: PracticePhones | None = None
    """The practice customers, in practice."""
