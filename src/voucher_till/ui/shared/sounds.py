"""What is heard of a scan and of a verdict. Without a loudspeaker the till works as it does with one."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QUrl, Signal

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.verdict import Face
from voucher_till.store.settings import SoundSettings
from voucher_till.ui.shared.resources import resource

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

log = logging.getLogger(__name__)

_CHATTER = "qt.multimedia*=false"
_DUMMY_OUTPUT = b"auto_null"
"""What PulseAudio and PipeWire offer where there is no output: it swallows every sound."""


class Scanned(Enum):
    """The short tick of a scan, before anything is known of it."""

    TICK = "scanned"


class Player(QObject):
    """What plays sound files. Nothing in it blocks or raises once it is made."""

    outputs_changed = Signal()
    """A loudspeaker came or went."""
    failed = Signal()
    """A file cannot be played on the output there is."""

    def has_output(self) -> bool:
        """Whether anybody could hear something."""
        raise NotImplementedError

    def load(self, files: Mapping[str, Path]) -> None:
        """Get sounds ready under their names, in place of those before."""
        raise NotImplementedError

    def play(self, name: str, volume: float) -> None:
        """Start a loaded sound; the volume is 0 to 1, of the amplitude."""
        raise NotImplementedError

    def stop(self) -> None:
        """Silence."""
        raise NotImplementedError


class SystemPlayer(Player):
    """The system's sound output. Making it raises ImportError where a library for it is missing."""

    def __init__(self) -> None:
        super().__init__()
        with _quietly():
            # Here and not above: it is heavy, the window is to be seen first, and it may be missing.
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

            self._devices = QMediaDevices(self)
            self._devices.defaultAudioOutput()  # the first question is what starts Qt's sound
        self._devices.audioOutputsChanged.connect(self.outputs_changed)
        self._effect_type = QSoundEffect
        self._effects: dict[str, QSoundEffect] = {}

    def has_output(self) -> bool:
        """Whether the system has a real output."""
        output = self._devices.defaultAudioOutput()
        return not output.isNull() and output.id().data() != _DUMMY_OUTPUT

    def load(self, files: Mapping[str, Path]) -> None:
        """Read the files, on a thread of Qt's."""
        self._effects = {}
        for name, file in files.items():
            effect = self._effect_type()
            effect.statusChanged.connect(self._check)
            effect.setSource(QUrl.fromLocalFile(str(file)))
            self._effects[name] = effect

    def play(self, name: str, volume: float) -> None:
        """Start a sound, or as soon as it is read."""
        self._effects[name].setVolume(volume)
        self._effects[name].play()

    def stop(self) -> None:
        """Stop what sounds, and what waits for being read."""
        for effect in self._effects.values():
            effect.stop()

    def _check(self) -> None:
        if any(effect.status() is self._effect_type.Status.Error for effect in self._effects.values()):
            self.failed.emit()


class Sounds(QObject):
    """The sounds of the till, by the settings. Playing never blocks, raises, or needs an answer."""

    changed = Signal()
    """`available` or `problem` is another now."""

    def __init__(self, settings: SoundSettings, make_player: Callable[[], Player] = SystemPlayer) -> None:
        super().__init__()
        self._settings = settings
        self._make_player = make_player
        self._player: Player | None = None
        self._loaded = False
        self.problem: Phrase | None = None
        """Why nothing is heard, and what to do about it."""

    @property
    def available(self) -> bool:
        """Whether sounds can be heard; not before `prepare`."""
        return self._player is not None and self.problem is None

    def prepare(self) -> None:
        """Load the sounds. Takes tens of milliseconds, so call it once the window is painted."""
        if self._player is not None:
            return
        try:
            player = self._make_player()
        except ImportError as error:
            log.warning("no sound: %s", error)
            self._tell(_missing())
            return
        player.outputs_changed.connect(self._load)
        player.failed.connect(self._fail)
        self._player = player
        self._load()

    def change(self, settings: SoundSettings) -> None:
        """Play by other settings from now on."""
        self._settings = settings
        if self._player is not None and not self._is_audible():
            self._player.stop()

    def play(self, name: Face | Scanned) -> None:
        """Start a sound; the one before stops. Nothing happens where it cannot be heard."""
        if self._player is None:
            return
        self._player.stop()
        if self._is_audible() and self._loaded:
            # The ear hears steps of power, not of amplitude.
            self._player.play(name.value, (min(self._settings.volume, 100) / 100) ** 2)

    def _is_audible(self) -> bool:
        return self._settings.on and self._settings.volume > 0

    def _load(self) -> None:
        """Use the outputs there are now; a sound meant for an earlier one is not made up for."""
        player = self._player
        if player is None:
            return
        player.stop()
        self._loaded = player.has_output()
        if not self._loaded:
            self._tell(_no_output())
            return
        self._tell(None)
        names = [*(face.value for face in Face), Scanned.TICK.value]
        # All anew: a sound that could not be played on the last output is broken for good.
        player.load({name: resource("sounds", f"{name}.wav") for name in names})

    def _fail(self) -> None:
        log.warning("a sound cannot be played on this output")
        self._tell(phrase("sounds", "The sounds cannot be played here. Choose another sound output."))

    def _tell(self, problem: Phrase | None) -> None:
        self.problem = problem
        self.changed.emit()


def _no_output() -> Phrase:
    # Qt asks once whether there is a sound server; one that starts later needs a new process.
    return phrase(
        "sounds",
        "No loudspeaker was found. Plug one in or choose another sound output; if it stays silent, "
        "start the till again.",
    )


def _missing() -> Phrase:
    if sys.platform == "linux":
        return phrase(
            "sounds",
            "Sound is not available. Install the system package libpulse0, then start the till again.",
        )
    return phrase("sounds", "Sound is not available. Install the till again.")


@contextmanager
def _quietly() -> Iterator[None]:
    """Starting, Qt names each optional library it does without, and a sound server that does not answer:
    nothing for the console, and ``problem`` says what matters.

    A handler in Python for these messages would wait for ever: they come from a thread of the sound system,
    for which the main thread waits meanwhile.
    """
    QLoggingCategory.setFilterRules(f"{_CHATTER}\ndefault=false")
    try:
        yield
    finally:
        QLoggingCategory.setFilterRules(_CHATTER)
