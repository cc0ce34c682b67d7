"""A camera's address in its parts, complete or not: what of it is secret, and what anybody may read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

HIDDEN = "/***"
"""What stands in the settings for a path that holds a password."""

_SCHEME = re.compile(r"([^:/]+://)(.*)", re.DOTALL)
_BARE_LOGIN = re.compile(r"(?![A-Za-z]:[\\/])([^\s:@/\\]+:.*)@([^@]*)", re.DOTALL)
"""``user:password@host`` without a scheme; a path on a drive of Windows is none."""
_IP = re.compile(r"(\d{1,3}(\.\d{1,3}){3}|\[[\da-fA-F:.]+\])(:\d{1,5})?")
"""What cannot be the beginning of a login."""
_ENDS = re.compile(r"[/?#]")
_PASSWORD = re.compile(
    r"(?i)(?:passphrase|password|passwd|pass|pas|pswd|psw|pwd|pw|secret|token|key|auth|authorization)"
    r"[=:]([^&/?#]+)"
)
_NEXT_NAME = re.compile(r"_[a-zA-Z]+=")
"""Some cameras part what stands in their paths so: ``user=admin_password=…_channel=1``."""
_IN_LOGIN = ":%!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class CameraAddress:
    """Any text has such parts; what is no address is all ``rest``."""

    scheme: str
    """With its ``://``."""
    login: str
    """As it was typed. People do not encode what stands in their passwords: all up to the last ``@``."""
    host: str
    """With its port."""
    rest: str

    @classmethod
    def parse(cls, text: str) -> CameraAddress:
        """Part what was typed."""
        found = _SCHEME.fullmatch(text)
        if found is None:
            bare = _BARE_LOGIN.fullmatch(text)
            return cls("", bare[1], *_host_and_rest(bare[2])) if bare else cls("", "", "", text)
        scheme, after = found.groups()
        host, rest = _host_and_rest(after)
        login, _, host = host.rpartition("@")
        before, at, behind = after.rpartition("@")
        if at and ":" in before and not _IP.fullmatch(host):
            login = before
            host, rest = _host_and_rest(behind)
        return cls(scheme, login, host, rest)

    @property
    def has_login_password(self) -> bool:
        """Whether who signs in stands there with a password."""
        return ":" in self.login

    @property
    def has_password_in_rest(self) -> bool:
        """Whether the path, or what is asked, holds a password, or stands for one that does."""
        return self.rest == HIDDEN or next(self.passwords(), None) is not None

    @property
    def has_password(self) -> bool:
        """Whether any of it is a password."""
        return self.has_login_password or self.has_password_in_rest

    def passwords(self) -> Iterator[str]:
        """Those in the path and in what is asked, as they may be found anywhere else."""
        for found in _PASSWORD.finditer(unquote(self.rest)):
            yield found[1]
            yield _NEXT_NAME.split(found[1], maxsplit=1)[0]

    @property
    def encoded_login(self) -> str:
        """As a library can tell it from what follows."""
        return quote(self.login, safe=_IN_LOGIN, errors="replace")

    @property
    def shown(self) -> str:
        """No more than anybody may read."""
        return f"{self.scheme}{self.host}" if self.host else self.rest

    def address(self, login: str = "", rest: str | None = None) -> str:
        """The whole, with another login or none."""
        signed = f"{login}@" if login else ""
        return f"{self.scheme}{signed}{self.host}{self.rest if rest is None else rest}"


def _host_and_rest(text: str) -> tuple[str, str]:
    end = _ENDS.search(text)
    return (text[: end.start()], text[end.start() :]) if end else (text, "")
