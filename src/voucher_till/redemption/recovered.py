"""What people are told when the record had to be restored."""

from __future__ import annotations

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.store.database import Cause, Recovery

_CAUSES = {
    Cause.DAMAGED: phrase("recovered", "The till's record was damaged."),
    Cause.MISSING: phrase("recovered", "The till's record was gone."),
    Cause.BEHIND: phrase("recovered", "The till's record had lost what was written last."),
    Cause.RESTORED: phrase("recovered", "The till's record was brought back from a backup."),
}


def sentence(recovery: Recovery) -> tuple[Phrase, ...]:
    """What happened, what came back, and what to do, sentence by sentence."""
    said = [
        _CAUSES[recovery.cause],
        phrase("recovered", "Restored from its second copy: %n voucher(s).", "", recovery.restored),
    ]
    if recovery.kept_as and recovery.cause is Cause.RESTORED:
        said.append(phrase("recovered", "The file of before is kept as {name}.", name=recovery.kept_as))
    elif recovery.kept_as:
        said.append(phrase("recovered", "The damaged file is kept as {name}.", name=recovery.kept_as))
    if recovery.unreadable_lines:
        lines = recovery.unreadable_lines
        said.append(phrase("recovered", "%n line(s) of the copy could not be read.", "", lines))
    return (*said, phrase("recovered", "Tell your manager."))
