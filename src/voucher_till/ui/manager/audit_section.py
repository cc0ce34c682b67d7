"""The audit trail in the manager's room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from voucher_till.records import report_tables
from voucher_till.records.closing import GoneSignature
from voucher_till.store.trail import AuditReport
from voucher_till.ui.manager.audit_view import AuditView
from voucher_till.ui.manager.export_out import Export, ExportOut
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.shared.language import translate, worded

_PAGE = 100


class AuditSection(Section):
    """Fills the view, page after page."""

    name = "audit"
    icon = "ph.clipboard-text"
    help_topic = "record"

    def __init__(self, context: RoomContext) -> None:
        super().__init__()
        self._context = context
        self._search = ""
        self._view: AuditView | None = None

    def title(self) -> str:
        """In the list of parts."""
        return translate("audit_section", "Audit trail")

    def make_view(self) -> QWidget:
        """Build it anew."""
        view = self._view = AuditView()
        # Its search field is empty, and what is listed must not be less than it says.
        self._search = ""
        view.searched.connect(self._searched)
        view.more_asked.connect(lambda: self._context.spawn(self._more))
        view.verify_asked.connect(lambda: self._context.spawn(self._verify))
        view.export_asked.connect(self._ask_export)
        return view

    def opened(self) -> None:
        """Look again."""
        self._context.spawn(self._fill)

    def take_keyboard(self) -> None:
        """The search field is what it is opened for."""
        if self._view is not None:
            self._view.search.setFocus()

    def _searched(self, text: str) -> None:
        self._search = text
        self._context.spawn(self._fill)

    async def _fill(self) -> None:
        search = self._search
        entries = await self._context.records.audit.entries(search=search, limit=_PAGE)
        view = self._view
        if view is not None and search == self._search:
            view.show_entries(entries, has_more=len(entries) == _PAGE)

    async def _more(self) -> None:
        view, search = self._view, self._search
        if view is None or not view.model.items:
            return
        last = view.model.items[-1]
        entries = await self._context.records.audit.entries(older_than=last, search=search, limit=_PAGE)
        if (
            view is self._view
            and search == self._search
            and view.model.items
            and view.model.items[-1] == last
        ):
            view.model.add_items(entries, has_more=len(entries) == _PAGE)

    def _ask_export(self) -> None:
        if self._view is None:
            return
        trail, search = self._context.records.audit, self._search
        what = Export(
            translate("audit_section", "Export the audit trail"),
            translate("audit_section", "audit"),
            "audit trail exported",
            lambda _suffix: report_tables.audit(trail, search=search),
        )
        ExportOut(self._view, self._context).ask(what)

    async def _verify(self) -> None:
        if self._view is not None:
            self._view.show_busy(True)
        try:
            report = await self._context.records.audit.verify()
            gone = await self._context.records.closings.gone()
        finally:
            if self._view is not None:
                self._view.show_busy(False)
        if self._view is not None:
            is_whole = report.broken is None and not gone
            self._view.show_result(_told(report, gone), "ok" if is_whole else "no")


def _told(report: AuditReport, gone: Sequence[GoneSignature]) -> str:
    wrong = [report.broken.words] if report.broken is not None else []
    wrong += [one.words for one in gone]
    if wrong:
        return worded(*wrong, *report.earlier)
    whole = translate("audit_section", "The chain is whole: %n line(s).", "", report.entries)
    return f"{whole} {worded(*report.earlier)}" if report.earlier else whole
