"""Reads from an error of the HTTP library what came in the way."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

import httpx

from voucher_till.domain.symptoms import Trouble

_NOT_YET_VALID, _EXPIRED = 9, 10
_OTHER_NAMES = (62, 64)
"""OpenSSL's verify codes: a host's name and an IP address that the certificate does not name."""
_NO_ROUTE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL)


def trouble_of(error: BaseException, *, proxied: bool) -> Trouble:
    """What came in the way; ``proxied`` when a proxy stands between."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _of_certificate(cause)
        if isinstance(cause, ssl.SSLError):
            return Trouble.NO_TLS
    if isinstance(error, httpx.ProxyError):
        # The library hands on the status line that the proxy answered with.
        return Trouble.PROXY_LOGIN if str(error).startswith("407") else Trouble.PROXY_REFUSED
    unconnected = isinstance(error, httpx.ConnectError) and any(isinstance(one, OSError) for one in causes)
    if proxied and (unconnected or isinstance(error, httpx.ConnectTimeout)):
        return Trouble.PROXY_UNREACHABLE
    return _of_connection(causes)


def _of_certificate(error: ssl.SSLCertVerificationError) -> Trouble:
    if error.verify_code in (_NOT_YET_VALID, _EXPIRED):
        return Trouble.CERTIFICATE_TIME
    return Trouble.OTHER_HOST if error.verify_code in _OTHER_NAMES else Trouble.UNTRUSTED


def _of_connection(causes: list[BaseException]) -> Trouble:
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            return Trouble.NAME_NOT_FOUND
        if isinstance(cause, ConnectionRefusedError):
            return Trouble.CONNECTION_REFUSED
        if isinstance(cause, OSError) and cause.errno in _NO_ROUTE:
            return Trouble.NO_ROUTE
    timed_out = any(isinstance(cause, TimeoutError | httpx.TimeoutException) for cause in causes)
    return Trouble.TIME_OUT if timed_out else Trouble.BROKEN_OFF


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what led to it; of several attempts each."""
    seen: list[BaseException] = []
    left = [error] if error is not None else []
    while left:
        cause = left.pop(0)
        if any(cause is one for one in seen):
            continue
        seen.append(cause)
        yield cause
        if isinstance(cause, BaseExceptionGroup):
            left.extend(cause.exceptions)
        if following := cause.__cause__ or cause.__context__:
            left.append(following)
