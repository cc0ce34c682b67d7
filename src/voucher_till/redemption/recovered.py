"""What people are told when the record had to be restored."""

from __future__ import annotations

from voucher_till.store.database import Cause, Recovery

_CAUSES = {
    Cause.DAMAGED: "The till's record was damaged.",
    Cause.MISSING: "The till's record was gone.",
    Cause.BEHIND: "The till's record had lost what was written last.",
}


def sentence(recovery: Recovery) -> str:
    """What happened, what came back, and what to do: tell a manager."""
    parts = [_CAUSES[recovery.cause], f"{recovery.restored} vouchers were restored from its second copy."]
    if recovery.kept_as:
        parts.append(f"The damaged file is kept as {recovery.kept_as}.")
    if recovery.unreadable_lines:
        parts.append(f"{recovery.unreadable_lines} lines of the copy could not be read.")
    return " ".join([*parts, "Tell your manager."])
