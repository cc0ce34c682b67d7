"""What is tried out on the pages: a test slip, the sounds; and the secret in its field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from voucher_till.domain.verdict import Face
from voucher_till.ui.cashier.faces import LOOKS
from voucher_till.ui.cashier.host import Work
from voucher_till.ui.setup.assistant.access_page import AccessPage
from voucher_till.ui.setup.assistant.device_pages import PrinterPage, SoundPage
from voucher_till.ui.setup.assistant.keeper import Keeper
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.assistant.services import AssistantServices
from voucher_till.ui.setup.settings_parts import warn
from voucher_till.ui.shared.language import language, translate, worded
from voucher_till.ui.shared.sounds import Sounds
from voucher_till.ui.shared.speech import Speech


class Trials(QObject):
    """Carries them out with what is filled in."""

    def __init__(self, services: AssistantServices, keeper: Keeper, spawn: Callable[[Work], None]) -> None:
        super().__init__()
        self._services = services
        self._keeper = keeper
        self._spawn = spawn
        self._sounds = Sounds(keeper.draft.sound, services.make_player)
        self._speech = Speech(keeper.draft.sound.speech)
        self._access: AccessPage | None = None
        self._sound: SoundPage | None = None
        keeper.changed.connect(self._sound_changed)
        self._sounds.changed.connect(self._show_sound)

    def attach(self, page: AssistantPage) -> None:
        """Serve a page that was just built."""
        if isinstance(page, AccessPage):
            self._access = page
            page.secret_changed.connect(self._keeper.keep_secret)
        elif isinstance(page, SoundPage):
            self._sound = page
            page.section.sound_test_asked.connect(lambda value: self._sounds.play(Face(value)))
            page.section.speech_test_asked.connect(self._speak)
            self._sounds.prepare()
            self._speech.prepare()
            self._show_sound()
        elif isinstance(page, PrinterPage):
            page.section.print_test_asked.connect(lambda: self._spawn(partial(self._print, page)))

    def forget_pages(self) -> None:
        """They are built anew."""
        self._access = self._sound = None

    def show_secret(self) -> None:
        """The one of the environment that is chosen."""
        if self._access is not None:
            keeper = self._keeper
            self._access.show_secret(keeper.typed_secret, is_kept=bool(keeper.secret))

    def _sound_changed(self) -> None:
        self._sounds.change(self._keeper.draft.sound)
        self._speech.change(self._keeper.draft.sound.speech)

    def _show_sound(self) -> None:
        if self._sound is None:
            return
        for problem, show in (
            (self._sounds.problem, self._sound.section.show_sound_problem),
            (self._speech.problem, self._sound.section.show_speech_problem),
        ):
            show(worded(problem) if problem is not None else "")

    def _speak(self) -> None:
        self._speech.say(worded(LOOKS[Face.REDEEMED].word), language())

    async def _print(self, page: PrinterPage) -> None:
        problem = await self._services.print_test(self._keeper.draft.receipts)
        if not isValid(page):
            return  # Built anew meanwhile.
        done = translate("trials", "A test page is at the printer.")
        warn(page.section.trouble, worded(problem) if problem is not None else done)
