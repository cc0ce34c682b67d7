"""Which parts the manager's room has."""

from __future__ import annotations

from voucher_till.ui.manager.audit_section import AuditSection
from voucher_till.ui.manager.care_section import CareSection
from voucher_till.ui.manager.check_section import CheckSection
from voucher_till.ui.manager.day_section import DaySection
from voucher_till.ui.manager.history_section import HistorySection
from voucher_till.ui.manager.launch_section import LaunchSection
from voucher_till.ui.manager.outlets_section import OutletsSection
from voucher_till.ui.manager.products_section import ProductsSection
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.manager.summary_section import SummarySection


def make_sections(context: RoomContext) -> list[Section]:
    """All of them, in the order of the list."""
    kinds = (
        HistorySection,
        SummarySection,
        CheckSection,
        DaySection,
        AuditSection,
        CareSection,
        OutletsSection,
        ProductsSection,
        LaunchSection,
    )
    return [kind(context) for kind in kinds]
