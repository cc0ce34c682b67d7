"""Photographs every state, verdict and page of the till's window, and says what is cut off in them.

python3 packaging/bootstrap.py screens                        all of them, into build/screens
python3 packaging/bootstrap.py screens --only ready,trust --themes dark --languages id --sizes 1366x768@200
python3 packaging/bootstrap.py screens --only room-history-many --history-rows 1000000
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from screen_checks import faults, is_unfinished
from screen_records import HISTORY_ROWS
from screen_scenes import FACES, scenes
from screen_sheets import make_colour_blind_sheet, make_sheets
from screen_stage import Scene, Stage, until
from screen_windows import open_stage

from voucher_till.cli.window import run_loop
from voucher_till.sandbox.server import SandboxOptions, SandboxServer
from voucher_till.store.settings import (
    LookSettings,
)
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.language import ENGLISH, INDONESIAN, PSEUDO, use_language
from voucher_till.ui.shared.theme import PALETTES, use_look

OUT = Path(__file__).resolve().parent.parent / "build" / "screens"
SHEETS = OUT / "sheets"
LANGUAGES = (ENGLISH, INDONESIAN, PSEUDO)
SIZES = ("1024x600", "1366x768", "1920x1080", "1366x768@200")
"""Of the window, with the size of the text in per cent where it is not 100."""
_PSEUDO_ONLY = ("light", "1366x768")
"""The pseudo language shows what is cut off or not translated; it needs one look only."""
_SETTLE_SECONDS, _SETTLE_ANEW_SECONDS, _SECOND_LOOK_SECONDS = 0.03, 0.2, 0.1
_FRAME = "#808890"
_FASTER = 90
"""Of a PNG's compression: what is gained by more takes too long."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A theme, a language and a size: all scenes are photographed in each."""

    theme: str
    language: str
    size: str

    @property
    def name(self) -> str:
        """Of its folder and its sheets."""
        return f"{self.theme}-{self.language}-{self.size.replace('@', '-')}"

    @property
    def pixels(self) -> QSize:
        """Of the window."""
        wide, high = self.size.partition("@")[0].split("x")
        return QSize(int(wide), int(high))

    @property
    def percent(self) -> int:
        """The size of the text."""
        return int(self.size.partition("@")[2] or 100)


@dataclass(slots=True)
class Photographer:
    """Goes through the scenes in every setting; pictures are written by another thread."""

    stage: Stage
    chosen: Sequence[Scene]
    found: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Settings by scene and fault."""
    taken: int = 0
    dressed: Setting | None = None
    """As the windows are now."""
    _writer: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    _work: list[Future[None]] = field(default_factory=list)

    async def photograph(self, setting: Setting) -> None:
        """All chosen scenes in one setting."""
        folder = OUT / setting.name
        folder.mkdir(parents=True, exist_ok=True)
        windows = self.stage.windows
        for window in windows.values():
            await self.stage.clear(window)
        if _dress(self.dressed, setting):
            for window in windows.values():
                _rebuild(window, setting)
        self.dressed = setting
        for place, window in windows.items():
            chosen = [scene for scene in self.chosen if scene.window == place]
            if chosen:
                for other in windows.values():
                    if other is not window:
                        other.hide()
                window.resize(setting.pixels)
                window.show()
                window.activateWindow()
                await until(window.isActiveWindow)
                await window.refresh()
                await asyncio.sleep(_SETTLE_ANEW_SECONDS)
            for scene in chosen:
                await self.stage.clear(window)
                await scene.play(self.stage)
                await asyncio.sleep(_SETTLE_SECONDS)
                await self._take(window, setting, folder / f"{scene.name}.png")
        names = [folder / f"{scene.name}.png" for scene in scenes()]
        self._later(partial(_make_sheets, setting.name, names))

    async def _take(self, window: CashierWindow, setting: Setting, path: Path) -> None:
        shown = [window, *_over(window)]
        if any(map(is_unfinished, shown)):
            await until(lambda: not any(map(is_unfinished, shown)))
            await asyncio.sleep(_SETTLE_SECONDS)
        found = _faults(shown, setting)
        if found:
            # On a busy computer a layout may not have come to its end yet.
            await asyncio.sleep(_SECOND_LOOK_SECONDS)
            found = _faults(shown, setting)
        self._later(partial(_save, _picture(shown), path))
        self.taken += 1
        for fault in dict.fromkeys(found):
            self.found.setdefault((path.stem, fault), []).append(setting.name)

    def _later(self, work: partial[None]) -> None:
        self._work.append(self._writer.submit(work))

    def finish(self) -> None:
        """Wait for what is being written. Raises what went wrong with it."""
        for work in self._work:
            work.result()
        self._writer.shutdown()


def _over(window: QWidget) -> list[QWidget]:
    """Dialogs and lists that are open over a window, the lowest first."""
    every = QApplication.topLevelWidgets()
    return [one for one in every if one.isVisible() and one is not window and one.window() is one]


def _faults(shown: Sequence[QWidget], setting: Setting) -> list[str]:
    window, *over = shown
    return faults(window, setting.pixels) + [fault for one in over for fault in faults(one, one.size())]


def _picture(shown: Sequence[QWidget]) -> QImage:
    """A window with what is open over it, which is framed: nothing here draws a dialog's frame."""
    window, *over = shown
    picture = window.grab()
    with QPainter(picture) as painter:
        painter.setPen(_FRAME)
        for one in over:
            place = one.geometry().translated(-window.geometry().topLeft())
            painter.drawPixmap(place.topLeft(), one.grab())
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
    return picture.toImage()


