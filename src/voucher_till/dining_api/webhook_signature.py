"""Whether an event comes from the platform: the header ``TikTok-Signature`` (contract, section 5)."""

from __future__ import annotations

import hashlib
import hmac
import re

HEADER = "TikTok-Signature"
MAX_AGE_SECONDS = 300

_SHAPE = re.compile(r"t=(?P<moment>[0-9]{1,12}),s=(?P<signature>[0-9a-f]{64})")


class BadSignatureError(Exception):
    """It does not come from the platform, or that cannot be told."""


class StaleSignatureError(BadSignatureError):
    """It was signed too long ago, or by a clock too far ahead: it may be played back."""


def verify(secret: str, header: str, body: bytes, now: float, max_age: float = MAX_AGE_SECONDS) -> None:
    """Check the signature of a raw body against the clock, Unix seconds.

    Raises StaleSignatureError, else BadSignatureError; an empty secret signs nothing.
    """
    given = _SHAPE.fullmatch(header.strip())
    if given is None or not secret:
        raise BadSignatureError("no readable signature")
    signed = given["moment"].encode("ascii") + b"." + body
    expected = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, given["signature"]):
        raise BadSignatureError("the signature is not the platform's")
    if abs(now - int(given["moment"])) > max_age:
        raise StaleSignatureError("the signature is too old")
