"""Camera, handheld scanner, printer and sound: the parts of the settings, each on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.setup.assistant.page import AssistantPage, text_card
from voucher_till.ui.setup.assistant.tick import Tick
from voucher_till.ui.setup.check_card import CheckCard
from voucher_till.ui.setup.choice_box import Choice, ChoiceBox
from voucher_till.ui.setup.receipt_panel import ReceiptSection
from voucher_till.ui.setup.settings_parts import warn, warning
from voucher_till.ui.setup.settings_sections import SoundSection
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.preview import CameraPreview
from voucher_till.ui.shared.theme import px

_PREVIEW, _SMALLEST_PREVIEW, _BESIDE_PREVIEW = 340, 150, 330
_CHECK_HEIGHT, _BESIDE_CHECK = 360, 150


class CameraPage(AssistantPage):
    """Which camera, with its live picture."""

    camera_chosen = Signal(str)
    address_entered = Signal(str)
    mirror_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__(
            translate("device_pages", "Camera"),
            translate(
                "device_pages",
                "It reads the QR on the customer's phone. Without one, a handheld scanner does it alone.",
            ),
        )
        self.preview = CameraPreview()
        self.preview.menu_button.hide()
        self.cameras = ChoiceBox(translate("device_pages", "Camera"))
        self.mirror = Tick(translate("device_pages", "Mirror the picture"))
        self.address = QLineEdit()
        self.address.setPlaceholderText("rtsp://…")
        self.address.setAccessibleName(translate("device_pages", "Address of a network camera"))
        self.trouble = warning()
        self.rows.addWidget(
            text_card(
                self.preview,
                self.cameras,
                self.mirror,
                label(
                    translate("device_pages", "Or the address of a network camera, then Enter:"),
                    "small",
                    wrap=True,
                ),
                self.address,
                self.trouble,
            )
        )
        self.first = self.cameras
        self.cameras.activated.connect(lambda _index: self.camera_chosen.emit(self.cameras.setting))
        self.mirror.clicked.connect(self.mirror_chosen)
        self.address.editingFinished.connect(self._use_address)

    def _use_address(self) -> None:
        text = self.address.text().strip()
        if text:
            self.address.clear()
            self.address_entered.emit(text)

    def show_cameras(self, choices: Sequence[Choice], current: str) -> None:
        """What there is to choose from, and what is in use."""
        self.cameras.fill(choices, current)

    def show_trouble(self, text: str) -> None:
        """Why an address cannot be used; empty for nothing."""
        warn(self.trouble, text)

    def show_draft(self, draft: SetupDraft) -> None:
        """What is in use."""
        self.mirror.setChecked(draft.devices.mirror)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture takes the height that is left."""
        super().resizeEvent(event)
        left = self.height() - px(_BESIDE_PREVIEW)
        self.preview.setFixedHeight(min(max(left, px(_SMALLEST_PREVIEW)), px(_PREVIEW)))


class ScannerPage(AssistantPage):
    """Whether a handheld scanner reads well here."""

    def __init__(self) -> None:
        super().__init__(
            translate("device_pages", "Handheld scanner"),
            translate(
                "device_pages",
                "If you have one: scan the code below from the screen. The next one comes by itself. If you"
                " have none, go on.",
            ),
        )
        self.check = CheckCard()
        self.check.done_button.hide()
        before, after = self.check.turn_buttons
        before.setText(translate("device_pages", "Code before"))
        after.setText(translate("device_pages", "Next code"))
        self.ready = label(name="state", wrap=True)
        self.rows.addWidget(self.check)
        self.rows.addWidget(self.ready)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code and all buttons are in sight."""
        super().resizeEvent(event)
        self.check.setMinimumHeight(max(self.height() - px(_BESIDE_CHECK), px(_CHECK_HEIGHT)))


class PrinterPage(AssistantPage):
    """The slip for the customer."""

    def __init__(self) -> None:
        super().__init__(
            translate("device_pages", "Receipt printer"),
            translate("device_pages", "It is not needed. A sale never waits for it."),
        )
        self.section = ReceiptSection()
        self.take_rows(self.section)
        self.first = self.section.kind
        self._receipts = SetupDraft().receipts
        self.section.changed.connect(self._change)

    def _change(self, changes: dict[str, object]) -> None:
        self.changed.emit({"receipts": msgspec.structs.replace(self._receipts, **changes)})

    def show_draft(self, draft: SetupDraft) -> None:
        """What is in use."""
        self._receipts = draft.receipts
        self.section.show_settings(draft.receipts)


class SoundPage(AssistantPage):
    """What is heard of a verdict."""

    def __init__(self) -> None:
        super().__init__(
            translate("device_pages", "Sound"),
            translate("device_pages", "Each verdict has its own sound. Press one to hear it."),
        )
        self.section = SoundSection()
        self.take_rows(self.section)
        self.first = self.section.controls["on"]
        self._sound = SetupDraft().sound
        self.section.changed.connect(self._change)

    def _change(self, changes: dict[str, object]) -> None:
        self.changed.emit({"sound": msgspec.structs.replace(self._sound, **changes)})

    def show_draft(self, draft: SetupDraft) -> None:
        """What is in use."""
        self._sound = draft.sound
        self.section.show_settings(draft.sound)
