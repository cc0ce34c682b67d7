"""The end of a day in the manager's room."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from voucher_till.domain.people import Right
from voucher_till.records import report_tables
from voucher_till.records.closing import DayMovedError, DayNotOverError, DaySheet
from voucher_till.ui.manager.dates import day_words
from voucher_till.ui.manager.day_pdf import day_pdf
from voucher_till.ui.manager.day_view import DayView, Shown
from voucher_till.ui.manager.day_words import CHECK
from voucher_till.ui.manager.export_out import Export, ExportOut
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
        """The one in sight."""
        self._picked: date | None = None
        """By whoever is in the room; without it the last day that is over is shown."""
        self._shown: Shown | None = None

    def title(self) -> str:
        """In the list of parts."""
        return translate("day_section", "End of day")

    def make_view(self) -> QWidget:
        """Build it anew."""
        view = self._view = DayView(self._today, values=self._sees_values)
        view.day_asked.connect(self._pick)
        view.workplace_asked.connect(self._go_to)
        view.head.sign_asked.connect(self._ask_to_sign)
        view.head.export_asked.connect(self._ask_export)
        view.show_chosen(self._chosen)
        return view

    def opened(self) -> None:
        """Look again."""
        self._choose(self._chosen)

    def closed(self) -> None:
        """Midnight may pass before it is opened again. Nobody's day is changed while they look at it."""
        self._day = None

    def visit_ended(self) -> None:
        """The next visit begins with the last day that is over."""
        self._picked = None

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
        return self._day or self._picked or self._context.records.closings.last_over()

    def _today(self) -> date:
        return self._context.day_cut.day_of(datetime.now(UTC))

    def _pick(self, day: date) -> None:
        self._picked = day
        self._choose(day)

    def _go_to(self, place: str) -> None:
        """Where an open end is settled. The latest check need not be the one that found a difference."""
        if place == CHECK:
            self._context.show_open_differences()
        else:
            self._context.open_section(place)

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
        self._context.sign(
            title, lambda who: self._context.spawn(partial(self._sign, sheet, who=who, early=early))
        )

    async def _sign(self, sheet: DaySheet, *, who: str, early: bool) -> None:
        day = sheet.day
        try:
            await self._context.records.closings.sign(day, who, shown=sheet, early=early)
        except DayMovedError:
            self._context.say(
                translate(
                    "day_section",
                    "Not signed: the record changed while you looked. Look at the new figures, then sign.",
                )
            )
        except DayNotOverError as error:
            self._context.say_phrase(error.problem)
        else:
            self._context.say(translate("day_section", "{day} is signed and kept.", day=day_words(day)))
        await self._fill(day)

    def _ask_export(self) -> None:
        """What was signed is what is exported; without a signature, what the record says now."""
        view, shown = self._view, self._shown
        if view is None or shown is None:
            return
        signed = shown.signed[0] if shown.signed else None
        kept = signed.sheet if signed is not None else None
        sheet, values = kept or shown.sheet, self._sees_values
        what = Export(
            translate("day_section", "Export the day"),
            translate("day_section", "day"),
            "day exported",
            lambda _suffix: report_tables.day_sheet(
                sheet, values=values, signed=signed, changes=shown.changes
            ),
            lambda: day_pdf(
                sheet,
                signed if kept is not None else None,
                self._context.settings.till_name,
                values=values,
            ),
            day=sheet.day.isoformat(),
        )
        ExportOut(view, self._context).ask(what)
