"""Which outlet this till stands in: picked from the platform's list, else typed and tried."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.setup.assistant.finding_card import Findings
from voucher_till.ui.setup.assistant.page import AssistantPage, field_row, text_card
from voucher_till.ui.setup.assistant.secret_field import CleanField
from voucher_till.ui.setup.assistant.services import Finding, OutletChoice
from voucher_till.ui.setup.settings_parts import at_left, button
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import px

_LINE, _MOST_LINES = 60, 5


class OutletPage(AssistantPage):
    """The outlet and the name of this till in it."""

    list_asked = Signal()
    check_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("outlet_page", "Outlet"),
            translate(
                "outlet_page",
                "Vouchers are checked and redeemed at this outlet. Pick it from the list where there is one,"
                " else type its ID.",
            ),
        )
        self._choices: tuple[OutletChoice, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(translate("outlet_page", "Outlets of this merchant"))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list_button = button(
            translate("outlet_page", "Ask for the list again"), self.list_asked, sign="ph.arrows-clockwise"
        )
        self._title = label(translate("outlet_page", "Outlets of this merchant"), "strong")
        self.why = Findings()
        self.list_card = text_card(self._title, self.list, self.why, at_left(self.list_button))
        self.outlet, self.till = CleanField(), QLineEdit()
        self.till.setMaxLength(40)
        self.check_button = button(
            translate("outlet_page", "Check this outlet"), self.check_asked, sign="ph.check-circle"
        )
        self.findings = Findings()
        self.rows.addWidget(self.list_card)
        self.add_card(
            field_row(
                self.outlet,
                translate("outlet_page", "Outlet ID (third_shop_id)"),
                translate(
                    "outlet_page",
                    "Your own ID of the outlet, letter for letter as it is mapped on the platform.",
                ),
                self.check_button,
            ),
            field_row(
                self.till,
                translate("outlet_page", "Name of this till"),
                translate("outlet_page", "On slips and in exports: which till of the outlet it was."),
            ),
        )
        self.rows.addWidget(self.findings)
        self.first = self.outlet
        self.list.hide()
        self.outlet.typed.connect(self._typed)
        self.till.textEdited.connect(lambda text: self.changed.emit({"till_name": text}))
        self.list.itemClicked.connect(self._picked)
        self.list.itemActivated.connect(self._picked)

    def _typed(self, text: str) -> None:
        name = next((one.name for one in self._choices if one.outlet == text), "")
        self.access_changed.emit({"outlet": text, "outlet_name": name})
        self._mark(text)

    def _picked(self, item: QListWidgetItem) -> None:
        choice = self._choices[self.list.row(item)]
        if choice.outlet:
            self.outlet.fill(choice.outlet)
            self.access_changed.emit({"outlet": choice.outlet, "outlet_name": choice.name})

    def show_draft(self, draft: SetupDraft) -> None:
        """What is filled in."""
        self.outlet.fill(draft.here.outlet)
        if self.till.text() != draft.till_name:
            self.till.setText(draft.till_name)
        self._mark(draft.here.outlet)

    def show_can_check(self, can: bool, *, can_try: bool) -> None:
        """Whether the list can be asked for, and an outlet be tried."""
        self.list_button.setEnabled(can)
        self.check_button.setEnabled(can_try)

    def show_asking(self) -> None:
        """The list is asked for."""
        self.why.show_running()

    def show_choices(self, choices: Sequence[OutletChoice]) -> None:
        """The merchant's outlets."""
        self._choices = tuple(choices)
        self.list.clear()
        for one in choices:
            self.list.addItem(self._line(one))
        rows = min(max(len(choices), 1), _MOST_LINES)
        self.list.setFixedHeight(rows * px(_LINE) + px(8))
        self.list.setVisible(bool(choices))
        self.why.show_findings([])
        self._mark(self.outlet.text())
        if choices and self.isVisible() and not self.outlet.text():
            self.list.setFocus()

    def show_none(self, why: Finding) -> None:
        """There is no list, and why."""
        self._choices = ()
        self.list.hide()
        self.why.show_findings([why])

    def _line(self, one: OutletChoice) -> QListWidgetItem:
        told = [one.outlet or translate("outlet_page", "not mapped to an ID of yours"), one.address]
        if one.note is not None:
            told.append(worded(one.note))
        line = QListWidgetItem(f"{one.name}\n{' · '.join(part for part in told if part)}")
        line.setSizeHint(QSize(0, px(_LINE)))
        if not one.outlet:
            line.setFlags(Qt.ItemFlag.NoItemFlags)
        return line

    def _mark(self, outlet: str) -> None:
        row = next((row for row, one in enumerate(self._choices) if one.outlet and one.outlet == outlet), -1)
        self.list.setCurrentRow(row)
