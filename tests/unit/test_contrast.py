"""Every text of every theme can be read: contrast by WCAG 2.2, computed from the style sheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QPushButton
from pytestqt.qtbot import QtBot

from voucher_till.domain.verdict import Face, Verdict, VerdictKind
from voucher_till.ui.cashier.faces import LOOKS, look_of
from voucher_till.ui.cashier.person_tile import tile_sheet
from voucher_till.ui.cashier.recent_rows import STATES
from voucher_till.ui.cashier.verdict_view import VerdictView
from voucher_till.ui.setup.settings_parts import settings_sheet
from voucher_till.ui.shared import help_page, preview
from voucher_till.ui.shared.resources import resource
from voucher_till.ui.shared.sheet import TONES, TYPE
from voucher_till.ui.shared.theme import LIGHT, PALETTES, Palette, palette, px, style_sheet, use_look

AA, AAA, GRAPHIC = 4.5, 7.0, 3.0
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}\b|rgba\([^)]*\)")
_WITHOUT_TEXT = re.compile(
    r"QFrame#(topline|environmentline)|QLabel#(tick|code|paper|picture)|QToolButton#overlay|QProgressBar"
)
_FIELD = re.compile(r"indicator|#tick|LineEdit$|ComboBox$")
_SOLID = re.compile(r"ScrollBar::handle$|Bar::chunk|Slider::handle:horizontal$|sub-page:horizontal$")
_WHITE = "#FFFFFF"


class Rule(NamedTuple):
    """One selector and what it sets."""

    selector: str
    set: dict[str, str]

    @property
    def is_disabled(self) -> bool:
        """Of what cannot be used now, which may be fainter."""
        return ":disabled" in self.selector or '"never"' in self.selector

    def color(self, *names: str) -> str | None:
        """The last of these properties that names a colour."""
        found = [color for name in names if (color := _COLOR.search(self.set.get(name, "")))]
        return found[-1][0] if found else None


def luminance(color: str) -> float:
    """How light a colour is, as WCAG defines it."""
    named = QColor(color)
    parts = ((named.redF(), 0.2126), (named.greenF(), 0.7152), (named.blueF(), 0.0722))
    return sum(share * _linear(part) for part, share in parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """1 for the same colour, 21 for black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def rules(sheet: str) -> list[Rule]:
    """The rules of a style sheet, one for each selector."""
    found = []
    for selectors, block in _RULE.findall(sheet):
        pairs = (line.partition(":") for line in block.split(";") if ":" in line)
        values = {name.strip(): value.strip() for name, _, value in pairs}
        found += [Rule(one.strip(), values) for one in selectors.split(",")]
    return found


def sheets() -> str:
    """All style sheets of the program in the look in use."""
    parts = (style_sheet(palette()), settings_sheet(), help_page._style(), tile_sheet())
    return "\n".join(parts)


def simpler(selector: str) -> Iterator[str]:
    """The selectors that hold for the same part too, the nearest first: without state, without name."""
    part = selector.split()[-1]
    yield selector
    shorter = selector
    for pattern in (r":(?!:)[\w-]+$", r"\[[^]]*\]$", r"#\w+$"):
        while (cut := re.sub(pattern, "", shorter)) != shorter:
            shorter = cut
            yield shorter
    if part != selector:
        yield from simpler(part)


def effective(rule: Rule, among: dict[str, Rule], *names: str) -> str | None:
    """The colour of a property, from the rule itself or from a simpler one for the same part."""
    for selector in simpler(rule.selector):
        found = among.get(selector)
        if found is None:
            continue
        if any("transparent" in found.set.get(name, "") for name in names):
            return None
        if (color := found.color(*names)) is not None:
            return color
    return None


