"""The end of a day in the manager's room."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from voucher_till.domain.people import Right
from voucher_till.records.closing import DayNotOverError
from voucher_till.store.errors import StoreError
from voucher_till.store.folder import write_whole
from voucher_till.ui.manager.dates import day_words
from voucher_till.ui.manager.day_pdf import day_pdf
from voucher_till.ui.manager.day_view import DayView, Shown
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.shared.language import translate

_LISTED = 60


class DaySection(Section):
    """Draws a day's sheet up, has it signed, and puts it on paper."""

    name = "day"
    icon = "ph.pen-nib"

    def __init__(self, context: RoomContext) -> None:
        super().__init__()
        self._context = context
        self._view: DayView | None = None
        self._day: date | None = None
        self._shown: Shown | None = None

    def title(self) -> str:
        """In the list of parts."""
        return translate("day_section", "End of day")

    def make_view(self) -> QWidget:
        """Build it anew."""
        view = self._view = DayView(self._today, values=self._sees_values)
        view.day_asked.connect(self._choose)
        view.workplace_asked.connect(self._context.open_section)
        view.head.sign_asked.connect(self._ask_to_sign)
        view.head.pdf_asked.connect(self._ask_where)
        view.show_chosen(self._chosen)
        return view

    def opened(self) -> None:
        """Look again."""
        self._choose(self._chosen)

    def take_keyboard(self) -> None:
        """The button that signs is what it is opened for, if there is something to sign."""
        if self._view is not None:
            head = self._view.head
            (head.sign_button if head.sign_button.isEnabled() else head.day_button).setFocus()

    @property
    def _sees_values(self) -> bool:
        return self._context.may(Right.SEE_VALUES)

    @property
    def _chosen(self) -> date:
        return self._day or self._context.records.closings.last_over()

    def _today(self) -> date:
        return self._context.day_cut.day_of(datetime.now(UTC))

    def _choose(self, day: date) -> None:
        self._day, self._shown = day, None
        if self._view is not None:
            self._view.show_chosen(day)
        self._context.spawn(partial(self._fill, day))

    async def _fill(self, day: date) -> None:
        closings = self._context.records.closings
        sheet, signed = await closings.draft(day), await closings.signed(day)
        changes = await closings.changed_since(signed[0]) if signed else None
        latest = await closings.latest(_LISTED)
        if self._view is None or day != self._day:
            return  # Another day was chosen meanwhile.
        self._shown = Shown(sheet, signed, changes)
        self._view.show_day(self._shown)
        self._view.show_signed_days(latest)

    def _ask_to_sign(self) -> None:
        if self._shown is None:
            return
        sheet = self._shown.sheet
        day, early = sheet.day, not sheet.is_over
        if early:
            title = translate("day_section", "Sign {day} before it is over", day=day_words(day))
        else:
            title = translate("day_section", "Sign {day}", day=day_words(day))
        self._context.sign(title, lambda who: self._context.spawn(partial(self._sign, day, who, early=early)))

    async def _sign(self, day: date, who: str, *, early: bool) -> None:
        try:
            await self._context.records.closings.sign(day, who, early=early)
        except DayNotOverError as error:
            self._context.say_phrase(error.problem)
        else:
            self._context.say(translate("day_section", "{day} is signed and kept.", day=day_words(day)))
        await self._fill(day)

    def _ask_where(self) -> None:
        title = translate("day_section", "Save the day as a PDF")
        self._context.ask_manager(title, Right.EXPORT, lambda _who: self._open_dialog(title))

    def _open_dialog(self, title: str) -> None:
        if self._view is None or self._shown is None:
            return
        shown = self._shown
        kind = translate("day_section", "PDF (*.pdf)")
        dialog = QFileDialog(self._view, title, f"day-{shown.sheet.day.isoformat()}.pdf", kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self._context.spawn(partial(self._save, Path(name), shown)))
        dialog.open()

    async def _save(self, path: Path, shown: Shown) -> None:
        """What was signed is what is on paper; without a signature, what the record says now."""
        signed = shown.signed[0] if shown.signed else None
        kept = signed.sheet if signed is not None else None
        content = day_pdf(
            kept or shown.sheet,
            signed if kept is not None else None,
            self._context.settings.till_name,
            values=self._sees_values,
        )
        try:
            await asyncio.to_thread(write_whole, path, content)
        except StoreError:
            text = translate(
                "day_section", "{name} could not be saved. Choose another place.", name=path.name
            )
            self._context.say(text)
        else:
            self._context.say(translate("day_section", "Saved as {name}.", name=path.name))
