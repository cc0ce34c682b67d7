"""Text from outside, made fit for files that other programs open."""

from __future__ import annotations

import re
import unicodedata

# Control characters, halves of a character, and what no XML may hold. A line break in a name is a space.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_COMMANDS = frozenset("=+-@|\u2212")


def plain(text: str) -> str:
    """The text without what cannot be seen or written."""
    return text if text.isprintable() else _UNWRITABLE.sub(" ", text)


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula or a command, now or once somebody edits it.

    Blanks and invisible characters before it do not hide it, and neither does another width of the sign.
    """
    if text[:1].isalnum():
        return False
    for character in text:
        if character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Mn"):
            continue
        return not _COMMANDS.isdisjoint(unicodedata.normalize("NFKC", character))
    return False
