"""Builds the pages."""

from __future__ import annotations

from voucher_till.installation.drafting import PRACTICE
from voucher_till.ui.setup.assistant.access_page import AccessPage
from voucher_till.ui.setup.assistant.device_pages import CameraPage, PrinterPage, ScannerPage, SoundPage
from voucher_till.ui.setup.assistant.first_pages import EnvironmentPage, LanguagePage
from voucher_till.ui.setup.assistant.merchant_time_page import TestTimePage
from voucher_till.ui.setup.assistant.offline_page import OfflinePage
from voucher_till.ui.setup.assistant.outlet_page import OutletPage
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.assistant.people_page import PeoplePage
from voucher_till.ui.setup.assistant.places import Place
from voucher_till.ui.setup.assistant.platform_page import PlatformPage
from voucher_till.ui.setup.assistant.services import AssistantServices
from voucher_till.ui.setup.assistant.summary_page import SummaryPage

_SIMPLE = {
    Place.LANGUAGE: LanguagePage,
    Place.ACCESS: AccessPage,
    Place.OUTLET: OutletPage,
    Place.TEST_TIME: TestTimePage,
    Place.CAMERA: CameraPage,
    Place.SCANNER: ScannerPage,
    Place.PRINTER: PrinterPage,
    Place.SOUND: SoundPage,
    Place.PEOPLE: PeoplePage,
    Place.OFFLINE: OfflinePage,
}
"""Those that are the same for every environment."""


def make_page(place: Place, environment: str, services: AssistantServices) -> AssistantPage:
    """A page that was not opened yet, for an environment."""
    match place:
        case Place.ENVIRONMENT:
            return EnvironmentPage(services.shipped.name if services.shipped is not None else "")
        case Place.PLATFORM:
            return PlatformPage(environment)
        case Place.SUMMARY:
            return SummaryPage(with_scan=environment not in ("", PRACTICE))
        case _:
            return _SIMPLE[place]()
