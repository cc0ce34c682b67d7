"""Where the platform is and who this till is to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from urllib.parse import urlsplit

PRODUCTION_URL = "https://open.tiktokapis.com"
REGIONS = ("id", "us")
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


def is_loopback(base_url: str) -> bool:
    """Whether a base URL is this computer's own, where plain HTTP is allowed."""
    return urlsplit(base_url).hostname in _LOOPBACK


def base_url_problem(base_url: str) -> str | None:
    """What is wrong with a base URL, or None. Only this computer itself may be spoken to without TLS."""
    try:
        parts = urlsplit(base_url)
        port = parts.port
    except ValueError:
        return "it is not an address"
    if not parts.hostname or port == 0 or parts.username or parts.query or parts.fragment:
        return "it must look like https://host"
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(base_url)):
        return None
    return "it must begin with https://"


@dataclass(frozen=True, slots=True)
class PlatformConfig:
    """Everything the client needs to know; time-outs in seconds."""

    client_key: str
    client_secret: str = field(repr=False)
    merchant_id: str
    outlet: str
    """``third_shop_id``."""
    base_url: str = PRODUCTION_URL
    region: str = "id"
    locale: str = "id-ID"
    connect_timeout: float = 4.0
    read_timeout: float = 8.0

    @property
    def identity(self) -> str:
        """A name for the token of this app, merchant and platform; it gives none of them away."""
        whole = "\0".join((self.base_url, self.client_key, self.merchant_id))
        return hashlib.sha256(whole.encode()).hexdigest()[:16]
