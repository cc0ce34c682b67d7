"""Sounds and speech: by the settings, without a loudspeaker or a voice, and never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from voucher_till.domain.verdict import Face
from voucher_till.store.settings import SoundSettings
from voucher_till.ui.shared.sounds import Player, Scanned, Sounds
from voucher_till.ui.shared.speech import ENGINES, Speech

SILENCE = ("stop",)


class Recorder(Player):
    """A sound output that writes down what it is told."""

    def __init__(self, output: bool = True) -> None:
        super().__init__()
        self.output = output
        self.files: dict[str, Path] = {}
        self.told: list[tuple[object, ...]] = []

    def has_output(self) -> bool:
        return self.output

    def load(self, files: Mapping[str, Path]) -> None:
        self.files = dict(files)

    def play(self, name: str, volume: float) -> None:
        assert name in self.files
        self.told.append((name, round(volume, 2)))

    def stop(self) -> None:
        self.told.append(SILENCE)

    def plug(self, output: bool) -> None:
        self.output = output
        self.outputs_changed.emit()
        self.told.clear()


def prepared(recorder: Recorder, settings: SoundSettings | None = None) -> Sounds:
    sounds = Sounds(settings or SoundSettings(volume=50), lambda: recorder)
    sounds.prepare()
    recorder.told.clear()
    return sounds


def test_every_face_and_the_tick_have_a_file_and_the_sound_before_stops() -> None:
    recorder = Recorder()
    sounds = prepared(recorder)
    assert sounds.available
    for name in (*Face, Scanned.TICK):
        recorder.told.clear()
        sounds.play(name)
        assert recorder.told == [SILENCE, (name.value, 0.25)]
        assert recorder.files[name.value].is_file()


@pytest.mark.parametrize("settings", [SoundSettings(on=False), SoundSettings(volume=0)])
def test_muted_is_silent_at_once_and_until_it_is_changed_back(settings: SoundSettings) -> None:
    recorder = Recorder()
    sounds = prepared(recorder)
    sounds.change(settings)
    assert recorder.told == [SILENCE]
    sounds.play(Face.REDEEMED)
    assert recorder.told == [SILENCE, SILENCE]
    sounds.change(SoundSettings(volume=100))
    sounds.play(Face.REDEEMED)
    assert recorder.told[-1] == ("redeemed", 1.0)


def test_before_it_is_prepared_nothing_is_played_and_nothing_is_wrong() -> None:
    sounds = Sounds(SoundSettings(), Recorder)
    sounds.play(Face.REDEEMED)
    assert not sounds.available
    assert sounds.problem is None


def test_a_loudspeaker_plugged_in_later_is_used_and_one_pulled_out_is_told(qtbot: QtBot) -> None:
    recorder = Recorder(output=False)
    sounds = prepared(recorder)
    sounds.play(Face.NO_LINE)
    assert recorder.told == [SILENCE]
    assert not sounds.available
    assert "loudspeaker" in str(sounds.problem)
    with qtbot.waitSignal(sounds.changed):
        recorder.plug(True)
    assert sounds.available
    sounds.play(Face.NO_LINE)
    assert recorder.told[-1] == ("no_line", 0.25)
    recorder.plug(False)
    sounds.play(Face.NO_LINE)
    assert recorder.told == [SILENCE]
    assert not sounds.available


def test_an_output_that_cannot_play_them_is_told_until_it_changes() -> None:
    recorder = Recorder()
    sounds = prepared(recorder)
    recorder.failed.emit()
    assert "another sound output" in str(sounds.problem)
    sounds.play(Face.STORED)
    assert recorder.told[-1] == ("stored", 0.25)
    recorder.plug(True)
    assert sounds.available


def test_a_missing_library_is_told_and_playing_goes_on_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    sounds = Sounds(SoundSettings())
    sounds.prepare()
    sounds.play(Face.REDEEMED)
    assert not sounds.available
    expected = "libpulse0" if sys.platform == "linux" else "Install"
    assert expected in str(sounds.problem)


REAL_OUTPUT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from voucher_till.domain.verdict import Face
from voucher_till.store.settings import SoundSettings
from voucher_till.ui.shared.sounds import Scanned, Sounds
application = QApplication([])
sounds = Sounds(SoundSettings(volume=1))
assert "PySide6.QtMultimedia" not in sys.modules
sounds.prepare()
for name in (Scanned.TICK, *Face):
    sounds.play(name)
QTimer.singleShot(100, application.quit)
application.exec()
sounds.play(Face.REDEEMED)
print(sounds.available, sounds.problem, sep="|")
"""


def test_the_real_output_neither_raises_nor_writes_to_the_console() -> None:
    no_server = {"QT_QPA_PLATFORM": "offscreen", "PULSE_SERVER": "unix:/nonexistent"}
    child = subprocess.run(
        [sys.executable, "-c", REAL_OUTPUT],
        env={**os.environ, **no_server},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (child.returncode, child.stderr) == (0, "")
    available, _, problem = child.stdout.strip().partition("|")
    if sys.platform == "linux":
        assert available == "False"
        assert "loudspeaker" in problem or "libpulse0" in problem


def mock_voice(speech: Speech) -> QTextToSpeech:
    """The engine of Qt that speaks without a sound."""
    voice = speech.findChild(QTextToSpeech)
    assert isinstance(voice, QTextToSpeech)
    return voice


def test_a_sentence_is_said_in_its_language_and_the_next_one_takes_over(qtbot: QtBot) -> None:
    speech = Speech(True, engines=("mock",))
    speech.prepare()
    voice, said = mock_voice(speech), list[str]()
    voice.sayingWord.connect(lambda word: said.append(word))
    assert speech.available
    speech.say("The first of many words", "en")
    assert voice.state() is QTextToSpeech.State.Speaking
    assert voice.locale() == QLocale("en_GB")
    speech.say("Redeemed", "en")
    qtbot.waitUntil(lambda: voice.state() is QTextToSpeech.State.Ready)
    assert said[-1] == "Redeemed"
    assert "many" not in said


def test_a_language_without_a_voice_is_left_unsaid_and_told(qtbot: QtBot) -> None:
    speech = Speech(True, engines=("mock",))
    speech.prepare()
    with qtbot.waitSignal(speech.changed):
        speech.say("Sudah ditukar", "id")
    assert mock_voice(speech).state() is QTextToSpeech.State.Ready
    assert "Bahasa Indonesia" in str(speech.problem)
    speech.say("Redeemed", "en")
    assert mock_voice(speech).state() is QTextToSpeech.State.Speaking
    assert speech.available


def test_speech_is_loaded_when_it_is_switched_on_and_stops_when_switched_off(qtbot: QtBot) -> None:
    speech = Speech(False, engines=("mock",))
    speech.prepare()
    speech.say("Redeemed", "en")
    assert speech.findChild(QTextToSpeech) is None
    assert not speech.available
    speech.change(True)
    speech.say("Redeemed", "en")
    assert mock_voice(speech).state() is QTextToSpeech.State.Speaking
    speech.change(False)
    qtbot.waitUntil(lambda: mock_voice(speech).state() is QTextToSpeech.State.Ready)


def test_a_computer_that_cannot_speak_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "mock" not in ENGINES
    speech = Speech(True, engines=("not-installed",))
    speech.prepare()
    speech.say("Redeemed", "en")
    assert not speech.available
    assert "cannot speak" in str(speech.problem)
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    other = Speech(True)
    other.prepare()
    assert "cannot speak" in str(other.problem)
