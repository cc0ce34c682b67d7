"""Lines as the commands of receipt printers (ESC/POS).

python-escpos knows the commands and the code pages. Its connections are not used: the one over a network
leaves its socket open when it fails, the ones to ports and files wait for ever, and none tells what arrived.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from voucher_till.receipts.lines import Emphasis, Line, cells, visible

if TYPE_CHECKING:
    from escpos.printer import Dummy

_CODE_PAGES = ("CP437", "CP850", "CP858", "CP852", "CP1252", "CP866", "CP737")
"""The Latin, Cyrillic and Greek ones that printers have under the same numbers, the commonest first."""
_NO_CHINESE = b"\x1c."
"""Printers made for China take two bytes above 7F as one Chinese character until they are told not to."""


def commands(lines: Sequence[Line]) -> bytes:
    """Everything that is sent for a slip, with the cut at its end. The first call takes a moment."""
    printer = _writer()
    printer.hw("INIT")
    printer._raw(_NO_CHINESE)
    for line in lines:
        big = line.emphasis is Emphasis.BIG
        printer.set(
            align=line.alignment.value,
            bold=line.emphasis is not Emphasis.NORMAL,
            normal_textsize=not big,
            double_width=big,
            double_height=big,
        )
        printer.text(printable(line.text) + "\n")
    printer.cut()
    return bytes(printer.output)


def printable(text: str) -> str:
    """A text of characters that printers have, each as wide as before: an accent is left out where it must
    be, and all else becomes ``?``."""
    return "".join(_printable(char) for char in visible(text))


@cache
def _printable(char: str) -> str:
    if any(_encodes(page, char) for page in ("ascii", *_CODE_PAGES)):
        return char
    letter = unicodedata.normalize("NFD", char)[0]
    return letter if letter.isascii() else "?" * cells(char)


def _encodes(page: str, char: str) -> bool:
    try:
        char.encode(page)
    except UnicodeEncodeError:
        return False
    return True


def _writer() -> Dummy:
    """Imported late: it brings a quarter of a second of libraries along, and many tills never print."""
    from escpos import capabilities
    from escpos.magicencode import Encoder
    from escpos.printer import Dummy

    if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ:
        # It makes a temporary folder in every process that imports it, and leaves it there.
        shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    known = capabilities.get_profile(None).get_code_pages()
    encoder = Encoder({page: known[page] for page in _CODE_PAGES})
    return Dummy(magic_encode_args={"encoder": encoder})
