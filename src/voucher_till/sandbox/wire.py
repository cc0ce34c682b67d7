"""HTTP answers of the emulator: JSON in plain ASCII, dated by the emulator's own clock."""

from __future__ import annotations

import json
from email.utils import formatdate
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

MAX_BODY_BYTES = 64 * 1024

LOGIN_PAGE = (
    "<!doctype html><html><head><title>Free WiFi</title></head>"
    "<body><h1>Welcome</h1><form><button>Accept and connect</button></form></body></html>"
)
TROUBLE_PAGE = (
    "<html><head><title>500</title></head><body><center>Internal Server Error</center></body></html>"
)


class BodyTooLargeError(Exception):
    """More than ``MAX_BODY_BYTES`` arrived."""


class InvalidParamsError(Exception):
    """The body lacks a required field or has one of the wrong type (HTTP 400)."""


def answer(status: int, body: Any, now: float, **headers: str) -> Response:
    """A JSON answer."""
    return raw(status, json.dumps(body).encode("ascii"), "application/json", now, **headers)


def raw(status: int, body: bytes, media_type: str, now: float, **headers: str) -> Response:
    """Any answer, with the emulator's clock in its Date header."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named["date"] = formatdate(now, usegmt=True)
    return Response(body, status_code=status, media_type=media_type, headers=named)


async def read_body(request: Request) -> bytes:
    """The request's body, bounded."""
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > MAX_BODY_BYTES:
                raise BodyTooLargeError
            parts.append(part)
    except ClientDisconnect:
        return b""
    return b"".join(parts)


async def read_object(request: Request) -> dict[str, Any] | None:
    """The JSON object of a request; None when it holds none."""
    try:
        value = json.loads(await read_body(request))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
