"""The one place where the parts of a till are put together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import date

import msgspec

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.config import Network, PlatformConfig
from voucher_till.dining_api.network import BadNetworkError, checked_by, proxy_for
from voucher_till.dining_api.pictures import PictureStore
from voucher_till.domain.business_day import DayCut
from voucher_till.domain.diagnosis import Circumstances
from voucher_till.domain.phrases import Phrase
from voucher_till.domain.platform_events import BadReceiverError, EventFeed, FeedError, FeedRefusedError
from voucher_till.domain.test_merchant import ClockState, MerchantClock
from voucher_till.receipts.desk import ReceiptDesk
from voucher_till.receipts.press import Press
from voucher_till.receipts.printers import SystemPrint
from voucher_till.receipts.slip import SlipWords
from voucher_till.records.care import Care
from voucher_till.records.checking import PlatformChecks
from voucher_till.records.closing import DayClosings
from voucher_till.records.history import History
from voucher_till.records.platform_events import PlatformEvents, TakenIn
from voucher_till.records.records import Records
from voucher_till.records.summary import Summaries
from voucher_till.redemption.acceptance import Acceptance
from voucher_till.redemption.catalogue_desk import CatalogueDesk
from voucher_till.redemption.connectivity import Connectivity, WatchedClient
from voucher_till.redemption.desk import RedemptionDesk
from voucher_till.redemption.sending import Sender
from voucher_till.redemption.settling import Settler
from voucher_till.redemption.sign_in import SignIn
from voucher_till.redemption.trust import Trust
from voucher_till.store.addressed import proxy_login
from voucher_till.store.audit import AuditTrail
from voucher_till.store.authorities import authorities_of
from voucher_till.store.database import Database
from voucher_till.store.errors import NotSetUpError, SecretMissingError, StoreError
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Place
from voucher_till.store.owners import Owner
from voucher_till.store.people import People
from voucher_till.store.reading import Reader
from voucher_till.store.scan_log import ScanLog
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import NetworkSettings, Settings, load_settings
from voucher_till.store.slips import Slips

log = logging.getLogger(__name__)

_LOOK_FOR_RECEIVER_SECONDS = 5.0


class BadNetworkSettingsError(NotSetUpError):
    """The proxy or the file of authorities cannot be used."""

    def __init__(self, problem: Phrase) -> None:
        super().__init__(str(problem))
        self.phrase = problem


@dataclass(frozen=True, slots=True)
class Till:
    """A till that is open for use."""

    settings: Settings
    folder: DataFolder
    client: DiningClient
    database: Database
    journal: Journal
    desk: RedemptionDesk
    settler: Settler
    scans: ScanLog
    connectivity: Connectivity
    people: People
    sign_in: SignIn
    pictures: PictureStore
    place: Place
    reader: Reader
    """Of its own, so that no sale waits for a manager's question."""


def load_setup(folder: DataFolder, *, needs_secret: bool = True) -> tuple[Settings, str]:
    """The settings and the client secret, which may be empty where it is not needed.

    Raises NotSetUpError or StoreError.
    """
    settings = load_settings(folder)
    if settings is None:
        raise NotSetUpError("This till is not set up yet. Run: voucher-till setup --help")
    secret = Secrets(folder).get(CLIENT_SECRET) if needs_secret else ""
    if secret is None or (needs_secret and not secret):
        raise SecretMissingError("The client secret is missing. Run: voucher-till secret set")
    return settings, secret


def platform_config(folder: DataFolder, settings: Settings, secret: str, login: str = "") -> PlatformConfig:
    """What the client needs of the settings; ``login`` for the proxy is ``name:password``, empty for none.
    Blocks."""
    authorities = authorities_of(folder, settings.network.ca_file)
    return PlatformConfig(
        client_key=settings.client_key,
        client_secret=secret,
        merchant_id=settings.merchant_id,
        outlet=settings.outlet,
        base_url=settings.base_url,
        region=settings.region,
        locale=settings.locale,
        connect_timeout=settings.connect_timeout,
        read_timeout=settings.read_timeout,
        network=Network(settings.network.proxy, authorities, login),
    )


def circumstances_of(settings: Settings) -> Circumstances:
    """What the settings say besides, for a diagnosis."""
    kept = settings.test_merchant
    clock = MerchantClock.recorded(kept.started, kept.extensions)
    return Circumstances(settings.environment, clock.state(date.today()) is ClockState.ENDED)


@asynccontextmanager
async def open_till(folder: DataFolder, *, needs_secret: bool = True) -> AsyncIterator[Till]:
    """Open a data folder's till; without its secret it can only read, and looks at no network.

    Raises NotSetUpError, BadNetworkSettingsError among them, or StoreError.
    """
    folder.prepare()
    settings, secret = load_setup(folder, needs_secret=needs_secret)
    if not needs_secret:
        # What only reads must not fail over a proxy: installers ask whether rows are open.
        settings = msgspec.structs.replace(settings, network=NetworkSettings())
    async with AsyncExitStack() as opened:
        database = await Database.open(folder)
        opened.push_async_callback(database.close)
        reader = Reader(folder)
        opened.push_async_callback(reader.close)
        owner = Owner(folder.owners)
        opened.callback(owner.release)
        client = _client(folder, settings, secret)
        opened.push_async_callback(client.aclose)
        pictures = PictureStore(
            folder.pictures,
            allow_loopback=settings.environment == "sandbox",
            network=client.config.network,
        )
        opened.push_async_callback(pictures.aclose)
        yield await _put_together(settings, folder, database, reader, owner, client, pictures)


