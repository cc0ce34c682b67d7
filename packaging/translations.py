"""Finds every text of the program, keeps its translations, and builds what Qt loads. Standard library only.

python3 packaging/translations.py update    bring the translations up to date with the source
python3 packaging/translations.py check     fail when a text is not translated, or not as it must be
python3 packaging/translations.py build     make the .qm files; needs PySide6

Qt's own lupdate overlooks Python calls with keyword arguments, and so every text with a value or a count.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGE, LOCALE = "id", "id_ID"
"""Indonesian has one form for every count."""
PSEUDO, PSEUDO_LOCALE = "pseudo", "en_GB"
"""English that shows what is cut off, untranslated or put together: for tests."""

_CALLS = frozenset({"translate", "phrase"})
_THEIR_OWN = frozenset({"language.py", "phrases.py"})
"""Where those two are made, texts are passed on that other modules name."""
_PLACEHOLDER = re.compile(r"\{\w+\}|%n")
_PLURAL = re.compile(r"\((\w+)\)")
_LONGER = 0.4
_FILLING = " lóñgér"
_ACCENTED = str.maketrans("aceinosuyACEINOSUY", "áçéíñóšúýÁÇÉÍÑÓŠÚÝ")

Key = tuple[str, str]
"""Context and English text."""


class SourceError(Exception):
    """Calls in the source that no translator could work with, a line each with file and line."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text of the program."""

    context: str
    text: str
    comment: str = ""
    counted: bool = False

    @property
    def key(self) -> Key:
        """What Qt looks it up by."""
        return self.context, self.text


@dataclass(frozen=True, slots=True)
class Translation:
    """What was made of a text: one form, or for a counted one as many as the language has."""

    forms: tuple[str, ...] = ("",)
    finished: bool = False


def find_messages(sources: Path) -> list[Message]:
    """Every text under a folder, by context and then in the order of the source. Raises SourceError."""
    found: dict[Key, Message] = {}
    wrong = []
    for path in sorted(sources.rglob("*.py")):
        for call in _calls_in(path):
            try:
                message = _message(call)
            except SourceError as error:
                if path.name not in _THEIR_OWN:
                    wrong.append(f"{path}:{call.lineno}: {error}")
                continue
            before = found.get(message.key, message)
            comments = dict.fromkeys(one.comment for one in (before, message) if one.comment)
            found[message.key] = Message(*message.key, " / ".join(comments), message.counted)
    if wrong:
        raise SourceError("\n".join(wrong))
    return sorted(found.values(), key=lambda message: message.context)


def _calls_in(path: Path) -> list[ast.Call]:
    """The calls in one file that name a text, from its beginning to its end."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_ours(node.func)]
    return sorted(calls, key=lambda call: (call.lineno, call.col_offset))


def _is_ours(function: ast.expr) -> bool:
    """``translate`` or ``phrase``, also as an attribute of their modules; ``str.translate`` is another."""
    if isinstance(function, ast.Attribute):
        owner = function.value
        modules = {name.removesuffix(".py") for name in _THEIR_OWN}
        return function.attr in _CALLS and isinstance(owner, ast.Name) and owner.id in modules
    return isinstance(function, ast.Name) and function.id in _CALLS


def _message(call: ast.Call) -> Message:
    given = dict(zip(("context", "text", "comment", "count"), call.args, strict=False))
    given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg is not None}
    context, text = _literal(given.pop("context", None)), _literal(given.pop("text", None))
    comment = _literal(given.pop("comment", ast.Constant("")))
    if not context or not text or comment is None:
        raise SourceError("context, text and comment must be literals; context and text not empty")
    count = given.pop("count", ast.Constant(None))
    counted = not (isinstance(count, ast.Constant) and count.value is None)
    if counted != ("%n" in text):
        raise SourceError("a text has %n if it is given a count, and only then")
    names = {placeholder[1:-1] for placeholder in _PLACEHOLDER.findall(text) if placeholder != "%n"}
    if names != set(given):
        raise SourceError(f"the text names {sorted(names)} and is given {sorted(given)}")
    return Message(context, text, comment, counted)


def _literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def read_translations(path: Path) -> dict[Key, Translation]:
    """What a file in Qt Linguist's format holds; nothing when there is none yet."""
    if not path.exists():
        return {}
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314 - a file of ours
        for message in context.iter("message"):
            made = message.find("translation")
            if made is None:
                continue
            forms = [form.text or "" for form in made.iter("numerusform")] or [made.text or ""]
            key = context.findtext("name", ""), message.findtext("source", "")
            found[key] = Translation(tuple(forms), made.get("type") is None)
    return found


