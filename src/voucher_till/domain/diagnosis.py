"""Which step of the setup is likely missing when a call to the platform fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from voucher_till.domain.symptoms import SCOPES, Call, Scope, Symptom, Trouble

MAX_SKEW = timedelta(seconds=120)
"""A clock that is further off than this is wrong."""


class Step(StrEnum):
    """What is missing or in the way. The values are stable: scripts read them from ``doctor --json``."""

    CREDENTIALS = "credentials"
    AUTHORISATION = "authorisation"
    VOUCHER_SCOPE = "voucher_scope"
    OUTLET_SCOPE = "outlet_scope"
    PRODUCT_SCOPE = "product_scope"
    OUTLET = "outlet"
    """The outlet is not mapped to the ID that this till sends."""
    TEST_MERCHANT = "test_merchant"
    IDENTIFIERS = "identifiers"
    """The platform cannot make sense of an ID that was typed at setup."""
    TOKEN = "token"  # noqa: S105 - the name of a step
    """The sign-in has run out; the till signs in again by itself."""
    CLOCK = "clock"
    CERTIFICATE_DATE = "certificate_date"
    """A certificate is not valid on this computer's date; which of the two is wrong cannot be told."""
    PROXY = "proxy"
    PROXY_LOGIN = "proxy_login"
    PORTAL = "portal"
    """A network that wants a person to sign in first."""
    INSPECTION = "inspection"
    """Somebody in the network opens encrypted connections."""
    NO_TLS = "no_tls"
    """What answers does not encrypt, or not as the till does."""
    NO_INTERNET = "no_internet"
    NO_CONNECTION = "no_connection"
    NO_ANSWER = "no_answer"
    FORCED_OFFLINE = "forced_offline"
    PLATFORM = "platform"

    @property
    def is_on_the_way(self) -> bool:
        """Whether the call did not get as far as the platform."""
        return self in _ON_THE_WAY

    @property
    def is_optional(self) -> bool:
        """Whether vouchers can be sold without it."""
        return self in (Step.OUTLET_SCOPE, Step.PRODUCT_SCOPE)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a till knows of its setup besides the failed call."""

    environment: str = "live"
    test_merchant_over: bool = False
    """The last day of the test merchant is past, by what was recorded of it."""


_TROUBLES = {
    Trouble.FORCED_OFFLINE: Step.FORCED_OFFLINE,
    Trouble.NAME_NOT_FOUND: Step.NO_INTERNET,
    Trouble.NO_ROUTE: Step.NO_INTERNET,
    Trouble.CONNECTION_REFUSED: Step.NO_CONNECTION,
    Trouble.TIME_OUT: Step.NO_ANSWER,
    Trouble.BROKEN_OFF: Step.NO_ANSWER,
    Trouble.UNTRUSTED: Step.INSPECTION,
    Trouble.CERTIFICATE_TIME: Step.CERTIFICATE_DATE,
    # Inspection makes a certificate for the right name; a Wi-Fi's sign-in page has one for its own.
    Trouble.OTHER_HOST: Step.PORTAL,
    Trouble.NO_TLS: Step.NO_TLS,
    Trouble.PROXY_UNREACHABLE: Step.PROXY,
    Trouble.PROXY_REFUSED: Step.PROXY,
    Trouble.PROXY_LOGIN: Step.PROXY_LOGIN,
    Trouble.FOREIGN_PAGE: Step.PORTAL,
    Trouble.NO_ENVELOPE: Step.PLATFORM,
}
_ON_THE_WAY = frozenset(_TROUBLES.values()) - {Step.PLATFORM}

_CODES = {
    "invalid_client": Step.CREDENTIALS,
    "unauthorized_client": Step.AUTHORISATION,
    "invalid_grant": Step.AUTHORISATION,
    "access_denied": Step.AUTHORISATION,
    "invalid_request": Step.IDENTIFIERS,
    "invalid_params": Step.IDENTIFIERS,
    "access_token_invalid": Step.TOKEN,
    "-3000000": Step.OUTLET,
    "-3000103": Step.OUTLET,
}
_SCOPE_CODES = frozenset({"scope_not_authorized", "scope_permission_missed"})
_SCOPE_STEPS = {
    Scope.VOUCHERS: Step.VOUCHER_SCOPE,
    Scope.OUTLETS: Step.OUTLET_SCOPE,
    Scope.PRODUCTS: Step.PRODUCT_SCOPE,
}
_TOKEN_STATUSES = {400: Step.IDENTIFIERS, 401: Step.CREDENTIALS, 403: Step.AUTHORISATION}
"""For a refused token whose code nobody knows; with the other calls a status means nothing."""

_ABOUT_VOUCHERS = frozenset(
    {
        "-9990001",
        "-3000111",
        "-3000110",
        "-9995000",
        "-3000109",
        "-3000108",
        "-3000104",
        "-3000100",
        "-3000101",
        "-3000102",
        "-3000200",
        "-3000203",
    }
)
"""With these the platform speaks of a voucher: the setup is good."""

_OF_THE_MERCHANT = frozenset({Step.AUTHORISATION, Step.VOUCHER_SCOPE, Step.OUTLET})
"""What is refused once a test merchant is gone."""


def diagnose(symptom: Symptom, circumstances: Circumstances | None = None) -> Step | None:
    """The step to look at; None when nothing of the setup is missing.

    -3000103 means that the outlet is not mapped only where no customer's voucher was asked about.
    """
    around = circumstances or Circumstances()
    step = _step(symptom)
    if step in _OF_THE_MERCHANT and around.environment == "test" and around.test_merchant_over:
        return Step.TEST_MERCHANT
    return Step.CLOCK if step is Step.TOKEN and is_off(symptom.skew) else step


def is_off(skew: timedelta | None) -> bool:
    """Whether this computer's clock is wrong; ``skew`` is how far the platform's is ahead of it."""
    return skew is not None and abs(skew) > MAX_SKEW


def _step(symptom: Symptom) -> Step | None:
    if symptom.trouble is not None:
        return _TROUBLES[symptom.trouble]
    code = symptom.error_code
    if code is None or code in _ABOUT_VOUCHERS:
        return None
    if code in _SCOPE_CODES:
        scope = SCOPES.get(symptom.call) if symptom.call else None
        return _SCOPE_STEPS[scope] if scope else Step.AUTHORISATION
    if code in _CODES:
        return _CODES[code]
    statuses = _TOKEN_STATUSES if symptom.call is Call.TOKEN else {}
    return statuses.get(symptom.status or 0, Step.PLATFORM)
