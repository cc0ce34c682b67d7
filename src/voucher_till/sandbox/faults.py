"""Faults that are ordered in advance: which call goes wrong, how, and how many times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from voucher_till.sandbox import permits

CALLS = ("token", *permits.CALLS, "any")

KINDS = (
    "no_connection",
    "reset_before_commit",
    "reset_after_commit",
    "delay",
    "delay_before_commit",
    "html_200",
    "html_200_after_commit",
    "redirect",
    "html_500",
    "html_500_after_commit",
    "empty_body",
    "empty_body_after_commit",
    "cut_json",
    "cut_json_after_commit",
    "rate_limited",
    "overloaded",
    "token_revoked",
    "error_code",
    "error_code_after_commit",
    "times_ms",
    "no_data_after_commit",
)
"""``error_code`` takes any code of the platform; ``delay`` holds the answer back after the commit.
``html_200`` and ``redirect`` are what a Wi-Fi does that wants a sign-in first.
``no_data_after_commit`` is a success that leaves its data out.
``rate_limited`` (429) and ``overloaded`` (503, a page) take the text of Retry-After as ``code``."""


_SLOW_SECONDS = 4.0
"""Long enough to read "outcome unknown", and well within a till's time limit."""


class BadFaultError(ValueError):
    """An order for a fault that this emulator does not know."""


@dataclass(slots=True)
class Fault:
    """One ordered fault."""

    call: str
    fault: str
    count: int = 1
    seconds: float = 0.0
    code: str = ""
    then: Fault | None = None
    """Ordered when this one is used up."""

    @classmethod
    def read(cls, body: Any) -> Fault:
        """Check an order that came over the control endpoint."""
        if not isinstance(body, dict):
            raise BadFaultError("an object is needed")
        call, kind = body.get("call", "any"), body.get("fault")
        if call not in CALLS:
            raise BadFaultError(f"call must be one of {', '.join(CALLS)}")
        if kind not in KINDS:
            raise BadFaultError(f"fault must be one of {', '.join(KINDS)}")
        count, seconds = body.get("count", 1), body.get("seconds", 0)
        if not isinstance(count, int) or count < 1:
            raise BadFaultError("count must be a whole number above 0")
        if not isinstance(seconds, int | float) or not 0 <= seconds <= 3600:
            raise BadFaultError("seconds must be between 0 and 3600")
        return cls(call, kind, count, float(seconds), str(body.get("code", "")))


def line_drops() -> Fault:
    """The next Redeem is carried out and its answer is lost; the Query after that is slow to find out."""
    slow = Fault("query", "delay", seconds=_SLOW_SECONDS)
    return Fault("redeem", "reset_after_commit", then=slow)


class Faults:
    """The queue of ordered faults; the first that fits a call is used up by it."""

    def __init__(self) -> None:
        self.ordered: list[Fault] = []

    def forget(self, fault: Fault | None) -> None:
        """Take back an order, and what it leads to."""
        while fault is not None:
            # By identity: an equal fault that someone else ordered stays.
            self.ordered = [one for one in self.ordered if one is not fault]
            fault = fault.then

    def take(self, call: str) -> Fault | None:
        """The fault this call meets, if one was ordered."""
        for fault in self.ordered:
            if fault.call in (call, "any") and fault.fault != "no_connection":
                fault.count -= 1
                if fault.count == 0:
                    self.ordered.remove(fault)
                    if fault.then is not None:
                        self.ordered.append(fault.then)
                return fault
        return None