async def _put_together(
    settings: Settings,
    folder: DataFolder,
    database: Database,
    reader: Reader,
    owner: Owner,
    client: WatchedClient,
    pictures: PictureStore,
) -> Till:
    place = Place(settings.environment, settings.merchant_id, settings.outlet, settings.client_key)
    journal = Journal(database, owner, place)
    client.connectivity = connectivity = Connectivity(journal, client)
    await connectivity.load()
    scans = ScanLog(database, environment=settings.environment, outlet=settings.outlet)
    sender = Sender(client, journal)
    trust = Trust(journal, settings.offline, connectivity, settings.region)
    desk = RedemptionDesk(client, journal, scans, sender, trust, lambda: circumstances_of(settings))
    settler = Settler(client, journal, sender, settings.outlet)
    people = People(database)
    sign_in = SignIn(people, settings.counter)
    await sign_in.refresh()
    return Till(
        settings,
        folder,
        client,
        database,
        journal,
        desk,
        settler,
        scans,
        connectivity,
        people,
        sign_in,
        pictures,
        place,
        reader,
    )


def _client(folder: DataFolder, settings: Settings, secret: str) -> WatchedClient:
    """Raises BadNetworkSettingsError."""
    config = platform_config(folder, settings, secret, proxy_login(folder, settings.network))
    try:
        return WatchedClient(config, Secrets(folder), folder.token_lock)
    except BadNetworkError as error:
        raise BadNetworkSettingsError(error.problem) from error


def receipt_desk(
    till: Till,
    settings: Callable[[], Settings],
    on_trouble: Callable[[Phrase | None], None],
    *,
    words: Callable[[], SlipWords],
    system_print: SystemPrint,
) -> ReceiptDesk:
    """What prints a till's slips; ``settings`` are those in use at the time."""
    return ReceiptDesk(
        Slips(till.database),
        till.journal.rows_of,
        settings,
        Press(system_print),
        words=words,
        on_trouble=on_trouble,
    )


def acceptance_of(till: Till) -> Acceptance:
    """The acceptance tests and the launch of a till."""
    return Acceptance(till.client, till.database, till.place, lambda: till.desk.circumstances())


def catalogue_of(till: Till) -> CatalogueDesk:
    """What changes the merchant's outlets and products."""
    return CatalogueDesk(till.client, till.journal, lambda: circumstances_of(till.settings), events_of(till))


def events_of(till: Till) -> PlatformEvents:
    """What takes the platform's events into a till's record."""
    return PlatformEvents(till.client, till.database, till.place)


@asynccontextmanager
async def event_feed(till: Till) -> AsyncIterator[EventFeed | None]:
    """Where a till learns of the platform's events: the receiver that it joined, else one that runs here.

    None when there is neither. Raises FeedError, BadReceiverError for an address that no token is sent to,
    and BadNetworkSettingsError when no way there can be set up.
    """
    # SQLAlchemy takes its time to load, and most tills have no receiver.
    from voucher_till.webhooks.feeds import ReceiverFeed, StoreFeed
    from voucher_till.webhooks.joining import joined

    def opened() -> ReceiverFeed | StoreFeed | None:
        kept = joined(till.folder)
        if kept is None:
            return StoreFeed.beside(till.folder) if till.folder.webhooks.exists() else None
        network = till.client.config.network
        if not kept.token:
            raise FeedRefusedError("no token is kept for it")
        trust, proxy = checked_by(network, kept.host), proxy_for(network, kept.host)
        return ReceiverFeed(kept.host, kept.token, trust, proxy)

    try:
        feed = await asyncio.to_thread(opened)
    except BadNetworkError as error:
        raise BadNetworkSettingsError(error.problem) from error
    try:
        yield feed
    finally:
        if feed is not None:
            await feed.aclose()


async def follow_events(till: Till, on_change: Callable[[TakenIn], None]) -> None:
    """Take the platform's events into the record until cancelled; ``on_change`` hears of what is new.

    A receiver that begins to run here meanwhile is found.
    """
    while True:
        try:
            async with event_feed(till) as feed:
                if feed is not None:
                    await events_of(till).run(feed, on_change)
        except (FeedError, BadReceiverError, NotSetUpError, StoreError) as error:
            log.warning("no receiver can be asked: %s", error)
        await asyncio.sleep(_LOOK_FOR_RECEIVER_SECONDS)


def records_of(till: Till, settings: Callable[[], Settings]) -> Records:
    """What is asked of a till's record; ``settings`` are those in use at the time."""

    def cut() -> DayCut:
        return settings().records.day_cut

    database, reader, place = till.database, till.reader, till.place
    return Records(
        History(reader, place),
        Summaries(reader, place, cut),
        DayClosings(reader, database, place, cut),
        PlatformChecks(till.client, reader, database, place),
        AuditTrail(reader),
        Care(database, reader, till.folder, lambda: settings().records),
    )
