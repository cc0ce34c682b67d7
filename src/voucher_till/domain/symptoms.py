"""What is seen from here when a call to the platform fails: the ground on which a diagnosis stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Call(StrEnum):
    """The platform's calls that a till makes; the same error code can mean different things in them."""

    TOKEN = "token"  # noqa: S105 - the name of a call
    QUERY = "query"
    REDEEM = "redeem"
    OUTLETS = "outlets"
    """What the platform knows of named outlets."""
    OUTLET_LIST = "outlet_list"
    """The outlets that a product can be tied to."""
    PRODUCTS = "products"
    CLAIM_OUTLETS = "claim_outlets"
    CLAIM_TASKS = "claim_tasks"
    SUBMIT_CERTIFICATES = "submit_certificates"
    CERTIFICATE_TASKS = "certificate_tasks"
    DECORATE_OUTLETS = "decorate_outlets"
    DECORATION_TASKS = "decoration_tasks"
    UPDATE_OUTLETS = "update_outlets"
    UPDATE_TASKS = "update_tasks"
    SAVE_PRODUCT = "save_product"
    CHANGE_PRODUCT = "change_product"
    """Price and stock, which need no review."""
    DELIST_PRODUCT = "delist_product"
    WITHDRAW_PRODUCT = "withdraw_product"
    """From review."""
    PRODUCT = "product"
    """The details of one."""
    CATEGORIES = "categories"
    HOLIDAYS = "holidays"


SUBMISSIONS = frozenset(
    {
        Call.CLAIM_OUTLETS,
        Call.SUBMIT_CERTIFICATES,
        Call.DECORATE_OUTLETS,
        Call.UPDATE_OUTLETS,
    }
)
"""They hand outlets in for review and answer with tasks."""

CHANGES = SUBMISSIONS | {
    Call.SAVE_PRODUCT,
    Call.CHANGE_PRODUCT,
    Call.DELIST_PRODUCT,
    Call.WITHDRAW_PRODUCT,
}
"""They change something of outlets and products; all others of those only ask."""


class Scope(StrEnum):
    """What an app is allowed to do (platform contract, section 1)."""

    VOUCHERS = "vouchers"
    OUTLETS = "outlets"
    PRODUCTS = "products"


SCOPES = {
    Call.QUERY: Scope.VOUCHERS,
    Call.REDEEM: Scope.VOUCHERS,
    Call.OUTLETS: Scope.OUTLETS,
    Call.OUTLET_LIST: Scope.PRODUCTS,
    Call.PRODUCTS: Scope.PRODUCTS,
    Call.CLAIM_OUTLETS: Scope.OUTLETS,
    Call.CLAIM_TASKS: Scope.OUTLETS,
    Call.SUBMIT_CERTIFICATES: Scope.OUTLETS,
    Call.CERTIFICATE_TASKS: Scope.OUTLETS,
    Call.DECORATE_OUTLETS: Scope.OUTLETS,
    Call.DECORATION_TASKS: Scope.OUTLETS,
    Call.UPDATE_OUTLETS: Scope.OUTLETS,
    Call.UPDATE_TASKS: Scope.OUTLETS,
    Call.SAVE_PRODUCT: Scope.PRODUCTS,
    Call.CHANGE_PRODUCT: Scope.PRODUCTS,
    Call.DELIST_PRODUCT: Scope.PRODUCTS,
    Call.WITHDRAW_PRODUCT: Scope.PRODUCTS,
    Call.PRODUCT: Scope.PRODUCTS,
    Call.CATEGORIES: Scope.PRODUCTS,
    Call.HOLIDAYS: Scope.PRODUCTS,
}
"""The scope that a call needs; the token needs none."""


class Trouble(StrEnum):
    """What came in the way of an answer, or in its place."""

    FORCED_OFFLINE = "forced_offline"
    NAME_NOT_FOUND = "name_not_found"
    NO_ROUTE = "no_route"
    """This computer has no network that leads there."""
    CONNECTION_REFUSED = "connection_refused"
    TIME_OUT = "time_out"
    BROKEN_OFF = "broken_off"
    """The connection ended before the answer did."""
    UNTRUSTED = "untrusted"
    """Nobody whom this computer trusts has signed the certificate."""
    CERTIFICATE_TIME = "certificate_time"
    """The certificate has run out or is not valid yet, by this computer's clock."""
    OTHER_HOST = "other_host"
    """The certificate is good, for another name."""
    NO_TLS = "no_tls"
    """The encrypted connection could not be made for any other cause."""
    PROXY_UNREACHABLE = "proxy_unreachable"
    PROXY_LOGIN = "proxy_login"
    PROXY_REFUSED = "proxy_refused"
    FOREIGN_PAGE = "foreign_page"
    """A web page or a redirection came: somebody else answered."""
    NO_ENVELOPE = "no_envelope"
    """The answer is empty, cut, or not in the platform's form."""


@dataclass(frozen=True, slots=True)
class Symptom:
    """One failed call, as far as it is known."""

    call: Call | None = None
    status: int | None = None
    """HTTP status, when there was an answer."""
    error_code: str | None = None
    """The platform's own code, when the answer was the platform's."""
    trouble: Trouble | None = None
    skew: timedelta | None = None
    """How far the clock of whoever answered was ahead of this computer's."""