def grounds(rule: Rule, among: dict[str, Rule], use: Palette) -> list[str]:
    """On what a rule's text can stand: its own ground, else what lies below."""
    own = effective(rule, among, "background", "background-color")
    if own is not None:
        return [use.card if "rgba" in own else own]
    if rule.selector.startswith("QFrame#verdict") or rule.selector in ("QLabel#step", "QLabel#what"):
        return [getattr(use, f"{tone}_ground") for tone in TONES]
    if rule.selector == "QLabel#noticetext":
        return [use.used_ground]
    if rule.selector.startswith("QFrame#environment QLabel"):
        return [use.practice, use.trial]
    return [use.card, use.ground]


def too_faint(pairs: Iterator[tuple[str, str, str, float]]) -> list[str]:
    """Those of the pairs that have less contrast than they need."""
    return [
        f"{what}: {ink} on {ground} has {contrast(ink, ground):.2f} of {needed}"
        for what, ink, ground, needed in pairs
        if contrast(ink, ground) < needed
    ]


@pytest.fixture(params=sorted(PALETTES))
def use(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Palette]:
    """Each theme in turn."""
    before = qapp.palette()
    yield use_look(request.param).palette
    use_look("light")
    qapp.setStyleSheet("")
    qapp.setPalette(before)


@pytest.fixture
def sheet(use: Palette) -> dict[str, Rule]:
    """The rules of all sheets, by their selectors; of two with the same, what both set."""
    found: dict[str, Rule] = {}
    for rule in rules(sheets()):
        before = found.get(rule.selector, Rule(rule.selector, {}))
        found[rule.selector] = Rule(rule.selector, before.set | rule.set)
    return found


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0B5FFF", "#0B5FFF") == 1


def test_a_faint_rule_would_be_found(use: Palette) -> None:
    faint = f"QLabel#new {{ color: {use.line}; }} QLabel#new:hover {{ background: {use.card}; }}"
    among = {rule.selector: rule for rule in rules(f"* {{ color: {use.ink}; }} {faint}")}
    found = [rule.partition(":")[0] for rule in too_faint(texts(among, use))]
    assert "QLabel#new" in found or use.line == "#FFFFFF"


def texts(sheet: dict[str, Rule], use: Palette) -> Iterator[tuple[str, str, str, float]]:
    """Each rule that has to do with text, on each ground it can stand on."""
    for rule in sheet.values():
        if "::" in rule.selector and "item" not in rule.selector and "section" not in rule.selector:
            continue
        if not {"color", "background"} & rule.set.keys() or rule.selector == "QLabel#overlaytext":
            continue
        ink = effective(rule, sheet, "color") or use.ink
        for ground in grounds(rule, sheet, use):
            if not _WITHOUT_TEXT.match(rule.selector):
                yield rule.selector, ink, ground, GRAPHIC if rule.is_disabled else AA


def test_every_text_can_be_read_on_its_ground(use: Palette, sheet: dict[str, Rule]) -> None:
    found = list(texts(sheet, use))
    assert len({what for what, *_ in found}) > 40, "the style sheet was not understood"
    assert too_faint(iter(found)) == []


def test_what_is_selected_or_waits_to_be_typed_can_be_read(use: Palette, sheet: dict[str, Rule]) -> None:
    def pairs() -> Iterator[tuple[str, str, str, float]]:
        for rule in sheet.values():
            selected = rule.color("selection-background-color")
            if selected is not None:
                yield f"{rule.selector} selection", rule.color("selection-color") or use.ink, selected, AA
            if (hint := rule.color("placeholder-text-color")) is not None:
                yield f"{rule.selector} placeholder", hint, use.card, AA
        for head in (use.accent, use.ink, use.mute):
            yield "help page", head, use.card, AA
            yield "help page, code and heads of tables", head, use.ground, AA

    assert too_faint(pairs()) == []


