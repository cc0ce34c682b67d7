"""The window in a language that nobody speaks: what is not translated shows, and so does what has no room.

Its texts stand in brackets, have accents on their letters, and are longer by two fifths.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from filled_pages import (
    BACK,
    CASHIER,
    CLOSE,
    LOG_ID,
    MANAGER,
    OFFLINE,
    PRODUCT,
    Scene,
    dialogs,
    pages,
    verdict_scenes,
)
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from stage import Stage

from voucher_till.store.settings import DeviceSettings, LookSettings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared import language
from voucher_till.ui.shared.help_page import TopicButton
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import LANGUAGES, PSEUDO
from voucher_till.ui.shared.parts import ElidedLabel
from voucher_till.ui.shared.preview import CameraPreview
from voucher_till.ui.shared.resources import resource

ROOT = Path(__file__).parents[2]
NO_CAMERA = DeviceSettings(camera="off")
FROM_OUTSIDE = (PRODUCT, CASHIER, MANAGER, LOG_ID, CLOSE, OFFLINE, BACK, "HD Webcam", "COM3")
"""What these tests themselves put on the pages."""
FROM_THE_PLATFORM = ("OUTLET-1", "Till 1", "Hours", "Refundable until it is used")
"""And what comes with the till's settings and with an order."""
KEYBOARDS = ("German", "US / British")
"""Keyboard layouts go by their names."""
NEVER_TRANSLATED = (
    *LANGUAGES.values(),
    "Voucher Till",
    "TikTok",
    "rtsp://…",
    *("Ctrl", "Enter", "Space", "Esc"),
)
_NAMES = sorted((*FROM_OUTSIDE, *FROM_THE_PLATFORM, *KEYBOARDS, *NEVER_TRANSLATED), key=len, reverse=True)
_ALLOWED = re.compile("|".join([*(re.escape(name) for name in _NAMES), r"\b\d+ [A-Z][a-z]{2} \d{4}\b"]))
_PLAIN = re.compile(r"[aceinosuyACEINOSUY]")
"""Letters that the pseudo language never leaves as they are."""
_BRACKETED = re.compile(r"\[[^\[\]]*\]")


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", autouse=True)
def _pseudo_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Built of the source as it is now."""
    folder = tmp_path_factory.mktemp("translations")
    _load("translations").build(into=folder)

    def found(*parts: str) -> Path:
        return folder.joinpath(*parts[1:]) if parts[0] == "translations" else resource(*parts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "resource", found)
        yield
        language.use_language(language.ENGLISH)


def texts(one: QWidget) -> Iterator[str]:
    """All that a widget shows or says."""
    yield one.toolTip()
    yield one.accessibleName()
    yield one.accessibleDescription()
    if isinstance(one, QLabel | QAbstractButton):
        yield one.text()
    elif isinstance(one, QLineEdit):
        yield one.placeholderText()
    elif isinstance(one, QComboBox):
        yield from (one.itemText(index) for index in range(one.count()))
    elif isinstance(one, QAbstractItemView):
        model = one.model()
        for number in range(model.rowCount() if model is not None else 0):
            yield str(model.data(model.index(number, 0), Qt.ItemDataRole.AccessibleTextRole) or "")
    elif isinstance(one, CameraPreview):
        yield one.caption.text


def is_translated(text: str) -> bool:
    """Nothing but brackets with accented words, names, numbers and codes."""
    rest = _ALLOWED.sub("", text)
    while (shorter := _BRACKETED.sub("", rest)) != rest:
        if any(_PLAIN.search(part) for part in _BRACKETED.findall(rest)):
            return False
        rest = shorter
    # One line that is cut by its own rule, with an ellipsis, has lost its closing bracket.
    rest = re.sub(r"\[[^\]]*…$", "", rest)
    return not re.search(r"[^\W\d_]{2}", re.sub(r"\b(Rp|F\d+)", "", rest))


def untranslated(scene: Scene) -> Iterator[str]:
    """Texts that no translator could have seen."""
    for one in shown(scene.whole):
        if isinstance(one, TopicButton):
            continue  # Titles of help pages, which are written anew in each language.
        for text in texts(one):
            if text and not is_translated(text):
                yield f"{scene.name}: {type(one).__name__} in {type(one.parent()).__name__}: {text!r}"


def shown(whole: QWidget) -> Iterator[QWidget]:
    """What is on the screen."""
    for one in (whole, *whole.findChildren(QWidget)):
        if one.isVisible() and one.window() is whole.window():
            yield one


def cut(scene: Scene) -> Iterator[str]:
    """Texts that have less room than they need, and do not say so by an ellipsis."""
    for one in shown(scene.whole):
        if isinstance(one, QLabel) and one.text() and not isinstance(one, ElidedLabel):
            wraps = one.wordWrap()
            needed = one.heightForWidth(one.width()) if wraps else one.sizeHint().height()
            if needed > one.height() or (not wraps and one.sizeHint().width() > one.width()):
                yield f"{scene.name}: {one.objectName()} {one.text()!r} has {one.width()} x {one.height()}"
        elif isinstance(one, QAbstractButton) and one.text() and not one.text().isspace():
            # A button may leave out the name of its key, but not its own text.
            hint = one.minimumSizeHint() if isinstance(one, KeyButton) else one.sizeHint()
            if hint.width() > one.width() or hint.height() > one.height():
                yield f"{scene.name}: {one.text()!r} has {one.size().toTuple()} of {hint.toTuple()}"
        if isinstance(one, QLabel | QAbstractButton | QLineEdit | QComboBox) and not in_sight(one):
            yield f"{scene.name}: {type(one).__name__} {''.join(texts(one))!r} lies outside"


def in_sight(one: QWidget) -> bool:
    """Inside its window; what scrolls need only be as wide as there is room."""
    parent = one.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            left = one.mapTo(parent.viewport(), one.rect().topLeft()).x()
            return left >= 0 and left + one.width() <= parent.viewport().width()
        if parent.isWindow():
            return parent.rect().contains(one.rect().translated(one.mapTo(parent, one.rect().topLeft())))
        parent = parent.parentWidget()
    return True


def once(found: list[str]) -> list[str]:
    """The same on several pages is one thing to be mended."""
    return sorted({one.partition(": ")[2]: one for one in reversed(found)}.values())


def test_what_is_not_translated_is_told_apart() -> None:
    assert is_translated("[Ñó líñé lóñgér]")
    assert is_translated(f"[{PRODUCT}, tíçkéd] · Rp25.000   F8")
    assert not is_translated("No line")
    assert not is_translated("[tíçkéd] now")
    assert not is_translated("[tíçkéd by hand]")


@pytest.mark.parametrize(
    ("size", "percent"), [((1024, 600), 100), ((1366, 768), 200)], ids=["small", "large text"]
)
def test_every_text_is_translated_and_has_room(
    stage: Stage, caller: Caller, size: tuple[int, int], percent: int
) -> None:
    code = caller.code("one")
    wrong: list[str] = []
    names: set[str] = set()

    def look(scene: Scene) -> None:
        names.add(scene.name)
        # Qt's own dialog has Qt's own words.
        if not isinstance(scene.whole, QFileDialog):
            wrong.extend((*untranslated(scene), *cut(scene)))

    async def play(window: CashierWindow) -> None:
        assert language.language() == PSEUDO
        window.resize(*size)
        async for scene in pages(window, code):
            look(scene)
        async for scene in verdict_scenes(window):
            look(scene)
        window.put_away()
        async for scene in dialogs(window):
            look(scene)

    stage(play, NO_CAMERA, look=LookSettings(language=PSEUDO, text_percent=percent))
    assert len(names) > 50, "the pages were not walked"
    found = once(wrong)
    assert not found, "\n".join(["", *found])