def as_file(messages: Iterable[Message], known: Mapping[Key, Translation], locale: str) -> str:
    """The content of a file in Qt Linguist's format; what is not known is marked as unfinished."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{locale}" sourcelanguage="en">')
    context = ""
    for message in messages:
        if message.context != context:
            lines += ["</context>"] if context else []
            context = message.context
            lines += ["<context>", f"    <name>{escape(context)}</name>"]
        lines += _as_lines(message, known.get(message.key, Translation()))
    lines += ["</context>"] if context else []
    return "\n".join([*lines, "</TS>", ""])


def _as_lines(message: Message, translation: Translation) -> Iterator[str]:
    finished = translation.finished and all(translation.forms)
    tag = "<translation>" if finished else '<translation type="unfinished">'
    yield '    <message numerus="yes">' if message.counted else "    <message>"
    yield f"        <source>{escape(message.text)}</source>"
    if message.comment:
        yield f"        <extracomment>{escape(message.comment)}</extracomment>"
    if message.counted:
        yield f"        {tag}"
        for form in translation.forms:
            yield f"            <numerusform>{escape(form)}</numerusform>"
        yield "        </translation>"
    else:
        yield f"        {tag}{escape(translation.forms[0])}</translation>"
    yield "    </message>"


def problems(messages: Iterable[Message], known: Mapping[Key, Translation]) -> list[str]:
    """What is wrong with the translations of these texts, a line each."""
    wanted = {message.key: message for message in messages}
    found = []
    for (context, text), message in wanted.items():
        translation = known.get(message.key, Translation())
        if not translation.finished or not all(translation.forms):
            found.append(f"{context}: not translated: {text!r}")
        elif any(_placeholders(form) != _placeholders(text) for form in translation.forms):
            found.append(f"{context}: other placeholders than in: {text!r}")
    vanished = (key for key in known if key not in wanted)
    return found + [f"{context}: no longer in the program: {text!r}" for context, text in vanished]


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def pseudo(message: Message) -> Translation:
    """A text in brackets, with accents and longer by two fifths, as other languages can be."""
    if not message.counted:
        return Translation((_disguised(message.text),), True)
    return Translation(tuple(_disguised(_PLURAL.sub(end, message.text)) for end in ("", r"\1")), True)


def _disguised(text: str) -> str:
    parts = re.split(f"({_PLACEHOLDER.pattern})", text)
    accented = "".join(part if _PLACEHOLDER.fullmatch(part) else part.translate(_ACCENTED) for part in parts)
    missing = max(0, round(len(text) * (1 + _LONGER)) - len(text) - len("[]"))
    repeated = _FILLING * (missing // len(_FILLING) + 1)
    return unicodedata.normalize("NFC", f"[{accented}{repeated[:missing]}]")


def update(sources: Path = SOURCES, translations: Path = TRANSLATIONS) -> None:
    """Keep what was translated, add what is new, drop what has vanished."""
    path = _file_of(translations)
    content = as_file(find_messages(sources), read_translations(path), LOCALE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")


def check(sources: Path = SOURCES, translations: Path = TRANSLATIONS) -> list[str]:
    """What is wrong with the translations; nothing when they are complete."""
    return problems(find_messages(sources), read_translations(_file_of(translations)))


def build(sources: Path = SOURCES, translations: Path = TRANSLATIONS, into: Path = TRANSLATIONS) -> None:
    """Make the file of the language, and of the pseudo language."""
    _release(_file_of(translations), into / f"voucher-till_{LANGUAGE}.qm")
    messages = find_messages(sources)
    content = as_file(messages, {one.key: pseudo(one) for one in messages}, PSEUDO_LOCALE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"voucher-till_{PSEUDO}.ts"
        path.write_text(content, encoding="utf-8")
        _release(path, into / f"voucher-till_{PSEUDO}.qm")


def _file_of(translations: Path) -> Path:
    return translations / f"voucher-till_{LANGUAGE}.ts"


def _release(path: Path, made: Path) -> None:
    command = [str(_lrelease()), "-silent", str(path), "-qm", str(made)]
    subprocess.run(command, check=True)


def _lrelease() -> Path:
    """Qt's compiler of translations, as PySide6 brings it."""
    package = find_spec("PySide6")
    folders = package.submodule_search_locations if package is not None else None
    found = shutil.which("lrelease", path=folders[0]) if folders else None
    found = found or shutil.which("pyside6-lrelease")
    if found is None:
        raise SystemExit("translations: there is no lrelease; install PySide6 first")
    return Path(found)


def main(arguments: list[str]) -> int:
    """Do what the one argument names."""
    try:
        if arguments == ["update"]:
            update()
        elif arguments == ["build"]:
            build()
        elif arguments == ["check"]:
            found = check()
            print(*found, sep="\n", end="\n" if found else "")
            return 1 if found else 0
        else:
            sys.exit(__doc__)
    except SourceError as error:
        sys.exit(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
