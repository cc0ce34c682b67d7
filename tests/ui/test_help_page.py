"""The help: complete in both languages, true about keys, and closed towards everything outside its folder."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextBlock, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from voucher_till.domain.verdict import Face
from voucher_till.ui.cashier.faces import LOOKS
from voucher_till.ui.shared.help_page import PAGES, HelpPage, page_file, topic_for, wrapped
from voucher_till.ui.shared.help_text import inside_help, picture, slug
from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.resources import resource
from voucher_till.ui.shared.theme import DARK, LIGHT, palette, px, use_look

_ROOT = Path(__file__).parents[2]
_LANGUAGES = ("en", "id")
_HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
_VERDICTS = {
    Face.REDEEMED: ("Redeemed", "Berhasil ditukarkan"),
    Face.STORED: ("Stored, will be sent", "Disimpan, akan dikirim"),
    Face.UNKNOWN: ("Outcome unknown", "Hasil belum diketahui"),
    Face.ALREADY_USED: ("Already used", "Sudah dipakai"),
    Face.NOT_USABLE: ("Not usable", "Tidak bisa dipakai"),
    Face.NOT_A_VOUCHER: ("Not a voucher", "Bukan voucher"),
    Face.QR_TOO_OLD: ("QR too old", "QR kedaluwarsa"),
    Face.NO_LINE: ("No line", "Tidak ada koneksi"),
    Face.TILL_PROBLEM: ("Till problem", "Masalah mesin kasir"),
}
_MEANINGS = {
    "F1": "help|bantuan",
    "F2": "type|ketik|mengetik",
    "F3": "recent|terakhir",
    "F4": "lock|kunci|mengunci",
    "F5": "again|try now|lagi|coba",
    "F6": "practice phone|ponsel latihan",
    "F7": "hand|went out|serah|keluar",
    "F8": "log ID|ID log",
    "F9": "camera|scanner|kamera|pemindai",
    "F10": "open|wait|belum selesai|menunggu",
    "F11": "full screen|layar penuh",
    "F12": "settings|pengaturan",
}
"""What has to stand near a key, in one language or the other."""


@pytest.fixture(autouse=True)
def _plain_look() -> Iterator[None]:
    use_look("light")
    use_language("en")
    yield
    use_look("light")
    use_language("en")


def _opened(qtbot: QtBot, topic: str = "", size: tuple[int, int] = (1024, 600)) -> HelpPage:
    page = HelpPage()
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    page.open(topic)
    page.setFocus()
    return page


def _keyboard(page: HelpPage) -> QWidget:
    """Where keys arrive."""
    found = page.window().focusWidget()
    assert found is not None
    return found


def _read(name: str, code: str) -> str:
    return resource("help", code, f"{name}.md").read_text(encoding="utf-8")


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _top_heading(page: HelpPage) -> str:
    """The first heading that is on the screen."""
    layout, top = page.text.document().documentLayout(), page.text.verticalScrollBar().value()
    return next(
        block.text().strip("\ufffc ")
        for block in _blocks(page.text.document())
        if block.blockFormat().headingLevel() and layout.blockBoundingRect(block).bottom() > top
    )


def test_no_page_is_missing_and_none_is_unreachable() -> None:
    for code in _LANGUAGES:
        assert {path.stem for path in resource("help", code).glob("*.md")} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_structure(name: str) -> None:
    english, indonesian = (_read(name, code) for code in _LANGUAGES)
    levels = [[found[1] for found in _HEADING.finditer(text)] for text in (english, indonesian)]
    assert levels[0] == levels[1]
    assert levels[0].count("#") == 1
    for pattern in (_PICTURE, _LINK):
        targets = [
            [found[pattern.groups] for found in pattern.finditer(text)] for text in (english, indonesian)
        ]
        assert sorted(targets[0]) == sorted(targets[1])
    assert english.count("\n|") == indonesian.count("\n|")


@pytest.mark.parametrize("code", _LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_links_and_pictures_lead_somewhere(name: str, code: str) -> None:
    text = _read(name, code)
    for described, target in _PICTURE.findall(text):
        assert described
        found = inside_help(resource("help", code), QUrl(target))
        assert found is not None, target
        assert picture(found, 500, 1.0).width() > 1
    for target in _LINK.findall(text):
        path, _, anchor = target.partition("#")
        assert not path or Path(path).stem in PAGES, target
        if anchor:
            headings = _HEADING.findall(_read(Path(path).stem if path else name, code))
            assert anchor in [slug(heading) for _level, heading in headings], target


@pytest.mark.parametrize("code", _LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_keys_mean_what_they_mean(name: str, code: str) -> None:
    """Near each function key stands one of the words of its meaning: in its paragraph, item or row."""
    for part in re.split(r"\n\s*\n|\n(?=\||- |\d+\. |#)", _read(name, code)):
        flat = " ".join(part.split())
        for key in set(re.findall(r"\bF\d+\b", flat)):
            assert key in _MEANINGS, f"{key}: {flat}"
            assert re.search(_MEANINGS[key], flat, re.IGNORECASE), f"{key}: {flat}"


def test_the_table_of_keys_is_complete() -> None:
    for code in _LANGUAGES:
        assert re.findall(r"^\| (F\d+) \|", _read("sell", code), re.MULTILINE) == list(_MEANINGS)


@pytest.mark.parametrize("code", _LANGUAGES)
def test_help_on_a_verdict_begins_at_its_heading(qtbot: QtBot, code: str) -> None:
    use_language(code)
    page = _opened(qtbot, "", (1024, 400))
    for face in Face:
        page.open(topic_for(face))
        assert page.current == "verdicts"
        assert _top_heading(page) == _VERDICTS[face][_LANGUAGES.index(code)]


def test_a_verdict_is_called_the_same_in_the_help_and_on_the_screen() -> None:
    assert {face: str(look.word) for face, look in LOOKS.items()} == {
        face: words[0] for face, words in _VERDICTS.items()
    }


@pytest.mark.parametrize(("code", "theme", "scale"), [("en", "light", 1.0), ("id", "dark", 2.0)])
def test_every_page_opens_and_fits_its_width(qtbot: QtBot, code: str, theme: str, scale: float) -> None:
    use_look(theme, scale)
    use_language(code)
    page = _opened(qtbot)
    for name in PAGES:
        page.open(name)
        title = _HEADING.findall(_read(name, code))[0][1]
        assert page.text.document().firstBlock().text() == title
        assert page.buttons[name].isChecked()
        assert page.buttons[name].text().replace("\n", " ") == title
        assert page.text.horizontalScrollBar().maximum() == 0, name
    assert sum(button.isChecked() for button in page.buttons.values()) == 1
    qtbot.waitUntil(lambda: all(button.height() >= px(48) for button in page.buttons.values()))


def test_up_and_down_choose_and_the_ends_hold(qtbot: QtBot) -> None:
    page = _opened(qtbot)
    seen = [page.current]
    for _ in range(len(PAGES)):
        QTest.keyClick(_keyboard(page), Qt.Key.Key_Down)
        seen.append(page.current)
    assert tuple(seen) == (*PAGES, PAGES[-1])
    assert page.buttons[PAGES[-1]].hasFocus()
    QTest.keyClick(_keyboard(page), Qt.Key.Key_Up)
    assert page.current == PAGES[-2]


def test_page_keys_scroll_wherever_the_keyboard_is(qtbot: QtBot) -> None:
    page = _opened(qtbot, "verdicts")
    bar = page.text.verticalScrollBar()
    for part in (page.text, page.buttons["sell"]):
        QTest.keyClick(part, Qt.Key.Key_PageDown)
        assert bar.value() == bar.pageStep()
        QTest.keyClick(part, Qt.Key.Key_PageUp)
        assert bar.value() == 0
    QTest.keyClick(page.text, Qt.Key.Key_Down)
    assert page.current == "no-line"


def test_escape_and_the_button_leave(qtbot: QtBot) -> None:
    page = _opened(qtbot)
    for part in (page.text, page.buttons["sell"], page):
        with qtbot.waitSignal(page.left):
            QTest.keyClick(part, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.left):
        QTest.mouseClick(page.done_button, Qt.MouseButton.LeftButton)


def test_a_click_on_a_title_opens_it(qtbot: QtBot) -> None:
    page = _opened(qtbot)
    QTest.mouseClick(page.buttons["several-vouchers"], Qt.MouseButton.LeftButton)
    assert page.current == "several-vouchers"
    QTest.mouseClick(page.buttons["several-vouchers"], Qt.MouseButton.LeftButton)
    assert page.buttons["several-vouchers"].isChecked()


def test_a_link_in_the_text_opens_its_page(qtbot: QtBot) -> None:
    page = _opened(qtbot, "customer-qr", (1024, 1400))
    page.open("no-line")
    QTest.mouseClick(page.text.viewport(), Qt.MouseButton.LeftButton, pos=_place_of_link(page, "offline.md"))
    assert page.current == "offline"


def _place_of_link(page: HelpPage, target: str) -> QPoint:
    view = page.text.viewport()
    return next(
        QPoint(x, y)
        for y in range(0, view.height(), 6)
        for x in range(0, view.width(), 12)
        if page.text.anchorAt(QPoint(x, y)) == target
    )


def test_a_link_out_of_the_program_goes_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    page = _opened(qtbot)
    for target in ("https://example.com/offline.md", "file:///etc/passwd", "//host/sell.md", "../../README"):
        page.text.anchorClicked.emit(QUrl(target))
        assert page.current == "sell"
    page.text.anchorClicked.emit(QUrl("../../../../etc/passwd.md"))
    assert page.current == "sell"


def test_an_unknown_topic_opens_the_first_page(qtbot: QtBot) -> None:
    page = _opened(qtbot, "../../../../etc/passwd")
    assert page.current == "sell"


def test_nothing_outside_the_help_folder_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    outside = tmp_path / "red.png"
    red = QImage(50, 50, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    assert red.save(str(outside))
    names = [
        str(outside),
        outside.as_uri(),
        "../../icons/scan.svg",
        "../../../../../../etc/passwd",
        "https://x.invalid/a.png",
    ]
    written = tmp_path / "page.md"
    written.write_text("# Pictures\n\n" + "\n\n".join(f"![x]({name})" for name in names), encoding="utf-8")
    page = _opened(qtbot)
    page.text.show_page(written)
    for name in names:
        loaded = page.text.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
        assert isinstance(loaded, QImage)
        assert (loaded.width(), loaded.pixelColor(0, 0).alpha()) == (1, 0), name
    shown = page.text.grab().toImage()
    assert all(
        shown.pixelColor(x, y) != QColor("red")
        for x in range(0, shown.width(), 9)
        for y in range(0, shown.height(), 9)
    )
    drawing = inside_help(resource("help", "en"), QUrl("../drawings/scanner.svg"))
    assert drawing == resource("help", "drawings", "scanner.svg").resolve()


def test_a_link_within_the_folder_that_leaves_it_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg/>", encoding="utf-8")
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / "way-out.svg").symlink_to(secret)
    monkeypatch.setattr("voucher_till.ui.shared.help_text.resource", lambda *parts: tmp_path.joinpath(*parts))
    assert inside_help(tmp_path / "help", QUrl("way-out.svg")) is None


def test_pictures_grow_with_the_text_but_not_beyond_the_width() -> None:
    file = resource("help", "drawings", "sign-in.svg")
    assert picture(file, 2000, 1.0).size().toTuple() == (640, 260)
    assert picture(file, 2000, 2.0).deviceIndependentSize().toTuple() == (640.0, 260.0)
    assert picture(file, 320, 1.0).size().toTuple() == (320, 130)
    use_look("light", 2.0)
    assert picture(file, 2000, 1.0).width() == 1280


def test_pictures_follow_the_window(qtbot: QtBot) -> None:
    page = _opened(qtbot, "receipts", (1024, 600))
    page.resize(700, 600)
    loaded = page.text.document().resource(
        QTextDocument.ResourceType.ImageResource.value, QUrl("../drawings/receipt.svg")
    )
    assert isinstance(loaded, QImage)
    assert 200 < loaded.width() <= page.text.viewport().width() < 640


def test_drawings_have_only_colours_that_every_theme_replaces() -> None:
    known = {getattr(LIGHT, name) for name in LIGHT.__slots__}
    for drawing in resource("help", "drawings").glob("*.svg"):
        assert set(re.findall(r"#[0-9A-Fa-f]+", drawing.read_text(encoding="utf-8"))) <= known, drawing.name


def test_a_drawing_takes_the_colours_of_the_theme() -> None:
    file = resource("help", "drawings", "verdict-redeemed.svg")
    colours = []
    for theme in ("light", "dark"):
        use_look(theme)
        colours.append(picture(file, 100, 1.0).pixelColor(4, 20))
        assert colours[-1] == QColor(palette().ok)
    assert colours == [QColor(LIGHT.ok), QColor(DARK.ok)]


def test_the_committed_drawings_are_those_of_the_script(tmp_path: Path) -> None:
    script = _ROOT / "packaging" / "make_drawings.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, timeout=60)
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.svg")}
    committed = {
        path.name: path.read_text(encoding="utf-8") for path in resource("help", "drawings").glob("*")
    }
    assert made == committed


def test_every_drawing_is_used() -> None:
    pages = "".join(_read(name, "en") for name in PAGES)
    unused = [path.name for path in resource("help", "drawings").glob("*") if path.name not in pages]
    assert not unused


def test_a_language_without_a_page_shows_it_in_english() -> None:
    assert page_file("sell", "xx") == resource("help", "en", "sell.md")


def test_titles_are_broken_between_words(qtbot: QtBot) -> None:
    page = _opened(qtbot)
    metrics = page.fontMetrics()
    assert wrapped("Cameras and scanners", metrics, 10_000) == ["Cameras and scanners"]
    assert wrapped("Cameras and scanners", metrics, 1) == ["Cameras", "and", "scanners"]
