"""The care of the record in the manager's room."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from voucher_till.domain.people import Right
from voucher_till.records.care import Backup
from voucher_till.ui.manager.care_view import CareView
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.shared.dialogs import AskDialog
from voucher_till.ui.shared.language import full_date, translate, worded


class CareSection(Section):
    """Makes backups, and brings one back."""

    name = "care"
    icon = "ph.hard-drives"
    help_topic = "record"

    def __init__(self, context: RoomContext) -> None:
        super().__init__()
        self._context = context
        self._view: CareView | None = None

    def title(self) -> str:
        """In the list of parts."""
        return translate("care_section", "Backups")

    def make_view(self) -> QWidget:
        """Build it anew."""
        view = self._view = CareView()
        view.backup_asked.connect(self._ask_backup)
        view.restore_asked.connect(self._ask_restore)
        view.settings_asked.connect(self._context.show_settings)
        return view

    def opened(self) -> None:
        """Look again."""
        self._context.spawn(self._fill)

    async def _fill(self) -> None:
        care = self._context.records.care
        backups, size = await care.backups(), await care.size()
        if self._view is not None:
            self._view.show_settings(self._context.settings.records)
            self._view.show_backups(backups)
            self._view.show_size(size)

    def _ask_backup(self) -> None:
        title = translate("care_section", "Back up the record")
        self._context.ask_manager(
            title, Right.CARE_FOR_DATA, lambda who: self._context.spawn(partial(self._back_up, who))
        )

    async def _back_up(self, who: str) -> None:
        self._show_busy(True)
        try:
            made = await self._context.records.care.backup_now(who)
        finally:
            self._show_busy(False)
        self._show_result(translate("care_section", "Backed up as {name}.", name=made.path.name), "ok")
        await self._fill()

    def _show_busy(self, busy: bool) -> None:
        if self._view is not None:
            self._view.show_busy(busy)

    def _show_result(self, text: str, tone: str) -> None:
        if self._view is not None:
            self._view.show_result(text, tone)

    def _ask_restore(self, backup: Backup) -> None:
        title = translate("care_section", "Restore a backup")
        self._context.sign(title, lambda who: self._confirm(backup, who))

    def _confirm(self, backup: Backup, who: str) -> None:
        if self._view is None:
            return
        dialog = AskDialog(
            self._view,
            translate("care_section", "Restore the backup of {when}?", when=full_date(backup.at)),
            translate(
                "care_section",
                "The record is that of the backup, and everything of the present one that is newer: "
                "redemptions, time lines, signed days, people and their PINs. The present file is kept "
                "beside it.",
            )
            + ("" if backup.is_proven else " " + _unproven()),
            [],
            translate("care_section", "Restore it"),
        )
        dialog.answered.connect(lambda _answers: self._context.spawn(partial(self._restore, backup, who)))
        dialog.open()

    async def _restore(self, backup: Backup, who: str) -> None:
        self._show_busy(True)
        self._show_result(translate("care_section", "Restoring…"), "stored")
        try:
            restored = await self._context.records.care.restore(backup, who)
        except BaseException:
            self._show_result("", "")
            raise
        finally:
            self._show_busy(False)
        self._show_result(worded(*restored.says), "ok")
        self._context.record_replaced()
        await self._fill()


def _unproven() -> str:
    return translate(
        "care_section",
        "Its audit trail is not what was written: it proves nothing from that place on.",
    )
