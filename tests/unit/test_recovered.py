"""What people are told of a recovery."""

from __future__ import annotations

import pytest

from voucher_till.domain.phrases import english
from voucher_till.redemption.recovered import sentence
from voucher_till.store.recovery import Cause, Recovery


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_a_sentence_of_its_own(cause: Cause) -> None:
    said = english(sentence(Recovery(cause, "till.db.kept", 3)))
    others = {english(sentence(Recovery(other, "till.db.kept", 3))) for other in Cause if other is not cause}
    assert said not in others
    assert "till.db.kept" in said
    assert "3 vouchers" in said


def test_the_file_of_before_a_restore_was_not_damaged() -> None:
    said = english(sentence(Recovery(Cause.RESTORED, "till.db.kept")))
    assert "damaged" not in said
    assert "from a backup" in said
