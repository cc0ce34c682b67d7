"""The way from this computer to the platform: proxies, and whose certificates are trusted."""

from __future__ import annotations

import ssl
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from voucher_till.dining_api.config import (
    NO_ADDRESS,
    NO_PROXY,
    NO_SOCKS,
    SYSTEM_PROXY,
    Network,
    is_loopback,
    proxy_problem,
)
from voucher_till.domain.phrases import Phrase, phrase


class BadNetworkError(Exception):
    """The network's settings cannot be used; the text is fit to be shown."""

    def __init__(self, problem: Phrase) -> None:
        super().__init__(str(problem))
        self.problem = problem


def proxy_for(network: Network, base_url: str) -> httpx.Proxy | None:
    """The proxy on the way to an address, None when there is none. Raises BadNetworkError.

    This computer itself is reached directly, unless somebody named a proxy.
    """
    if network.proxy == NO_PROXY:
        return None
    if network.proxy != SYSTEM_PROXY:
        if problem := proxy_problem(network.proxy):
            raise BadNetworkError(problem)
        return _proxy(network.proxy, network)
    address = "" if is_loopback(base_url) else _of_system(base_url)
    return _proxy(address, network) if address else None


def _of_system(base_url: str) -> str:
    """What the environment or the system names for an address; empty for none."""
    parts = urlsplit(base_url)
    proxies = getproxies()
    address = proxies.get(parts.scheme) or proxies.get("all") or ""
    if not address or proxy_bypass(parts.hostname or ""):
        return ""
    return address if "://" in address else f"http://{address}"


def _proxy(address: str, network: Network) -> httpx.Proxy:
    name, _, password = network.proxy_login.partition(":")
    login = (name, password) if name else None
    scheme = address.partition(":")[0].lower()
    if scheme.startswith("socks"):
        raise BadNetworkError(NO_SOCKS)
    try:
        return httpx.Proxy(address, auth=login, ssl_context=trusted(network) if scheme == "https" else None)
    except (httpx.InvalidURL, ValueError) as error:
        raise BadNetworkError(NO_ADDRESS) from error


def checked_by(network: Network, base_url: str) -> ssl.SSLContext:
    """What a server is checked by; where nothing is encrypted, a context that trusts nobody.

    Blocks. Raises BadNetworkError.
    """
    if network.ca_file or urlsplit(base_url).scheme == "https":
        return trusted(network)
    # Reading the usual authorities takes a tenth of a second, and nobody would use them.
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def trusted(network: Network) -> ssl.SSLContext:
    """What servers are checked by: the usual authorities, this computer's, and those of the file.

    Blocks. Raises BadNetworkError.
    """
    context = httpx.create_ssl_context()
    context.load_default_certs()
    if network.ca_file:
        try:
            context.load_verify_locations(cafile=network.ca_file)
        except ssl.SSLError as error:
            raise BadNetworkError(
                phrase(
                    "network",
                    "The file of authorities {path} holds no certificate. It must be a PEM file.",
                    path=network.ca_file,
                )
            ) from error
        except (OSError, ValueError) as error:
            raise BadNetworkError(
                phrase(
                    "network",
                    "The file of authorities {path} cannot be read. Choose it again, or set none.",
                    path=network.ca_file,
                )
            ) from error
    return context
