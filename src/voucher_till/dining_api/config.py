"""Where the platform is, the way there, and who this till is to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from voucher_till.domain.phrases import Phrase, phrase

PRODUCTION_URL = "https://open.tiktokapis.com"
REGIONS = ("id", "us")
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})

SYSTEM_PROXY, NO_PROXY = "system", "none"
"""What stands in place of a proxy's address: what this computer is set to, or no proxy at all."""
_PROXY_SCHEMES = ("http", "https")

NO_ADDRESS = phrase("network", "The proxy must be system, none, or look like http://proxy.example:3128.")
NO_SOCKS = phrase("network", "A SOCKS proxy cannot be used. Ask for the address of an HTTP proxy.")
_LOGIN_APART = phrase(
    "network", "The proxy's address must not hold its name and password: they are entered by themselves."
)


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
    extra = parts.username or parts.query or parts.fragment
    if not parts.hostname or port == 0 or extra or not _is_one_word(base_url):
        return "it must look like https://host"
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(base_url)):
        return None
    return "it must begin with https://"


def _is_one_word(address: str) -> bool:
    """Whether nothing in it is a space or cannot be shown; ``urlsplit`` takes both, and drops some."""
    return address.isprintable() and " " not in address


def proxy_problem(proxy: str) -> Phrase | None:
    """What is wrong with the setting of a proxy; None when it can be used."""
    if proxy in (SYSTEM_PROXY, NO_PROXY):
        return None
    try:
        parts = urlsplit(proxy)
        host, port = parts.hostname, parts.port
    except ValueError:
        return NO_ADDRESS
    if parts.scheme.startswith("socks"):
        return NO_SOCKS
    if parts.username is not None or parts.password is not None:
        return _LOGIN_APART
    extra = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in _PROXY_SCHEMES or not host or port == 0 or extra or not _is_one_word(proxy):
        return NO_ADDRESS
    return None


@dataclass(frozen=True, slots=True)
class Network:
    """How the platform is reached from this computer."""

    proxy: str = SYSTEM_PROXY
    """``system``, ``none`` or an address."""
    ca_file: str = ""
    """A PEM file with authorities to trust besides the usual ones; empty for none."""
    proxy_login: str = field(default="", repr=False)
    """``name:password`` for the proxy; empty for none."""


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
    network: Network = Network()

    @property
    def identity(self) -> str:
        """A name for the token of this app, merchant and platform; it gives none of them away."""
        whole = "\0".join((self.base_url, self.client_key, self.merchant_id))
        return hashlib.sha256(whole.encode()).hexdigest()[:16]