def test_states_and_warnings_can_be_read_wherever_they_stand(use: Palette) -> None:
    def pairs() -> Iterator[tuple[str, str, str, float]]:
        tones = {look.tone for look in LOOKS.values()} | {look.tone for look in STATES.values()}
        assert tones <= set(TONES)
        for tone in TONES:
            for ground in (use.card, use.ground, getattr(use, f"{tone}_ground")):
                yield tone, getattr(use, tone), ground, AA

    assert too_faint(pairs()) == []


def test_what_is_not_live_is_told_with_the_highest_contrast(use: Palette, sheet: dict[str, Rule]) -> None:
    words = sheet["QFrame#environment QLabel"].color("color") or ""

    def pairs() -> Iterator[tuple[str, str, str, float]]:
        for tone, color in (("practice", use.practice), ("trial", use.trial)):
            assert sheet[f'QFrame#environment[tone="{tone}"]'].color("background") == color
            assert sheet[f'QFrame#environmentline[tone="{tone}"]'].color("background") == color
            yield f"words of {tone}", words, color, AAA
            for ground in (use.card, use.ground):
                yield f"band of {tone}", color, ground, GRAPHIC

    assert too_faint(pairs()) == []
    assert len({use.practice, use.trial, use.accent, use.card, *(getattr(use, tone) for tone in TONES)}) == 10


@pytest.mark.parametrize("tone", TONES)
def test_everything_on_a_verdict_has_the_highest_contrast(
    use: Palette, sheet: dict[str, Rule], tone: str
) -> None:
    verdict = f'QFrame#verdict[tone="{tone}"]'
    ground = sheet[verdict].color("background")
    word = sheet[f'QLabel#word[tone="{tone}"]'].color("color")
    others = sheet["QFrame#verdict QLabel"].color("color")
    primary = sheet[f'QFrame#verdict QPushButton#primary[tone="{tone}"]']
    assert ground
    assert word
    assert others
    # The rule of the word is for any label of that name; the one for all labels must not win over it.
    order = list(sheet)
    assert order.index(f'QLabel#word[tone="{tone}"]') > order.index("QFrame#verdict QLabel")

    def pairs() -> Iterator[tuple[str, str, str, float]]:
        yield "word", word, ground, AAA
        yield "what, step, sentence, quote, details", others, ground, AAA
        yield "first button", primary.color("color") or "", primary.color("background") or "", AAA
        yield "first button on the panel", primary.color("background") or "", ground, GRAPHIC
        yield "other buttons", use.ink, use.card, AAA
        yield "other buttons, held down", use.ink, use.ground, AAA
        yield "disabled button", use.mute, use.card, AA
        yield "sign in its circle", use.on_verdict, getattr(use, tone), AA
        yield "circle on the panel", getattr(use, tone), ground, GRAPHIC

    assert too_faint(pairs()) == []


