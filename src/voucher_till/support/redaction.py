"""Takes out of a text what nobody else may read: secrets, vouchers, and how customers are reached."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from voucher_till.store.known_secrets import known_secrets

MESSAGE_CHARACTERS = 4_000
TRACE_CHARACTERS = 16_000
_LOOKED_AT = 24_000
"""More of a text than this is cut off before it is looked through."""
_WHOLE_WORD = 8
"""A shorter known text is taken out where it stands alone: it may be a part of ordinary words."""
_SECRET, _NAME = "[secret]", "[name]"

_LOGIN = re.compile(r"(?<=://)[^\s\"'<>]{1,500}@")
"""Up to the last one: people do not encode what stands in their passwords."""
_HEADER = re.compile(r"(?i)\b(bearer|basic)(\s+)[\w.~+/=-]{12,}")
_GIVEN = re.compile(
    r"(?i)((?:secret|token|password|passwd|pwd|authorization|\bpin)[\"']?\s*=\s*[\"']?)[^\s\"'&,;})]+"
)
_LISTED = re.compile(
    r"(?i)((?:secret|token|password|passwd|pwd|authorization)[\"']?\s*:\s*[\"']?)"
    r"(?=[^\s\"'&,;})]{0,200}\d)[^\s\"'&,;})]{8,}"
)
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}+@[\w-]{1,64}+(?:\.[\w-]{1,64}+)+")
_PHONE = re.compile(
    r"(?<![\w.+])(?:(?:\+\d{1,3}[ -]?|0)\d{2,4}(?:[ -]?\d{3,4}){1,3}|\(?\d{3}\)?[ -]\d{3}-\d{4})(?![\w])"
)
_PAYLOAD = re.compile(r"(?<![A-Za-z0-9])TT-[\w+/=%-]+")
_CODE = re.compile(
    r"(?<![\w.])(?<!log ID )(?<!log_id=)(?:\d{10,32}|\d{4}(?:[ -]\d{4}){2,7}(?:[ -]\d{1,3})?)(?![\w])"
)


class Redactor:
    """Knows the secrets of this process, and names that it is told besides."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = sorted({name for name in names if len(name) > 1}, key=len, reverse=True)

    def message(self, text: str) -> str:
        """A text of one or a few lines; a long one ends early."""
        clean = self.clean(text)
        return clean if len(clean) <= MESSAGE_CHARACTERS else clean[:MESSAGE_CHARACTERS] + "…"

    def trace(self, text: str) -> str:
        """A traceback; of a long one the middle is left out, as its end tells the most."""
        clean = self.clean(text)
        if len(clean) <= TRACE_CHARACTERS:
            return clean
        half = TRACE_CHARACTERS // 2
        return f"{clean[:half]}\n…\n{clean[-half:]}"

    def clean(self, text: str) -> str:
        """The text without anything that may not be read."""
        for taken_out in (*self._known(), *_PATTERNS):
            text = taken_out(text)
        return writable(text)

    def secrets_only(self, text: str) -> str:
        """The text without secrets and names; numbers that look like a voucher's code stay."""
        for taken_out in (*self._known(), _without_login):
            text = taken_out(text)
        return writable(text)

    def _known(self) -> list[Callable[[str], str]]:
        secrets = [(_finder(secret, whole=len(secret) < _WHOLE_WORD), _SECRET) for secret in known_secrets()]
        names = [(_finder(name, whole=True), _NAME) for name in self._names]
        return [_shorter, *(_replacing(finder, put) for finder, put in (*secrets, *names))]


def writable(text: str) -> str:
    """The text as UTF-8 can have it: half a pair of surrogates, which names of files may hold, would lose the
    whole line."""
    return text.encode("utf-8", "replace").decode()


def _finder(text: str, *, whole: bool) -> re.Pattern[str]:
    escaped = re.escape(text)
    return re.compile(rf"(?<!\w){escaped}(?!\w)" if whole else escaped, re.IGNORECASE if whole else 0)


def _replacing(finder: re.Pattern[str], put: str) -> Callable[[str], str]:
    return lambda text: finder.sub(lambda _found: put, text)


def _shorter(text: str) -> str:
    """Cut between two words: half a secret would not be found."""
    if len(text) <= 2 * _LOOKED_AT:
        return text
    head = text[:_LOOKED_AT].rsplit(maxsplit=1)[0]
    tail = text[-_LOOKED_AT:].split(maxsplit=1)[-1]
    return f"{head}\n…\n{tail}"


def _without_login(text: str) -> str:
    return _LOGIN.sub("[login]@", text)


_PATTERNS: tuple[Callable[[str], str], ...] = (
    _without_login,
    lambda text: _HEADER.sub(rf"\1\2{_SECRET}", text),
    lambda text: _GIVEN.sub(rf"\1{_SECRET}", text),
    lambda text: _LISTED.sub(rf"\1{_SECRET}", text),
    lambda text: _PAYLOAD.sub(lambda found: f"{found[0][:8]}…({len(found[0])})", text),
    lambda text: _EMAIL.sub("[email]", text),
    lambda text: _PHONE.sub("[phone]", text),
    lambda text: _CODE.sub(lambda found: f"…{found[0][-4:]}", text),
)
"""In this order: a login looks like an e-mail address, and a payload may hold what looks like a code."""
