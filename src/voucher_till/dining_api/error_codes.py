"""Every error code of the platform and what it means to a till (platform contract, sections 3 to 7)."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from voucher_till.domain.reasons import Reason
from voucher_till.domain.symptoms import CHANGES, Call


class CodeKind(Enum):
    """What to do after a code."""

    FINAL = "final"
    """Nothing happened and asking again will not help."""
    TRANSIENT = "transient"
    """Nothing happened; asking again later may help."""
    OUTCOME_UNKNOWN = "outcome_unknown"
    """Perhaps it was done: only a Query, or another look at the outlet or product, can tell."""


class Meaning(NamedTuple):
    """One row of the table."""

    kind: CodeKind
    reason: Reason


_F, _T, _U = CodeKind.FINAL, CodeKind.TRANSIENT, CodeKind.OUTCOME_UNKNOWN

ACCESS_TOKEN_INVALID = "access_token_invalid"  # noqa: S105 - an error code
QR_EXPIRED = "-3000109"
RATE_LIMITED = "rate_limit_exceeded"
SCOPE_REFUSED = frozenset({"scope_not_authorized", "scope_permission_missed"})
SUCCESS = frozenset({"0", "ok"})

_EVERYWHERE = {
    "-9990001": Meaning(_F, Reason.BAD_CODE),
    "-3000000": Meaning(_F, Reason.NO_PERMISSION),
    "-3000103": Meaning(_F, Reason.WRONG_OUTLET),
    ACCESS_TOKEN_INVALID: Meaning(_F, Reason.NOT_AUTHORISED),
    "scope_not_authorized": Meaning(_F, Reason.NOT_AUTHORISED),
    "scope_permission_missed": Meaning(_F, Reason.NOT_AUTHORISED),
    RATE_LIMITED: Meaning(_T, Reason.PLATFORM_TROUBLE),
    "invalid_params": Meaning(_F, Reason.TILL_ERROR),
}

MEANINGS: dict[Call, dict[str, Meaning]] = {
    Call.QUERY: _EVERYWHERE
    | {
        "-3000111": Meaning(_F, Reason.NOT_FOUND),
        "-3000110": Meaning(_F, Reason.QR_UNREADABLE),
        "-9995000": Meaning(_F, Reason.QR_UNREADABLE),
        QR_EXPIRED: Meaning(_F, Reason.QR_EXPIRED),
        "-9990202": Meaning(_T, Reason.PLATFORM_TROUBLE),
        "internal_error": Meaning(_T, Reason.PLATFORM_TROUBLE),
    },
    Call.REDEEM: _EVERYWHERE
    | {
        "-3000108": Meaning(_F, Reason.REFUNDED),
        "-3000104": Meaning(_F, Reason.REFUND_IN_PROGRESS),
        "-3000100": Meaning(_F, Reason.NOT_YET_USABLE),
        "-3000101": Meaning(_F, Reason.EXPIRED),
        "-3000102": Meaning(_F, Reason.ALREADY_USED),
        "-3000200": Meaning(_F, Reason.WRONG_OUTLET),
        "-3000203": Meaning(_F, Reason.PLATFORM_TROUBLE),
        "-3000105": Meaning(_U, Reason.PLATFORM_TROUBLE),
        "-9990202": Meaning(_U, Reason.PLATFORM_TROUBLE),
        "-9990101": Meaning(_U, Reason.PLATFORM_TROUBLE),
        "-9990103": Meaning(_U, Reason.PLATFORM_TROUBLE),
        "-9990400": Meaning(_U, Reason.PLATFORM_TROUBLE),
        "-9990402": Meaning(_U, Reason.PLATFORM_TROUBLE),
        "-9990452": Meaning(_U, Reason.PLATFORM_TROUBLE),
        "internal_error": Meaning(_U, Reason.PLATFORM_TROUBLE),
    },
}

_UNLISTED = dict.fromkeys({Call.REDEEM} | CHANGES, Meaning(_U, Reason.PLATFORM_TROUBLE))
_ONLY_ASKED = Meaning(_T, Reason.PLATFORM_TROUBLE)


def meaning(call: Call, code: str) -> Meaning:
    """What a code means in a call; an unlisted one after a change leaves the outcome unknown."""
    return MEANINGS.get(call, _EVERYWHERE).get(code, _UNLISTED.get(call, _ONLY_ASKED))
