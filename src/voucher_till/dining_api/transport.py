"""One HTTP exchange with the platform: bytes out, a bounded answer or a `DiningError` back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from voucher_till.dining_api.config import PlatformConfig, base_url_problem, is_loopback
from voucher_till.dining_api.errors import NoAnswerError, NotSentError, UnreadableAnswerError
from voucher_till.domain.reasons import Reason

MAX_ANSWER_BYTES = 4 * 1024 * 1024
_KEEP_ALIVE_SECONDS = 30
_RETRY_LATER = (429, 503)
"""The statuses whose Retry-After means something."""
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; ``date`` is the platform's clock."""

    status: int
    body: bytes
    date: datetime
    is_html: bool
    retry_after: float | None = None
    """Seconds after which to ask again, when the platform said so."""

    def unreadable(self) -> UnreadableAnswerError:
        """This answer as an error: a page in place of the envelope means that someone else answered."""
        foreign = self.is_html and self.status < 500
        text = f"HTTP {self.status}, {len(self.body)} bytes that are not the platform's envelope"
        reason = Reason.NO_LINE if foreign else Reason.PLATFORM_TROUBLE
        return UnreadableAnswerError(text, reason, self.retry_after)


class Transport:
    """Keeps connections to the platform open; nothing is ever sent twice by itself."""

    def __init__(self, config: PlatformConfig) -> None:
        if problem := base_url_problem(config.base_url):
            raise ValueError(f"base URL {config.base_url!r}: {problem}")
        self._whole_timeout = config.connect_timeout + 2 * config.read_timeout
        self._http = httpx.AsyncClient(
            base_url=config.base_url,
            timeout=httpx.Timeout(config.read_timeout, connect=config.connect_timeout),
            limits=httpx.Limits(keepalive_expiry=_KEEP_ALIVE_SECONDS),
            follow_redirects=False,
            trust_env=not is_loopback(config.base_url),
        )

    async def post(
        self,
        path: str,
        *,
        content: bytes | None = None,
        form: dict[str, str] | None = None,
        headers: dict[str, str],
    ) -> Answer:
        """Send one request.

        Raises NotSentError when no connection was made, NoAnswerError when the request may have arrived.
        """
        try:
            async with (
                asyncio.timeout(self._whole_timeout),
                self._http.stream("POST", path, content=content, data=form, headers=headers) as response,
            ):
                date = _date(response)
                return Answer(
                    response.status_code,
                    await _bounded(response),
                    date,
                    response.headers.get("content-type", "").startswith("text/html"),
                    _retry_after(response, date),
                )
        except _NOT_SENT as error:
            raise NotSentError(type(error).__name__) from error
        except (httpx.HTTPError, TimeoutError) as error:
            raise NoAnswerError(type(error).__name__) from error

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()


async def _bounded(response: httpx.Response) -> bytes:
    parts, size = [], 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > MAX_ANSWER_BYTES:
            raise UnreadableAnswerError(f"more than {MAX_ANSWER_BYTES} bytes")
        parts.append(part)
    return b"".join(parts)


def _date(response: httpx.Response) -> datetime:
    """The platform's clock; this computer's when the answer does not say."""
    return _http_date(response.headers.get("date", "")) or datetime.now(UTC)


def _retry_after(response: httpx.Response, date: datetime) -> float | None:
    """Seconds from the platform's ``date``; the header holds seconds or a moment."""
    text = response.headers.get("retry-after", "").strip()
    if response.status_code not in _RETRY_LATER or not text:
        return None
    if text.isascii() and text.isdigit():
        return float(text)
    moment = _http_date(text)
    return max((moment - date).total_seconds(), 0.0) if moment else None


def _http_date(text: str) -> datetime | None:
    try:
        value = parsedate_to_datetime(text)
    except ValueError:
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)
