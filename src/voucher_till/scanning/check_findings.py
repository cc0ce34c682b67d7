"""What the scanner check says of a scanner, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.scanning.check_ways import Way
from voucher_till.scanning.layouts import CapsLock
from voucher_till.scanning.understanding import AIM, Ending, Heard, ScannerFormat, ScannerProblem
from voucher_till.scanning.wedge import DEFAULT_GAP_SECONDS, SLOWEST_GAP_SECONDS

Finding = tuple[Phrase, ...]
"""One thing that was found, in sentences."""

_SLOW_MS, _TOO_SLOW_MS = DEFAULT_GAP_SECONDS * 1000, SLOWEST_GAP_SECONDS * 1000
_MOST_NAMES = 3
_SEND_SLOWLY = phrase(
    "check_findings", "Hold still and scan again; if it stays so, let the scanner send more slowly."
)
_CAPS_LOCK = phrase(
    "check_findings",
    "Caps Lock is on, or the scanner is set to change capital and small letters. Switch that off.",
)
_PUT_RIGHT = phrase("check_findings", "Until then the till puts it right.")
_NOT_PUT_RIGHT = phrase("check_findings", "The till cannot put it right.")


def find(heard: Heard, form: ScannerFormat, found: Sequence[Way], *, ok: bool) -> Iterator[Finding]:
    """What there is to say of a burst that came in one of these ways, the likeliest first.

    ``form`` is what the till knew of the scanner; ``ok``: whether it reads the code once it is saved.
    """
    best = found[0]
    if best.missing is not None:
        yield best.missing, _SEND_SLOWLY
    if best.caps != CapsLock.OFF:
        yield _CAPS_LOCK, _PUT_RIGHT if ok else _NOT_PUT_RIGHT
    if best.scanner != best.host:
        yield tuple(_on_layouts(found, ok=ok))
    yield from _on_what_is_added(best, form)
    if heard.ending is Ending.PAUSE and best.missing is None:
        yield (ScannerProblem.NO_TERMINATOR.value,)
    if heard.gap_ms > _TOO_SLOW_MS:
        # To wait so long would take what a person types quickly for a scan.
        yield (
            phrase(
                "check_findings",
                "One character took {milliseconds} ms, as long as a person's. Scan again; if it stays so, "
                "set the delay between the scanner's characters to none, or the scanner to USB-COM mode.",
                milliseconds=round(heard.gap_ms),
            ),
        )
    elif heard.gap_ms > _SLOW_MS:
        yield (
            phrase(
                "check_findings",
                "The scanner is slow, {milliseconds} ms for one character. "
                "Set the delay between its characters to none, or save this result.",
                milliseconds=round(heard.gap_ms),
            ),
        )


def _on_what_is_added(best: Way, form: ScannerFormat) -> Iterator[Finding]:
    aim = AIM.search(best.prefix)
    if aim:
        yield (
            phrase(
                "check_findings",
                "The scanner puts {added} before each code. Leave it so: the till takes it off.",
                added=aim.group(),
            ),
        )
    prefix, suffix = AIM.sub("", best.prefix, count=1).strip(), best.suffix.strip()
    if prefix and prefix != form.prefix:
        yield (
            phrase(
                "check_findings",
                "The scanner puts {added} before each code. Save this result, and the till takes it off.",
                added=prefix,
            ),
        )
    if suffix and suffix != form.suffix:
        yield (
            phrase(
                "check_findings",
                "The scanner puts {added} after each code. Save this result, and the till takes it off.",
                added=suffix,
            ),
        )


def _on_layouts(found: Sequence[Way], *, ok: bool) -> Iterator[Phrase]:
    likely = [way for way in found if (way.caps, way.missing) == (found[0].caps, found[0].missing)]
    yield _types_for(_names([way.scanner for way in likely]), _names([way.host for way in likely]))
    if found[0].caps == CapsLock.OFF and any(way.caps != CapsLock.OFF for way in found):
        yield phrase("check_findings", "Or Caps Lock is on: the other codes show which.")
    if ok:
        yield phrase("check_findings", "Save this result, and the till puts it right.")
    else:
        yield phrase("check_findings", "From this code alone it stays wrong.")
    yield phrase("check_findings", "Better set the scanner to this computer's keyboard, or to USB-COM mode.")


def _types_for(scanner: str, host: str) -> Phrase:
    if scanner and host:
        return phrase(
            "check_findings",
            "The scanner types for a {scanner} keyboard, this computer has {host}.",
            scanner=scanner,
            host=host,
        )
    if scanner:
        return phrase(
            "check_findings",
            "The scanner types for a {scanner} keyboard, this computer has a different one.",
            scanner=scanner,
        )
    if host:
        return phrase(
            "check_findings",
            "The scanner types for a different keyboard, this computer has {host}.",
            host=host,
        )
    return phrase("check_findings", "The scanner and this computer have different keyboards.")


def _names(layouts: Sequence[str]) -> str:
    """The layouts that it may be, where they are not too many to help, by the names that scanners'
    manuals have for them in every language."""
    names = list(dict.fromkeys(name.split(",")[0] for name in layouts))
    return " / ".join(names) if len(names) <= _MOST_NAMES and all(names) else ""