def test_a_verdict_is_painted_in_its_tone(use: Palette, qtbot: QtBot) -> None:
    view = VerdictView()
    qtbot.addWidget(view)
    view.resize(1200, 600)
    view.show()
    panel, button = view.findChild(QFrame, "verdict"), view.findChild(QPushButton, "primary")
    assert isinstance(panel, QFrame)
    assert isinstance(button, QPushButton)
    for kind in (VerdictKind.REDEEMED, VerdictKind.UNKNOWN, VerdictKind.ERROR):
        verdict = Verdict(kind)
        view.show_verdict(verdict)
        tone = look_of(verdict).tone
        painted = view.grab().toImage()
        # A little inside the left edge: beside words, and below no rounded corner.
        on_panel = panel.mapTo(view, QPoint(8, panel.height() // 2))
        on_button = button.mapTo(view, QPoint(6, button.height() // 2))
        assert painted.pixelColor(on_panel) == QColor(getattr(use, f"{tone}_ground"))
        assert painted.pixelColor(on_button) == QColor(getattr(use, tone))


def test_the_keyboard_and_ticks_can_be_seen(use: Palette, sheet: dict[str, Rule]) -> None:
    def pairs() -> Iterator[tuple[str, str, str, float]]:
        for rule in sheet.values():
            border = rule.color("border", "border-color")
            own = effective(rule, sheet, "background", "background-color")
            inside = own or use.card
            if ":focus" in rule.selector and border is not None:
                # A second line inside the border helps where the border is like the button.
                lines = [border, rule.color("outline") or border]
                best = max(lines, key=lambda line: contrast(line, inside))
                yield f"{rule.selector}, inside", best, inside, GRAPHIC
                for ground in (use.card, use.ground):
                    yield rule.selector, border, ground, GRAPHIC
            elif _FIELD.search(rule.selector) and border is not None and not rule.is_disabled:
                for ground in (use.card, use.ground):
                    yield rule.selector, border, ground, GRAPHIC
            if _SOLID.search(rule.selector) and own is not None:
                yield rule.selector, own, use.card, GRAPHIC
        yield "tick in its box", use.on_accent, use.accent, GRAPHIC
        yield "progress on its ground", use.accent, sheet["QProgressBar"].color("background") or "", GRAPHIC
        groove = sheet["QSlider::groove:horizontal"].color("background") or ""
        yield "slider on its ground", use.accent, groove, GRAPHIC
        chevron = resource("icons", "chevron.svg").read_text(encoding="utf-8")
        stroke = re.search(r'stroke="(#\w{6})"', chevron)
        assert stroke
        yield "arrow of a list", stroke[1], use.card, GRAPHIC

    found = list(pairs())
    assert sum(":focus" in what for what, *_ in found) > 15
    assert too_faint(iter(found)) == []


def test_the_picture_of_the_camera_leaves_its_words_readable() -> None:
    """The picture may be of anything, so white is the worst case behind the band and behind the button."""

    def over_white(black: int) -> str:
        return QColor(*[255 - black] * 3).name()

    def pairs() -> Iterator[tuple[str, str, str, float]]:
        for ink in (preview._INK, preview._WARN):
            yield "caption", ink, over_white(preview._BAND), AA
        for ink in (preview._INK, preview._DIM):
            yield "no picture", ink, preview._TOP, AA
            yield "no picture", ink, preview._BOTTOM, AA
        button = re.search(r"QToolButton#overlay \{ background: rgba\(0, 0, 0, (\d+)\)", style_sheet(LIGHT))
        assert button
        yield "button", _WHITE, over_white(int(button[1])), GRAPHIC

    assert too_faint(pairs()) == []


def test_no_two_verdicts_look_the_same_without_colour() -> None:
    """Five colours serve nine faces, and some people see fewer: sign and word tell every face apart."""
    assert set(LOOKS) == set(Face)
    for one, other in combinations(LOOKS.values(), 2):
        assert one.sign is not other.sign
        assert one.word.text != other.word.text
    ends = [look_of(Verdict(kind)) for kind in (VerdictKind.CANCELLED, VerdictKind.CONFLICT)]
    words = [look.word.text for look in (*LOOKS.values(), *ends)]
    assert len(set(words)) == len(words)
    assert len({look.sign for look in STATES.values()}) == len(STATES)


def test_every_name_in_the_sheet_is_known_and_every_size_is_of_the_scale(use: Palette) -> None:
    whole = style_sheet(use)
    assert "@" not in whole
    sizes = {int(size) for size in re.findall(r"font-size: (\d+)px", whole)}
    assert sizes <= set(TYPE.values())


@pytest.mark.parametrize("part", ["window", "base", "button", "toolTipBase"])
def test_what_the_sheet_leaves_to_qt_has_the_theme_s_colours(
    use: Palette, qapp: QApplication, part: str
) -> None:
    known: Callable[[], QColor] = getattr(qapp.palette(), part)().color
    assert known().name().upper() in (use.ground, use.card)
    text = qapp.palette().text().color().name()
    assert contrast(text, known().name()) >= AAA
    assert px(48) == 48
