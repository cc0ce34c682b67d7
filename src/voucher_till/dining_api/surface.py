"""What the client offers to other programs; they import it from the package itself."""

from voucher_till.dining_api.batches import Gathered, Submitted, SubmittedTask
from voucher_till.dining_api.client import DiningClient, Redemption
from voucher_till.dining_api.config import Network, PlatformConfig
from voucher_till.dining_api.error_codes import CodeKind
from voucher_till.dining_api.errors import (
    CancelledUnsentError,
    DiningError,
    NoAnswerError,
    NotAuthorisedError,
    NotSentError,
    PartlySubmittedError,
    RefusedError,
    ScopeRefusedError,
    UnreadableAnswerError,
)
from voucher_till.dining_api.following import Pace
from voucher_till.dining_api.listings import Answered
from voucher_till.dining_api.network import BadNetworkError
from voucher_till.dining_api.outlet_management import OutletManagement
from voucher_till.dining_api.product_management import ProductManagement
from voucher_till.dining_api.token import MemoryStorage, TokenStorage
from voucher_till.domain.catalogue import ListedOutlet, Outlet, Page, Product, ProductStatus, Unavailable
from voucher_till.domain.money import Money
from voucher_till.domain.outlets import (
    Certificates,
    Decoration,
    OpeningDay,
    OutletClaim,
    OutletPicture,
    OutletTask,
    OutletUpdate,
    RejectReason,
    TaskKind,
    TaskState,
)
from voucher_till.domain.payload import QrPayload
from voucher_till.domain.products import (
    Category,
    Holiday,
    PlainText,
    PriceStock,
    ProductAttributes,
    ProductDetails,
    ProductDraft,
    ProductFilter,
    ProductTab,
)
from voucher_till.domain.symptoms import Scope
from voucher_till.domain.voucher import Order, Voucher, VoucherStatus

__all__ = [
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
