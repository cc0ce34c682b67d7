"""What can go wrong between this till and the platform. None of it is a bug of ours.

::

    DiningError
    ├── NotSentError            no connection: the request never left this computer
    ├── NoAnswerError           sent, and the connection ended or went quiet
    ├── UnreadableAnswerError   something answered, but not the platform's envelope
    ├── NotAuthorisedError      the sign-in was refused
    ├── RefusedError            the platform answered with an error code
    │   └── ScopeRefusedError   the app was not given the scope
    └── PartlySubmittedError    a long list was handed in up to where another of these errors came

A cancelled call that had not left yet says so too: CancelledUnsentError. Everything else that leaves this
package is a program error and is shown as one.
"""

from __future__ import annotations

import asyncio

from voucher_till.dining_api.batches import Submitted
from voucher_till.dining_api.error_codes import CodeKind, Meaning
from voucher_till.domain.reasons import Reason
from voucher_till.domain.symptoms import Scope, Symptom
from voucher_till.domain.voucher import Order

_NOTHING_KNOWN = Symptom()


class DiningError(Exception):
    """The environment's or the platform's trouble, with what to quote when asking for help."""

    reason: Reason = Reason.PLATFORM_TROUBLE
    error_code: str | None = None
    log_id: str | None = None
    retry_after: float | None = None
    """Seconds after which the platform wants to be asked again, when it said so."""
    symptom: Symptom = _NOTHING_KNOWN
    """What was seen of it, for the diagnosis."""


class NotSentError(DiningError):
    """No connection could be made, so nothing was asked."""

    def __init__(self, text: str, reason: Reason = Reason.NO_LINE, symptom: Symptom = _NOTHING_KNOWN) -> None:
        super().__init__(text)
        self.reason = reason
        self.symptom = symptom


class CancelledUnsentError(asyncio.CancelledError):
    """The caller was cancelled while its request waited for its turn: nothing was asked."""


class NoAnswerError(DiningError):
    """The request left, and no whole answer came back."""

    reason = Reason.NO_LINE

    def __init__(self, text: str, symptom: Symptom = _NOTHING_KNOWN) -> None:
        super().__init__(text)
        self.symptom = symptom


class UnreadableAnswerError(DiningError):
    """The answer is not the platform's: a captive portal's page, an empty body, cut JSON."""

    def __init__(
        self,
        text: str,
        reason: Reason = Reason.PLATFORM_TROUBLE,
        retry_after: float | None = None,
        symptom: Symptom = _NOTHING_KNOWN,
    ) -> None:
        super().__init__(text)
        self.reason = reason
        self.retry_after = retry_after
        self.symptom = symptom


class NotAuthorisedError(DiningError):
    """The credentials, the merchant's authorisation or the scope are not accepted."""

    reason = Reason.NOT_AUTHORISED

    def __init__(
        self, error_code: str, text: str, log_id: str | None, symptom: Symptom = _NOTHING_KNOWN
    ) -> None:
        super().__init__(f"{error_code}: {text}")
        self.error_code = error_code
        self.log_id = log_id
        self.symptom = symptom


class RefusedError(DiningError):
    """The platform's envelope with an error code, and the order when it sent one along (-3000109)."""

    def __init__(
        self,
        error_code: str,
        meaning: Meaning,
        text: str,
        log_id: str | None,
        order: Order | None = None,
        retry_after: float | None = None,
        symptom: Symptom = _NOTHING_KNOWN,
    ) -> None:
        super().__init__(f"{error_code}: {text}")
        self.error_code = error_code
        self.reason = meaning.reason
        self.kind: CodeKind = meaning.kind
        self.log_id = log_id
        self.order = order
        self.retry_after = retry_after
        self.symptom = symptom


class ScopeRefusedError(RefusedError):
    """The app may not make this call until the platform and the merchant give it the scope."""

    scope: Scope


class PartlySubmittedError(DiningError):
    """A list that takes several calls was handed in up to one that failed, which is the ``__cause__``."""

    def __init__(self, done: Submitted, in_doubt: int, error: DiningError) -> None:
        super().__init__(f"{len(done.tasks)} handed in, then: {error}")
        self.done = done
        """What the platform took."""
        self.in_doubt = in_doubt
        """How many of those that follow were in the call that failed; what comes after them did not leave.
        0 where the platform certainly did not take them either."""
        self.reason = error.reason
        self.error_code = error.error_code
        self.log_id = error.log_id
        self.retry_after = error.retry_after
        self.symptom = error.symptom