def _save(picture: QImage, path: Path) -> None:
    if not picture.save(str(path), "PNG", _FASTER):  # type: ignore[call-overload]  # its stub wants bytes
        raise OSError(f"{path} cannot be written")


def _make_sheets(name: str, pictures: Sequence[Path]) -> None:
    make_sheets(name, [path for path in pictures if path.exists()], SHEETS)


def _dress(before: Setting | None, setting: Setting) -> bool:
    """Use another theme, language and size of text, and tell whether any of them is another."""
    styled = (setting.theme, setting.percent)
    restyles = before is None or styled != (before.theme, before.percent)
    if restyles:
        use_look(setting.theme, setting.percent / 100, reduce_motion=True)
    if before is None or before.language != setting.language:
        use_language(setting.language)
        return True
    return restyles


def _rebuild(window: CashierWindow, setting: Setting) -> None:
    """Build the views anew, with settings that say what is seen."""
    room = window.settings_room
    look = LookSettings(
        language=setting.language,
        theme=setting.theme,
        text_percent=setting.percent,
        reduce_motion=True,
    )
    room.settings = msgspec.structs.replace(room.settings, look=look)
    window.rebuild()


def settings_of(options: argparse.Namespace) -> list[Setting]:
    """The settings that were asked for: what is slow to change is changed seldom."""
    made = [
        Setting(theme, language, size)
        for theme in options.themes
        for language in options.languages
        for size in options.sizes
    ]
    made.sort(key=lambda one: (options.themes.index(one.theme), one.percent))
    return [one for one in made if one.language != PSEUDO or (one.theme, one.size) == _PSEUDO_ONLY]


async def _session(options: argparse.Namespace, chosen: Sequence[Scene]) -> int:
    """Photograph everything that was asked for, and say what was found."""
    begun, places = time.monotonic(), {scene.window for scene in chosen}
    with (
        tempfile.TemporaryDirectory(prefix="voucher-till-screens-") as root,
        SandboxServer(SandboxOptions()) as server,
    ):
        async with open_stage(Path(root), server, places, options.history_rows) as stage:
            print(f"{time.monotonic() - begun:4.0f} s  the till is ready", flush=True)
            photographer = Photographer(stage, chosen)
            for setting in settings_of(options):
                await photographer.photograph(setting)
                print(f"{time.monotonic() - begun:4.0f} s  {setting.name}", flush=True)
    await asyncio.to_thread(photographer.finish)
    folders = [OUT / Setting(theme, ENGLISH, "1366x768").name for theme in ("light", "dark")]
    make_colour_blind_sheet(folders, [f"verdict-{name}" for name in FACES], SHEETS)
    _report(photographer)
    return 0


def _report(photographer: Photographer) -> None:
    alike: dict[tuple[str, str], list[str]] = {}
    for (scene, fault), names in photographer.found.items():
        alike.setdefault((fault, ", ".join(names)), []).append(scene)
    lines = [f"{', '.join(scenes)}: {fault}  [{names}]" for (fault, names), scenes in alike.items()]
    (OUT / "faults.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(*lines, sep="\n")
    print(f"{photographer.taken} screenshots in {OUT}, sheets in {SHEETS}; {len(lines)} things look cut off")


def _some_of(known: Sequence[str], text: str) -> list[str]:
    """The names in a list with commas. Raises ArgumentTypeError for one that is not known."""
    names = text.split(",")
    unknown = [name for name in names if name not in known]
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: choose from {', '.join(known)}")
    return names


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bootstrap.py screens", description="Photographs the window.")
    for option, known in (
        ("only", [scene.name for scene in scenes()]),
        ("themes", list(PALETTES)),
        ("languages", LANGUAGES),
        ("sizes", SIZES),
    ):
        parser.add_argument(
            f"--{option}",
            type=partial(_some_of, known),
            default=list(known),
            metavar="NAME,NAME",
            help=f"some of {', '.join(known)}",
        )
    parser.add_argument(
        "--history-rows",
        type=int,
        default=HISTORY_ROWS,
        metavar="N",
        help=f"redemptions in the record that has many of them; {HISTORY_ROWS} by itself",
    )
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; without any, everything."""
    options = _parse(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not arguments:
        shutil.rmtree(OUT, ignore_errors=True)
    chosen = [scene for scene in scenes() if scene.name in options.only]
    return run_loop("light", lambda _app: _session(options, chosen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
