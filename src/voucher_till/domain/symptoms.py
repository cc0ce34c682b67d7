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
