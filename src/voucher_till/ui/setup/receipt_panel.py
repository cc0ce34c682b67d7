"""The section of receipts: which printer, when, how a slip looks, and slips that wait."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from voucher_till.domain.phrases import Phrase
from voucher_till.receipts.targets import parse
from voucher_till.store.settings import ReceiptSettings
from voucher_till.ui.setup.choice_box import ChoiceBox
from voucher_till.ui.setup.printer_fields import TYPED, PrinterFields, kinds
from voucher_till.ui.setup.settings_controls import Chip
from voucher_till.ui.setup.settings_parts import Row, Section, at_left, button, warn, warning
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import px

COLUMNS = (32, 42, 48)
_KIND_WIDTH, _PAPER_WIDTH = 260, 300
_WIDEST, _TWO_COLUMNS, _ANY_WIDTH = 1260, 1100, 16777215
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class ReceiptSection(Section):
    """The slip for the customer."""

    print_test_asked = Signal()
    drop_slips_asked = Signal()

    def __init__(self) -> None:
        super().__init__(translate("receipt_panel", "Receipts"), widest=_WIDEST)
        self._shown: str | None = None
        self.kind = ChoiceBox(translate("receipt_panel", "Printer"))
        self.kind.setFixedWidth(span(_KIND_WIDTH))
        self.controls["printer"] = self.kind
        self.fields = PrinterFields()
        self.trouble = warning()
        self.test_button = button(
            translate("receipt_panel", "Print a test slip"), self.print_test_asked, sign="ph.printer"
        )
        self.drop_button = button(translate("receipt_panel", "Drop them"), self.drop_slips_asked)
        self._waiting = label()
        self._slips = self._waiting_row()
        self.paper = label(name="paper")
        self.paper.setAccessibleName(translate("receipt_panel", "A slip as it will look"))
        self._add_rows()
        self.kind.activated.connect(self._choose_kind)
        self.fields.given.connect(self._use)

    def _add_rows(self) -> None:
        self.add_card(
            Row(
                translate("receipt_panel", "Printer"),
                translate("receipt_panel", "A sale never waits for it, and never fails with it."),
                self.kind,
            ).below(self.fields, self.trouble, at_left(self.test_button)),
            self._slips,
            self.switch(
                "each",
                translate("receipt_panel", "After each redemption"),
                translate("receipt_panel", "Off: a slip is printed only when the customer asks for one."),
            ),
            self.chips(
                "columns",
                translate("receipt_panel", "Width of the paper"),
                translate("receipt_panel", "Characters in a line, as the printer's manual says."),
                [
                    Chip(translate("receipt_panel", "{number} (58 mm)", number=32), "32"),
                    Chip("42", "42"),
                    Chip(translate("receipt_panel", "{number} (80 mm)", number=48), "48"),
                ],
                number=True,
            ),
        )
        look = Row(
            translate("receipt_panel", "How a slip looks"),
            translate("receipt_panel", "With made-up values."),
        ).below(at_left(self.paper))
        self._paper_card = self.add_card(look)
        self._paper_card.hide()

    def _waiting_row(self) -> Row:
        row = Row(
            translate("receipt_panel", "Slips that wait"),
            translate("receipt_panel", "They are printed by themselves when the printer answers."),
            at_left(self._waiting, self.drop_button),
        )
        row.hide()
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture of a slip stands beside the settings where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= span(_TWO_COLUMNS)
        self.rows.setDirection(_BESIDE if wide else _BELOW)
        side = px(_PAPER_WIDTH + 44) if wide else _ANY_WIDTH
        self._paper_card.setMaximumWidth(side)

    def show_settings(self, receipts: ReceiptSettings) -> None:
        """What is in use."""
        self.show_value("each", receipts.each)
        self.show_value("columns", receipts.columns)
        self.test_button.setEnabled(bool(receipts.printer))
        # A kind that somebody has just chosen stays while its address is typed.
        if receipts.printer != self._shown:
            self._shown = receipts.printer
            kind = receipts.printer.partition(":")[0]
            self.kind.fill(kinds(kind), kind)
            self.fields.show_setting(receipts.printer)

    def show_printers(self, system_names: Sequence[str], serial_ports: Sequence[str]) -> None:
        """What there is at this computer."""
        self.fields.show_names(system_names, serial_ports)

    def show_receipts(self, trouble: str, waiting: int, preview: QPixmap) -> None:
        """What keeps slips from being printed, how many wait, and a picture of one."""
        warn(self.trouble, trouble)
        self._waiting.setText(translate("receipt_panel", "%n slip(s)", "", waiting))
        self._slips.setVisible(waiting > 0)
        self._paper_card.setVisible(not preview.isNull())
        if not preview.isNull():
            ratio = self.paper.devicePixelRatio()
            width = min(preview.width() / preview.devicePixelRatio(), px(_PAPER_WIDTH))
            fitted = preview.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
            fitted.setDevicePixelRatio(ratio)
            self.paper.setPixmap(fitted)

    def _choose_kind(self) -> None:
        kind = self.kind.setting
        warn(self.trouble, "")
        self.fields.show_kind(kind)
        if not kind:
            self.changed.emit({"printer": ""})
        elif kind in TYPED:
            self.fields.address.setFocus()

    def _use(self, setting: str) -> None:
        target = parse(setting)
        if isinstance(target, Phrase):
            warn(self.trouble, worded(target))
        else:
            warn(self.trouble, "")
            self.changed.emit({"printer": setting})
