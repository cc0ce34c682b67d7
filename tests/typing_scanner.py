"""A handheld scanner that types, as a computer with some keyboard layout sees it."""

from __future__ import annotations

import unicodedata
from enum import Enum

from voucher_till.scanning.layouts import LAYOUTS, Layout, Press
from voucher_till.scanning.understanding import Ending, Heard

_MARKS = {"´": "\u0301", "`": "\u0300", "^": "\u0302", "¨": "\u0308", "~": "\u0303"}
_DEAD = {
    "German": "^´`",
    "Swiss": "^¨`",
    "French": "^¨",
    "Belgian": "^¨`´",
    "Spanish": "`^´¨",
    "Portuguese": "´`~^",
    "Nordic": "´`¨^",
}


class Caps(Enum):
    """What Caps Lock does to keys."""

    OFF = "off"
    LETTERS = "turns Shift around for letters"
    ALL = "turns Shift around for every key"
    CAPITALS = "makes capitals, Shift or not"


def typed(
    payload: str,
    scanner: str,
    host: str,
    caps: Caps = Caps.OFF,
    *,
    keys_told: bool = True,
    dead_keys_told: bool = True,
    ending: Ending = Ending.ENTER,
) -> Heard:
    """What arrives when a scanner set to one layout types on a computer with another.

    ``dead_keys_told``: an X11 desktop keeps dead keys, and letters they join, to itself.
    """
    presses = LAYOUTS[scanner].presses(payload)
    assert presses is not None
    layout = LAYOUTS[host]
    if not dead_keys_told:
        presses = _without_dead_keys(presses, layout, host, caps)
    text = _join_dead_keys(layout.reading(tuple(_with_caps(press, layout, caps) for press in presses)), host)
    if caps is Caps.CAPITALS:
        text = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)
    return Heard(text, presses if keys_told else None, ending, 8.0)


def _with_caps(press: Press, layout: Layout, caps: Caps) -> Press:
    letter = layout.plain[press.key].isalpha()
    turned = caps is Caps.ALL or (caps is Caps.LETTERS and letter)
    return Press(press.key, press.shift != turned)


def _without_dead_keys(
    presses: tuple[Press, ...], layout: Layout, host: str, caps: Caps
) -> tuple[Press, ...]:
    out: list[Press] = []
    dead = ""
    for press in presses:
        character = layout.reading((_with_caps(press, layout, caps),))
        if dead:
            joins = character == dead or len(unicodedata.normalize("NFC", character + _MARKS[dead])) == 1
            dead = ""
            if joins:
                continue
        if character in _DEAD.get(host, ""):
            dead = character
        else:
            out.append(press)
    return tuple(out)


def _join_dead_keys(text: str, host: str) -> str:
    """A dead key joins the letter after it where there is such a letter, else both stand."""
    out: list[str] = []
    dead = ""
    for character in text:
        if dead:
            joined = unicodedata.normalize("NFC", character + _MARKS[dead])
            out.append(joined if len(joined) == 1 else dead + character)
            dead = ""
        elif character in _DEAD.get(host, "") and character in _MARKS:
            dead = character
        else:
            out.append(character)
    return "".join([*out, dead])
