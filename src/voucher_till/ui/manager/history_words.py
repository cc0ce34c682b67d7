"""How the history says what it lists: states and verdicts with tone and sign, sources, moments, numbers."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale

from voucher_till.domain.after_sales import RefundStage
from voucher_till.domain.business_day import DayCut
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.verdict import VerdictKind
from voucher_till.records import table_words
from voucher_till.records.history import ScanEntry
from voucher_till.records.table_words import state_words
from voucher_till.ui.shared.language import translate, worded

Row = Redemption | ScanEntry
"""What can be listed."""

_ENDING = 6
_GROUP = 4
_LONGEST_WORD, _PIECE = 24, 8
_THIN_SPACE = "\u2009"
_BREAK = "\u200b"
"""Where a long number may go on in another line; it has no width."""


class ToneLook(NamedTuple):
    """A word, a tone of the theme and a sign: never colour alone."""

    word: Phrase
    tone: str
    sign: str


def _said(kind: VerdictKind) -> Phrase:
    words = table_words.verdict_words(kind)
    assert isinstance(words, Phrase)  # noqa: S101 - this version knows its own answers
    return words


_S, _V = RedemptionState, VerdictKind
STATES = {
    _S.REDEEMED: ToneLook(state_words(_S.REDEEMED), "ok", "ph.check-bold"),
    _S.STORED: ToneLook(state_words(_S.STORED), "stored", "ph.arrow-up-bold"),
    _S.SUBMITTING: ToneLook(state_words(_S.SUBMITTING), "unknown", "ph.hourglass-medium-bold"),
    _S.UNKNOWN: ToneLook(state_words(_S.UNKNOWN), "unknown", "ph.question-bold"),
    _S.CONFLICT: ToneLook(state_words(_S.CONFLICT), "no", "ph.warning-bold"),
    _S.REFUSED: ToneLook(state_words(_S.REFUSED), "no", "ph.x-bold"),
    _S.CANCELLED: ToneLook(state_words(_S.CANCELLED), "used", "ph.prohibit-bold"),
}
_BACK = "ph.arrow-u-up-left-bold"
_REFUNDS = {
    RefundStage.ASKED: ToneLook(phrase("history_words", "Refund asked for"), "used", _BACK),
    RefundStage.REFUNDED: ToneLook(phrase("history_words", "Refunded"), "used", _BACK),
}
"""What a redeemed voucher has become since; a refund that was refused leaves it redeemed."""
_CLOSED = ToneLook(phrase("history_words", "Closed"), "retry", "ph.check-square-bold")
VERDICTS = {
    _V.VERIFIED.value: ToneLook(_said(_V.VERIFIED), "ok", "ph.check-bold"),
    _V.REFUSED.value: STATES[_S.REFUSED],
    _V.ERROR.value: ToneLook(_said(_V.ERROR), "no", "ph.warning-circle-bold"),
    _V.REDEEMED.value: STATES[_S.REDEEMED],
    _V.STORED.value: STATES[_S.STORED],
    _V.UNKNOWN.value: STATES[_S.UNKNOWN],
    _V.CONFLICT.value: STATES[_S.CONFLICT],
    _V.CANCELLED.value: STATES[_S.CANCELLED],
}


def look_of(row: Row) -> ToneLook:
    """How a redemption stands, or what a scan came to."""
    if isinstance(row, Redemption):
        if row.closed_at is not None:
            return _CLOSED
        refund = _REFUNDS.get(row.refund) if row.refund and row.state is _S.REDEEMED else None
        return refund or STATES[row.state]
    return VERDICTS.get(row.verdict, VERDICTS[_V.ERROR.value])


def source_words(source: str) -> str:
    """What scanned it."""
    if not source:
        return translate("history_words", "Not known")
    known = table_words.source_words(source)
    return known if isinstance(known, str) else worded(known)


def cashier_words(cashier: str) -> str:
    """Who sold; some words where nobody was signed in."""
    return cashier or translate("history_words", "Nobody signed in")


def product_words(row: Row) -> str:
    """What was redeemed or scanned; some word where the platform never said."""
    if row.product_name or isinstance(row, Redemption):
        return row.product_name or translate("history_words", "Voucher")
    return translate("history_words", "Not known")


def number_end(text: str | None) -> str:
    """The end of a long number, as people read it out."""
    if not text:
        return ""
    return text if len(text) <= _ENDING else f"…{text[-_ENDING:]}"


def grouped(text: str) -> str:
    """A long number in groups that the eye can follow; it breaks into lines between them.

    The groups count from the end: the last digits stand together as they are read out.
    """
    if len(text) <= 2 * _GROUP or " " in text:
        return text
    first = len(text) % _GROUP
    groups = [text[:first]] if first else []
    groups += [text[start : start + _GROUP] for start in range(first, len(text), _GROUP)]
    return (_THIN_SPACE + _BREAK).join(groups)


def parted(text: str) -> str:
    """The same to the eye, but a word that is wider than the card cannot push its edge away."""
    return " ".join(_split(word) if len(word) > _LONGEST_WORD else word for word in text.split(" "))


def _split(word: str) -> str:
    starts = range(0, len(word), _PIECE)
    return _BREAK.join(word[start : start + _PIECE] for start in starts)


class Clock:
    """Moments by the outlet's clock, in words."""

    def __init__(self, cut: DayCut) -> None:
        self._cut = cut
        self._this_year = cut.clock(datetime.now().astimezone()).year

    def moment(self, at: datetime) -> str:
        """``24 Nov, 12:41``; in other years with their last two digits."""
        local = self._cut.clock(at)
        year = "" if local.year == self._this_year else f" \N{RIGHT SINGLE QUOTATION MARK}{local:%y}"
        return f"{_written(local, 'd MMM')}{year}, {local:%H:%M}"

    def day(self, at: datetime) -> str:
        """``Tue 24 Nov 2026``."""
        return _written(self._cut.clock(at), "ddd d MMM yyyy")

    def time(self, at: datetime) -> str:
        """``12:41:05``."""
        return f"{self._cut.clock(at):%H:%M:%S}"


def _written(local: datetime, form: str) -> str:
    return QLocale().toString(QDate(local.year, local.month, local.day), form)
