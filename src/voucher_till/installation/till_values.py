"""What values with a meaning of their own must be in a file of settings: addresses, printers, days."""

from __future__ import annotations

import re
from datetime import date, datetime

from voucher_till.dining_api.config import base_url_problem, proxy_problem
from voucher_till.domain.business_day import FIRST_DAY, LAST_DAY, DayCut
from voucher_till.domain.camera_address import CameraAddress
from voucher_till.domain.people import GRANTABLE
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.installation.file_values import WrongValueError, some_text, text, texts
from voucher_till.receipts.targets import parse as parse_printer

_LOCALE = re.compile(r"[a-z]{2,3}-[A-Z]{2}")


def rights(value: object) -> tuple[str, ...]:
    """What cashiers may do."""
    known = [right.value for right in GRANTABLE]
    given = texts(value)
    if not set(given) <= set(known):
        raise WrongValueError(
            phrase("setup_file", "It is a list of some of: {allowed}.", allowed=", ".join(known))
        )
    return tuple(right for right in known if right in given)


def locale(value: object) -> str:
    """A language and a country."""
    if not isinstance(value, str) or _LOCALE.fullmatch(value) is None:
        raise WrongValueError(phrase("setup_file", 'It is a language and a country, like "id-ID".'))
    return value


def address(value: object) -> str:
    """Where the platform is."""
    given = some_text(value)
    if base_url_problem(given):
        raise WrongValueError(
            phrase(
                "setup_file",
                "It is an address that begins with https://, as https://host. Only this computer itself"
                " may be spoken to by http://.",
            )
        )
    return given.rstrip("/")


def camera(value: object) -> str:
    """A camera, without who signs in to it."""
    given = text(value)
    address = CameraAddress.parse(given)
    if address.has_login_password:
        raise WrongValueError(
            phrase(
                "setup_file",
                "A password never stands in this file. Set VOUCHER_TILL_CAMERA_LOGIN to user:password.",
            )
        )
    if address.has_password_in_rest:
        raise WrongValueError(
            phrase(
                "setup_file",
                "A password never stands in this file, and in the path of this address there is one. Type the"
                " address in the window, under camera and scanner: there it is kept among the secrets.",
            )
        )
    return given


def printer(value: object) -> str:
    """Where slips are printed."""
    given = text(value)
    found = parse_printer(given) if given.strip() else None
    if isinstance(found, Phrase):
        raise WrongValueError(
            phrase(
                "setup_file",
                "It is network:HOST, serial:PORT, file:PATH, windows:NAME or system:NAME; empty for none.",
            )
        )
    return given.strip()


def proxy(value: object) -> str:
    """How the internet is reached."""
    given = some_text(value)
    if problem := proxy_problem(given):
        raise WrongValueError(problem)
    return given


def receiver(value: object) -> str:
    """Where the platform's events are asked for; empty for nowhere else than here."""
    given = text(value)
    return address(given) if given else ""


def day_end(value: object) -> str:
    """When a day of the outlet ends."""
    try:
        cut = DayCut.parse(value if isinstance(value, str) else "")
    except ValueError:
        raise WrongValueError(
            phrase("setup_file", 'It is a time of day in quotes, from "00:00" to "23:59".')
        ) from None
    return f"{cut.ends:%H:%M}"


def first_day(value: object) -> str:
    """A date, as one of TOML or as a text; empty when it is not known."""
    if value == "":
        return ""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise WrongValueError(phrase("setup_file", "It is a day, like 2026-03-31."))
    if not FIRST_DAY <= value <= LAST_DAY:
        raise WrongValueError(
            phrase(
                "setup_file",
                "It is a day from {first} to {last}.",
                first=FIRST_DAY.isoformat(),
                last=LAST_DAY.isoformat(),
            )
        )
    return value.isoformat()
