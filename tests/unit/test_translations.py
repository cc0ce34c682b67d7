"""Translations: every text of the program is found, kept, checked and built; Indonesian is complete."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).parents[2]
SAMPLE = """
from voucher_till.domain import phrases
from voucher_till.ui.shared.language import translate

WAITING = phrases.phrase("queue", "%n voucher(s) of {name}", "a product", 2, name="x")
WHOLE = translate("queue", "Wait " "for <it> & go.", comment="a button")
AGAIN = translate("queue", "Wait for <it> & go.", "a title")
GREETING = translate(context="hall", text="Hello, {name}", name="x")
NO_TEXT_OF_OURS = "abc".translate({})
"""
SAME_IN_BOTH = frozenset(
    {"Enter", "Log", "Tab", "Online", "Outlet", "PIN", "Printer", "Total", "Voucher", "Volume"}
    | {"{number} (58 mm)", "{number} (80 mm)", "Voucher {code}", "outlet {outlet}", "Outlet: {names}."}
    | {"Internet", "Platform", "Proxy"}
    | {"{about} Merchant {merchant}, outlet {outlet}."}
    | {"Merchant Portal > Application authorization > Authorize > Accept."}
    | {"Client key", "Client secret", "Outlets management", "Products management", "Webhooks"}
    | {"Developer Portal > Manage apps > Connect an app > TikTok GO", "Merchant {merchant}"}
)
"""English words that Indonesians at a till use too."""


def _load() -> ModuleType:
    """The tool is a script, and ``packaging`` the name of a package of others."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = _load()
HELLO, WAIT, COUNT = ("hall", "Hello, {name}"), ("queue", "Wait for <it> & go."), "%n voucher(s) of {name}"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "sample.py").write_text(SAMPLE, encoding="utf-8")
    return folder


def catalogue(tmp_path: Path) -> Path:
    return tmp_path / "made" / "voucher-till_id.ts"


def test_every_text_is_found_with_its_comments(sources: Path) -> None:
    assert tool.find_messages(sources) == [
        tool.Message(*HELLO),
        tool.Message("queue", COUNT, "a product", counted=True),
        tool.Message(*WAIT, "a button / a title"),
    ]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("translate('x', text)", "literals"),
        ("translate('x', f'{name} is here')", "literals"),
        ("phrase('x', 'One' if one else 'Two')", "literals"),
        ("phrase(context, 'One')", "literals"),
        ("phrase('x', 'One', comment)", "literals"),
        ("translate('x', '')", "literals"),
        ("translate('x', '%n open')", "%n"),
        ("translate('x', '{count} open', count=3)", "%n"),
        ("translate('x', 'Hello, {name}', nam='x')", "['name'] and is given ['nam']"),
        ("translate('x', '%n open', '', 3), phrase('x', '%n open')", "%n"),
    ],
)
def test_what_no_translator_could_work_with_is_said_with_its_place(
    tmp_path: Path, call: str, told: str
) -> None:
    (tmp_path / "bad.py").write_text(f"import x\n\nfound = {call}\n", encoding="utf-8")
    with pytest.raises(tool.SourceError) as caught:
        tool.find_messages(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'bad.py'}:3: ")
    assert told in str(caught.value)
    (tmp_path / "bad.py").rename(tmp_path / "language.py")
    assert all("x" in message.context for message in tool.find_messages(tmp_path))


def test_translations_are_kept_vanished_ones_dropped_and_new_ones_marked(
    sources: Path, tmp_path: Path
) -> None:
    path = catalogue(tmp_path)
    tool.update(sources, path.parent)
    fresh = path.read_text(encoding="utf-8")
    assert tool.read_translations(path) == {
        HELLO: tool.Translation(),
        ("queue", COUNT): tool.Translation(),
        WAIT: tool.Translation(),
    }
    assert "<extracomment>a button / a title</extracomment>" in fresh
    translated = fresh.replace(
        '<translation type="unfinished"></translation>', "<translation>Tunggu &lt;itu&gt;</translation>"
    )
    path.write_text(translated.replace("Hello, {name}", "Good day, {name}"), encoding="utf-8")
    tool.update(sources, path.parent)
    kept = tool.read_translations(path)
    assert kept[WAIT] == tool.Translation(("Tunggu <itu>",), True)
    assert kept[HELLO] == tool.Translation()
    assert len(kept) == 3
    once = path.read_bytes()
    tool.update(sources, path.parent)
    assert path.read_bytes() == once
    assert b"\r" not in once


