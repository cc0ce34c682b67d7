"""Pictures of products: fetched from the platform's content hosts only, made small, kept on disk.

A picture is a nicety: it comes within seconds or not at all, and no trouble with it reaches a sale.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Iterable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

import httpx

from voucher_till.dining_api.config import Network, is_loopback
from voucher_till.dining_api.network import BadNetworkError, proxy_for, trusted
from voucher_till.dining_api.picture_folder import PictureFolder

log = logging.getLogger(__name__)

CONTENT_HOSTS = (
    "tiktokcdn.com",
    "tiktokcdn-us.com",
    "tiktokcdn-eu.com",
    "ibyteimg.com",
    "byteimg.com",
    "ttwstatic.com",
)
"""Where TikTok and ByteDance keep pictures; hosts below these names are meant too."""
MAX_BYTES = 512 * 1024
WHOLE_TIMEOUT = 2.5
FAILURE_SECONDS = 120
_MAX_REDIRECTS = 2
_MAX_FAILURES = 500
_AT_ONCE = 4
_TYPES = ("image/png", "image/jpeg", "image/webp")
_HEADERS = {"Accept": ", ".join(_TYPES), "Accept-Encoding": "identity"}
"""Not compressed: a few compressed bytes could unpack to any number of them."""
_SIGNING = frozenset({"x-expires", "x-signature", "refresh_token"})
"""Parameters that only sign an address: they differ in every answer, the picture does not."""


class _RefusedError(Exception):
    """This picture will not be fetched or shown; the text says why."""


class PictureStore:
    """Gives the small PNG of a product picture, from disk when it is there."""

    def __init__(
        self,
        folder: Path,
        allow_loopback: bool = False,
        *,
        extra_hosts: Iterable[str] = (),
        network: Network | None = None,
    ) -> None:
        self._folder = PictureFolder(folder)
        self._allow_loopback = allow_loopback
        self._network = network or Network()
        self._hosts = (*CONTENT_HOSTS, *(host.lower() for host in extra_hosts))
        self._under_way: dict[str, asyncio.Task[bytes | None]] = {}
        self._failed: dict[str, float] = {}
        self._few = asyncio.Semaphore(_AT_ONCE)
        self._http: httpx.AsyncClient | None = None
        self._making = asyncio.Lock()
        self._closed = False

    async def get(self, url: str) -> bytes | None:
        """A PNG of at most 256 x 256 pixels; None when there is none to be had. Raises nothing."""
        if self._closed:
            return None
        try:
            address = httpx.URL(url)
            self._check(address)
        except (httpx.InvalidURL, ValueError, _RefusedError) as error:
            log.debug("a product picture is not asked for: %s", _reason(error))
            return None
        name = _name_of(address)
        task = self._under_way.get(name)
        if task is None:
            task = self._under_way[name] = asyncio.create_task(self._find(name, address))
            task.add_done_callback(lambda _: self._under_way.pop(name, None))
        # Who stops waiting does not stop the fetch: others may wait for the same picture.
        await asyncio.wait({task})
        return None if task.cancelled() else task.result()

    async def aclose(self) -> None:
        """Give up what is under way and close the connections."""
        self._closed = True
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._http is not None:
            await self._http.aclose()

    async def _find(self, name: str, address: httpx.URL) -> bytes | None:
        kept = await asyncio.to_thread(self._folder.read, name)
        if kept is not None:
            return kept
        async with self._few:
            if self._failed_lately(name) or self._failed_lately(_host(address)):
                return None
            small = await self._fetch_small(name, address)
        if small is not None:
            try:
                await asyncio.to_thread(self._folder.write, name, small)
            except OSError as error:
                log.debug("a product picture is not kept: %s", _reason(error))
        return small

    async def _fetch_small(self, name: str, address: httpx.URL) -> bytes | None:
        try:
            return await asyncio.to_thread(_small, await self._fetch(address))
        except (httpx.TransportError, TimeoutError, BadNetworkError) as error:
            failed, reason = _host(address), _reason(error)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, ImportError, _RefusedError) as error:
            failed, reason = name, _reason(error)
        self._note_failure(failed)
        log.debug("no product picture from %s: %s", _shown(address), reason)
        return None

    def _check(self, address: httpx.URL) -> None:
        """Raise _RefusedError unless this is a place that may be asked."""
        if address.userinfo:
            raise _RefusedError("it holds a name or a password")
        if is_loopback(str(address)):
            if not self._allow_loopback or address.scheme not in ("http", "https"):
                raise _RefusedError("this computer is not asked")
            return
        if address.scheme != "https" or address.port is not None:
            raise _RefusedError("it is not plain https")
        asked = _host(address)
        if not any(asked == host or asked.endswith(f".{host}") for host in self._hosts):
            raise _RefusedError("the host is not one of the platform's")

    async def _fetch(self, address: httpx.URL) -> bytes:
        """The bytes at an address, bounded in size and time, over a few redirects within its host."""
        async with self._making:
            if self._http is None:
                # Reading the certificates takes longer than the loop may be held up.
                self._http = await asyncio.to_thread(_make_client, self._network)
            http = self._http
        async with asyncio.timeout(WHOLE_TIMEOUT):
            for _ in range(_MAX_REDIRECTS + 1):
                async with http.stream("GET", address, headers=_HEADERS) as response:
                    if not response.has_redirect_location:
                        return await _body(response)
                    address = self._followed(address, response.headers["location"])
        raise _RefusedError("too many redirects")

    def _followed(self, address: httpx.URL, location: str) -> httpx.URL:
        following = address.join(location)
        self._check(following)
        if (following.scheme, following.netloc) != (address.scheme, address.netloc):
            raise _RefusedError("it leads to another host")
        return following

    def _note_failure(self, what: str) -> None:
        """Remember a host or a picture for some minutes, so that not every scan asks it again."""
        self._failed.pop(what, None)
        self._failed[what] = time.monotonic()
        if len(self._failed) > _MAX_FAILURES:
            del self._failed[next(iter(self._failed))]

    def _failed_lately(self, what: str) -> bool:
        failed_at = self._failed.get(what)
        return failed_at is not None and time.monotonic() - failed_at < FAILURE_SECONDS


def _make_client(network: Network) -> httpx.AsyncClient:
    """A client that keeps no cookies; this computer itself is never asked by way of a proxy."""
    return httpx.AsyncClient(
        timeout=WHOLE_TIMEOUT,
        limits=httpx.Limits(max_connections=_AT_ONCE, keepalive_expiry=30),
        follow_redirects=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        proxy=proxy_for(network, f"https://{CONTENT_HOSTS[0]}"),
        verify=trusted(network),
        trust_env=False,
        mounts={"all://127.0.0.1": None, "all://localhost": None},
    )


async def _body(response: httpx.Response) -> bytes:
    """The answer's bytes; reading stops where they become too many. Raises _RefusedError."""
    if response.status_code != httpx.codes.OK:
        raise _RefusedError(f"HTTP {response.status_code}")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _TYPES:
        raise _RefusedError("it is not called a picture")
    content = bytearray()
    async for part in response.aiter_raw():
        content += part
        if len(content) > MAX_BYTES:
            raise _RefusedError(f"it is larger than {MAX_BYTES} bytes")
    return bytes(content)


def _name_of(address: httpx.URL) -> str:
    """The file name of a picture: the same for every signature of its address."""
    kept = [(key, value) for key, value in address.params.multi_items() if key not in _SIGNING]
    whole = f"{address.scheme}://{address.netloc.decode('ascii')}{address.path}\0{kept}"
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _host(address: httpx.URL) -> str:
    return address.raw_host.decode("ascii")


def _shown(address: httpx.URL) -> str:
    """An address as the log may hold it: the query could be a key to the picture."""
    return _host(address) + address.raw_path.partition(b"?")[0].decode("ascii")


def _reason(error: Exception) -> str:
    """Why, for the log; errors of other libraries may quote the whole address."""
    return str(error) if isinstance(error, _RefusedError) else type(error).__name__


def _small(content: bytes) -> bytes:
    """The picture made small; blocks. Raises _RefusedError for what is not a picture."""
    # Pillow is loaded with the first picture, not with the window.
    from voucher_till.dining_api.picture_reading import RefusedPictureError, small_png

    try:
        return small_png(content)
    except RefusedPictureError as error:
        raise _RefusedError(str(error)) from error
