"""What to say when the platform did not list or change outlets and products."""

from __future__ import annotations

from dataclasses import dataclass

from voucher_till.dining_api.error_codes import CodeKind
from voucher_till.dining_api.errors import (
    DiningError,
    NoAnswerError,
    PartlySubmittedError,
    RefusedError,
    UnreadableAnswerError,
)
from voucher_till.domain.diagnosis import Circumstances, diagnose
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.step_words import step_words
from voucher_till.domain.symptoms import CHANGES


@dataclass(frozen=True, slots=True)
class CatalogueTrouble:
    """What is wrong, and what to do."""

    says: tuple[Phrase, ...]
    in_doubt: bool
    """It may have been done all the same."""
    error_code: str | None = None
    log_id: str | None = None


def trouble_of(error: DiningError, circumstances: Circumstances) -> CatalogueTrouble:
    """Read an error."""
    step = diagnose(error.symptom, circumstances)
    if step is not None:
        words = step_words(step)
        says: tuple[Phrase, ...] = (words.wrong, words.remedy)
    else:
        reason = str(error).removeprefix(f"{error.error_code}: ")
        says = (phrase("catalogue_trouble", "The platform did not do it. It says: {reason}.", reason=reason),)
    doubtful = _is_in_doubt(error)
    if doubtful:
        says += (
            phrase("catalogue_trouble", "It may have been done all the same: look before you try again."),
        )
    return CatalogueTrouble(says, doubtful, error.error_code, error.log_id)


def _is_in_doubt(error: DiningError) -> bool:
    if isinstance(error, PartlySubmittedError) and error.in_doubt:
        return True
    unanswered = isinstance(error, NoAnswerError | UnreadableAnswerError) or (
        isinstance(error, RefusedError) and error.kind is CodeKind.OUTCOME_UNKNOWN
    )
    return unanswered and error.symptom.call in CHANGES
