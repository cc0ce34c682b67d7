"""One HTTP exchange with the platform: bytes out, a bounded answer or a `DiningError` back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from voucher_till.dining_api.config import PlatformConfig, base_url_problem
from voucher_till.dining_api.errors import NoAnswerError, NotSentError, UnreadableAnswerError
from voucher_till.dining_api.network import checked_by, proxy_for
from voucher_till.dining_api.trouble_reading import trouble_of
from voucher_till.domain.reasons import Reason
from voucher_till.domain.symptoms import Call, Symptom, Trouble

MAX_ANSWER_BYTES = 4 * 1024 * 1024
_KEEP_ALIVE_SECONDS = 30
_RETRY_LATER = (429, 503)
"""The statuses whose Retry-After means something."""
_PROXY_LOGIN, _NETWORK_LOGIN = 407, 511
"""A proxy or a network that wants a login first: the platform has not seen the call."""
_PAGES = ("text/html", "application/xhtml+xml")
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; ``date`` is the clock of whoever answered."""

    call: Call
    status: int
    body: bytes
    date: datetime
    is_html: bool
    retry_after: float | None = None
    """Seconds after which to ask again, when the platform said so."""
    skew: timedelta | None = None
    """How far that clock is ahead of this computer's; None when the answer does not say."""

    def symptom(self, error_code: str) -> Symptom:
        """This answer as the platform's refusal."""
        return Symptom(self.call, self.status, error_code, skew=self.skew)

    def unreadable(self) -> UnreadableAnswerError:
        """This answer as an error: a page in place of the envelope means that someone else answered."""
        text = f"HTTP {self.status}, {len(self.body)} bytes that are not the platform's envelope"
        trouble = self._trouble()
        reason = Reason.PLATFORM_TROUBLE if trouble is Trouble.NO_ENVELOPE else Reason.NO_LINE
        symptom = Symptom(self.call, self.status, trouble=trouble, skew=self.skew)
        return UnreadableAnswerError(text, reason, self.retry_after, symptom)

    def _trouble(self) -> Trouble:
        if self.status == _PROXY_LOGIN:
            return Trouble.PROXY_LOGIN
        redirected = 300 <= self.status < 400 or self.status == _NETWORK_LOGIN
        if redirected or (self.is_html and self.status < 500):
            return Trouble.FOREIGN_PAGE
        return Trouble.NO_ENVELOPE


class Transport:
    """Keeps connections to the platform open; nothing is ever sent twice by itself.

    Raises BadNetworkError when the settings of the network cannot be used.
    """

    def __init__(self, config: PlatformConfig) -> None:
        if problem := base_url_problem(config.base_url):
            raise ValueError(f"base URL {config.base_url!r}: {problem}")
        proxy = proxy_for(config.network, config.base_url)
        self._proxied = proxy is not None
        self.clock_skew: timedelta | None = None
        """How far the platform's clock was ahead of this computer's at its last answer."""
        self._whole_timeout = config.connect_timeout + 2 * config.read_timeout
        self._http = httpx.AsyncClient(
            base_url=config.base_url,
            timeout=httpx.Timeout(config.read_timeout, connect=config.connect_timeout),
            limits=httpx.Limits(keepalive_expiry=_KEEP_ALIVE_SECONDS),
            follow_redirects=False,
            proxy=proxy,
            verify=checked_by(config.network, config.base_url),
            # The proxies of the environment are found above, where it is known that there is one.
            trust_env=False,
        )

    async def post(
        self,
        path: str,
        call: Call,
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
                return await _answer(response, call)
        except (httpx.HTTPError, TimeoutError) as error:
            trouble = trouble_of(error, proxied=self._proxied)
            text, symptom = f"{type(error).__name__}, {trouble.value}", Symptom(call, trouble=trouble)
            if isinstance(error, _NOT_SENT):
                raise NotSentError(text, symptom=symptom) from error
            raise NoAnswerError(text, symptom) from error

    def believe(self, answer: Answer) -> None:
        """The answer is the platform's: its clock counts."""
        self.clock_skew = answer.skew

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()


async def _answer(response: httpx.Response, call: Call) -> Answer:
    now = datetime.now(UTC)
    told = _http_date(response.headers.get("date", ""))
    date = told or now
    return Answer(
        call,
        response.status_code,
        await _bounded(response, call),
        date,
        response.headers.get("content-type", "").strip().lower().startswith(_PAGES),
        _retry_after(response, date),
        told - now if told else None,
    )


async def _bounded(response: httpx.Response, call: Call) -> bytes:
    parts, size = [], 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > MAX_ANSWER_BYTES:
            symptom = Symptom(call, response.status_code, trouble=Trouble.NO_ENVELOPE)
            raise UnreadableAnswerError(f"more than {MAX_ANSWER_BYTES} bytes", symptom=symptom)
        parts.append(part)
    return b"".join(parts)


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
