"""What the assistant works with; the program's start puts it together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import NamedTuple, Protocol

from voucher_till.domain.people import Person
from voucher_till.domain.phrases import Phrase
from voucher_till.store.settings import DeviceSettings, ReceiptSettings, Settings, TestMerchantSettings
from voucher_till.store.setup_draft import Access, FromFile, SetupDraft
from voucher_till.ui.shared.scanners import Scanners
from voucher_till.ui.shared.sounds import Player, SystemPlayer

MakeScanners = Callable[[DeviceSettings], Scanners]
"""What reads codes with these settings; it is not started yet."""


class Matter(StrEnum):
    """What a real call can find out about."""

    ACCESS = "access"
    """Key and secret: when all is well the platform gives a token."""
    AUTHORISATION = "authorisation"
    """By the merchant; told by itself only where it is missing."""
    TEST_MERCHANT = "test_merchant"
    WAY = "way"
    """From here to the platform; told only where something is in it."""
    VOUCHERS = "vouchers"
    OUTLETS = "outlets"
    PRODUCTS = "products"
    CLOCK = "clock"


class Grade(Enum):
    """How a finding is."""

    GOOD = "ok"
    OPTIONAL = "retry"
    """Not there, and vouchers can be sold without it."""
    BAD = "used"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a call to the platform showed."""

    matter: Matter
    grade: Grade
    title: Phrase
    says: tuple[Phrase, ...] = ()
    """What is wrong and what to do; empty where all is well."""
    log_id: str = ""


@dataclass(frozen=True, slots=True)
class OutletChoice:
    """An outlet of the merchant that can be picked."""

    outlet: str
    """``third_shop_id``; empty where the platform knows none: it cannot be picked then."""
    name: str
    address: str = ""
    note: Phrase | None = None
    """Why it cannot be used yet."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks the platform, for one environment."""

    environment: str
    access: Access
    secret: str = field(repr=False)
    test_merchant: TestMerchantSettings = field(default=TestMerchantSettings(), compare=False)
    """Says no more than why a refusal may have come."""
    file: FromFile | None = field(default=None, compare=False)
    """May name the way to the platform."""


class Platform(Protocol):
    """Real calls with what was typed so far. Nothing is kept and nothing is redeemed."""

    async def check(self, asked: Asked) -> Sequence[Finding]:
        """Ask for a token, then whatever the app may do; it ends at the first that nothing goes without."""

    async def outlets(self, asked: Asked) -> Sequence[OutletChoice] | Finding:
        """The merchant's outlets, or why they are not told."""

    async def look_up(self, asked: Asked, payload: str) -> Finding:
        """What a scanned or typed text is: verified only."""


class Shipped(Protocol):
    """A file of settings that lies beside the program."""

    @property
    def name(self) -> str:
        """The file's name."""

    def fill(self, draft: SetupDraft) -> SetupDraft | Phrase:
        """The draft with what the file says, or why the file cannot be used. Blocks."""


class KeptSecret(NamedTuple):
    """A client secret that a till works with, and the address that it is for; empty for none."""

    secret: str = ""
    base_url: str = ""
    """As a draft has it: empty for the platform's own."""


@dataclass(frozen=True, slots=True)
class AssistantServices:
    """The use cases of one setup. What is said to block is for a thread."""

    draft: SetupDraft
    """What was left last time, or what the till is set up with."""
    settings_of: Callable[[str], Settings | None]
    """Of an environment, where the till is set up for it. Blocks."""
    people_of: Callable[[str], Awaitable[Sequence[Person]]]
    """Who is on an environment's list already."""
    save_draft: Callable[[SetupDraft], None]
    """Blocks."""
    start_over: Callable[[], SetupDraft]
    """Forget the draft with its secrets; gives what the till is set up with. Blocks."""
    typed_secret: Callable[[str], str]
    """The client secret that was typed for an environment; empty for none. Blocks."""
    secret_in_use: Callable[[str], KeptSecret]
    """The one that an environment is set up with. It is used and never shown. Blocks."""
    keep_secret: Callable[[str, str], None]
    """Of the draft, for an environment. Blocks."""
    keep_pin: Callable[[str, str], Awaitable[None]]
    """Of somebody in the draft, by name; empty to forget it. Raises NotAllowedError."""
    finish: Callable[[SetupDraft], Awaitable[None]]
    """Write settings, secret and people in one act. Raises NotAllowedError and StoreError."""
    left_open: Callable[[str], Awaitable[Sequence[Phrase]]]
    """What stays open in the environment that would be left for this one, in words; empty for nothing."""
    platform: Platform
    make_scanners: MakeScanners
    print_test: Callable[[ReceiptSettings], Awaitable[Phrase | None]]
    """Print a test page; what went wrong."""
    make_player: Callable[[], Player] = SystemPlayer
    shipped: Shipped | None = None
