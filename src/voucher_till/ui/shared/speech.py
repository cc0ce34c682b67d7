"""The verdict said aloud, where the system has a voice for the cashier's language. Off unless asked for."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.ui.shared.language import LANGUAGES

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

log = logging.getLogger(__name__)

ENGINES = ("winrt", "sapi", "darwin", "macos", "speechd", "flite")
"""Qt's speech engines, the best of each system first. Its ``mock`` says nothing and so is not among them."""

_REGIONS = {"en": "en_GB", "id": "id_ID"}


class Speech(QObject):
    """Says sentences. It never blocks or raises; what it cannot say is left unsaid."""

    changed = Signal()
    """`available` or `problem` is another now."""

    def __init__(self, on: bool, engines: Sequence[str] = ENGINES) -> None:
        super().__init__()
        self._on = on
        self._engines = engines
        self._engine: QTextToSpeech | None = None
        self._language = ""
        self.problem: Phrase | None = None
        """Why nothing is said, and what to do about it."""

    @property
    def available(self) -> bool:
        """Whether sentences can be said; not before `prepare`."""
        return self._engine is not None and self.problem is None

    def prepare(self) -> None:
        """Connect to the system's speech. Takes time, so call it once the window is painted; nothing is
        loaded while speech is off."""
        if not self._on or self._engine is not None:
            return
        self._engine = self._first_that_works()
        if self._engine is None:
            self._tell(_no_engine())
            return
        self._engine.errorOccurred.connect(self._fail)
        self._tell(None)

    def change(self, on: bool) -> None:
        """Switch speech on or off."""
        self._on = on
        if on:
            self.prepare()
        elif self._engine is not None:
            self._engine.stop()

    def say(self, text: str, language: str) -> None:
        """Say a sentence in a language (``en`` or ``id``); the one before stops."""
        engine = self._engine
        if not self._on or engine is None:
            return
        engine.stop()
        if self._speaks(engine, language):
            engine.say(text)

    def _first_that_works(self) -> QTextToSpeech | None:
        try:
            # Here and not above: few tills speak.
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError as error:
            log.warning("no speech: %s", error)
            return None
        installed = QTextToSpeech.availableEngines()
        for name in self._engines:
            if name not in installed:
                continue
            engine = QTextToSpeech(name, self)
            if engine.state() is not QTextToSpeech.State.Error:
                return engine
            log.warning("no speech by %s: %s", name, engine.errorString())
            engine.deleteLater()
        return None

    def _speaks(self, engine: QTextToSpeech, language: str) -> bool:
        """Take a voice of a language; reading one language with the voice of another is not understood."""
        if language == self._language:
            return True
        wanted = QLocale(_REGIONS.get(language, language))
        voices = [one for one in engine.availableLocales() if one.language() is wanted.language()]
        if not voices:
            self._language = ""
            self._tell(_no_voice(language))
            return False
        engine.setLocale(wanted if wanted in voices else voices[0])
        self._language = language
        self._tell(None)
        return True

    def _fail(self) -> None:
        if self._engine is not None:
            log.warning("speech failed: %s", self._engine.errorString())
        self._language = ""
        self._tell(phrase("speech", "The computer's voice does not answer. Start the till again."))

    def _tell(self, problem: Phrase | None) -> None:
        self.problem = problem
        self.changed.emit()


def _no_engine() -> Phrase:
    if sys.platform == "linux":
        return phrase(
            "speech",
            "This computer cannot speak. Install the system packages speech-dispatcher and espeak-ng, "
            "then start the till again.",
        )
    return phrase("speech", "This computer cannot speak. Switch on a voice in the system's settings.")


def _no_voice(language: str) -> Phrase:
    name = LANGUAGES.get(language, language)
    return phrase(
        "speech", "This computer has no voice for {language}. Add one in its settings.", language=name
    )
