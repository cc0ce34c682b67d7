"""Everything a manager's room works with."""

from __future__ import annotations

from dataclasses import dataclass

from voucher_till.records.care import Care
from voucher_till.records.checking import PlatformChecks
from voucher_till.records.closing import DayClosings
from voucher_till.records.history import History
from voucher_till.records.summary import Summaries
from voucher_till.store.audit import AuditTrail


@dataclass(frozen=True, slots=True)
class Records:
    """The use cases over the record of one till."""

    history: History
    summaries: Summaries
    closings: DayClosings
    checks: PlatformChecks
    audit: AuditTrail
    care: Care
