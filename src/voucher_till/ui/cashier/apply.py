"""Makes changed settings count at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.theme import use_look

if TYPE_CHECKING:
    from voucher_till.ui.cashier.window import CashierWindow


def apply_settings(window: CashierWindow, section: str) -> None:
    """A section of the settings is another: use it from now on."""
    settings = window.settings_room.settings
    if section == "look":
        look = settings.look
        use_language(look.language, settings.locale)
        use_look(look.theme, look.text_percent / 100, reduce_motion=look.reduce_motion)
        # After the click that asked for it has come to its end: its button is built anew too.
        QTimer.singleShot(0, window, window.rebuild)
    elif section == "sound":
        window.sounds.change(settings.sound)
        window.speech.change(settings.sound.speech)
    elif section == "test_merchant":
        window.views.banner.show_merchant(settings.test_merchant)
    elif section == "counter":
        _apply_counter(window)


def _apply_counter(window: CashierWindow) -> None:
    counter = window.settings_room.settings.counter
    window.sale.one_step = counter.one_step
    window.views.idle.set_one_step(counter.one_step)
    window.door.change(counter)
    window.spawn(window.door.refresh)
    if counter.full_screen and not window.isFullScreen():
        window.showFullScreen()
