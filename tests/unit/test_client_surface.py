"""``voucher_till.dining_api`` by itself: what it offers, and what it does not drag along."""

from __future__ import annotations

import subprocess
import sys

from voucher_till import dining_api
from voucher_till.dining_api import DiningClient, OutletManagement, ProductManagement

SURFACE = [
    "Answered",
    "BadNetworkError",
    "CancelledUnsentError",
    "Category",
    "Certificates",
    "CodeKind",
    "Decoration",
    "DiningClient",
    "DiningError",
    "Gathered",
    "Holiday",
    "ListedOutlet",
    "MemoryStorage",
    "Money",
    "Network",
    "NoAnswerError",
    "NotAuthorisedError",
    "NotSentError",
    "OpeningDay",
    "Order",
    "Outlet",
    "OutletClaim",
    "OutletManagement",
    "OutletPicture",
    "OutletTask",
    "OutletUpdate",
    "Pace",
    "Page",
    "PartlySubmittedError",
    "PlainText",
    "PlatformConfig",
    "PriceStock",
    "Product",
    "ProductAttributes",
    "ProductDetails",
    "ProductDraft",
    "ProductFilter",
    "ProductManagement",
    "ProductStatus",
    "ProductTab",
    "QrPayload",
    "Redemption",
    "RefusedError",
    "RejectReason",
    "Scope",
    "ScopeRefusedError",
    "Submitted",
    "SubmittedTask",
    "TaskKind",
    "TaskState",
    "TokenStorage",
    "Unavailable",
    "UnreadableAnswerError",
    "Voucher",
    "VoucherStatus",
]
METHODS = {
    DiningClient: "aclose clock_skew outlet_list outlets products query redeem sign_in",
    OutletManagement: "claim decorate follow information submit_certificates tasks update",
    ProductManagement: (
        "categories change delist details every every_outlet holidays outlets page save withdraw"
    ),
}


def test_what_it_offers_is_what_was_promised() -> None:
    assert dining_api.__all__ == SURFACE
    assert all(hasattr(dining_api, name) for name in SURFACE)


def test_the_calls_it_offers_are_what_was_promised() -> None:
    for kind, names in METHODS.items():
        assert sorted(name for name in vars(kind) if not name.startswith("_")) == names.split()


def test_everything_it_offers_says_what_it_is() -> None:
    assert [name for name in SURFACE if not getattr(dining_api, name).__doc__] == []


def test_it_needs_neither_a_window_nor_a_store() -> None:
    text = "import sys; from voucher_till.dining_api import DiningClient; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "voucher_till.dining_api.client" in loaded
    unwanted = ("PySide6", "qasync", "keyring", "sqlite3", "starlette", "PIL", "cv2")
    ours = ("voucher_till.store", "voucher_till.ui", "voucher_till.sandbox", "voucher_till.redemption")
    assert [name for name in loaded if name.startswith((*unwanted, *ours))] == []