def test_the_check_lists_what_is_wrong(sources: Path, tmp_path: Path) -> None:
    path = catalogue(tmp_path)
    assert len(tool.check(sources, path.parent)) == 3
    known = {
        HELLO: tool.Translation(("Halo, {nama}",), True),
        ("queue", COUNT): tool.Translation(("{name}: %n voucher",), True),
        WAIT: tool.Translation(("Tunggu.",), False),
        ("gone", "Old"): tool.Translation(("Lama",), True),
    }
    assert tool.problems(tool.find_messages(sources), known) == [
        "hall: other placeholders than in: 'Hello, {name}'",
        "queue: not translated: 'Wait for <it> & go.'",
        "gone: no longer in the program: 'Old'",
    ]
    right = {**known, HELLO: tool.Translation(("Halo, {name}",), True)}
    right |= {WAIT: tool.Translation(("Tunggu.",), True)}
    del right["gone", "Old"]
    assert tool.problems(tool.find_messages(sources), right) == []


def test_qt_finds_what_was_built(sources: Path, tmp_path: Path) -> None:
    path = catalogue(tmp_path)
    path.parent.mkdir()
    known = {
        HELLO: tool.Translation(("Halo, {name}",), True),
        ("queue", COUNT): tool.Translation(("%n voucher {name}",), True),
    }
    path.write_text(tool.as_file(tool.find_messages(sources), known, tool.LOCALE), encoding="utf-8")
    tool.build(sources, path.parent, tmp_path)
    indonesian, pseudo = QTranslator(), QTranslator()
    assert indonesian.load(str(tmp_path / "voucher-till_id.qm"))
    assert pseudo.load(str(tmp_path / "voucher-till_pseudo.qm"))
    assert indonesian.translate(*HELLO) == "Halo, {name}"
    for count in (1, 5):
        # Also with the comment, which is no part of what a text is known by.
        assert indonesian.translate("queue", COUNT, "a product", count) == "%n voucher {name}"
    assert not indonesian.translate(*WAIT)
    assert pseudo.translate(*WAIT) == "[Wáít fór <ít> & gó. lóñgé]"
    assert "[%n vóúçhér óf {name}" in str(pseudo.translate("queue", COUNT, "", 1))
    assert "[%n vóúçhérš óf {name}" in str(pseudo.translate("queue", COUNT, "", 2))


def test_every_text_of_the_program_is_translated() -> None:
    assert tool.check() == []


def test_the_file_is_as_the_tool_writes_it() -> None:
    path = tool.TRANSLATIONS / "voucher-till_id.ts"
    written = tool.as_file(tool.find_messages(tool.SOURCES), tool.read_translations(path), tool.LOCALE)
    assert path.read_text(encoding="utf-8") == written


def test_no_text_is_left_in_english() -> None:
    known = tool.read_translations(tool.TRANSLATIONS / "voucher-till_id.ts")
    same = {text for (_, text), made in known.items() if text in made.forms}
    assert {text for text in same if any(letter.isalpha() for letter in bare(text))} <= SAME_IN_BOTH


def test_indonesian_has_one_form_for_every_count() -> None:
    known = tool.read_translations(tool.TRANSLATIONS / "voucher-till_id.ts")
    for (context, text), made in known.items():
        assert len(made.forms) == 1, f"{context}: {text}"
        assert "%n" not in text or "(s)" not in made.forms[0], f"{context}: {text}"


def bare(text: str) -> str:
    """A text without its placeholders."""
    return str(tool._PLACEHOLDER.sub("", text))
