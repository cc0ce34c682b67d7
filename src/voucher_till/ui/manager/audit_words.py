"""What people did, in the language of whoever reads the audit trail; the trail itself is kept in English."""

from __future__ import annotations

from voucher_till.domain.phrases import phrase
from voucher_till.ui.shared.language import worded

_ACTIONS = {
    "PIN changed": phrase("audit_words", "PIN changed"),
    "audit trail exported": phrase("audit_words", "Audit trail exported"),
    "back on the line": phrase("audit_words", "Back on the line"),
    "backup made": phrase("audit_words", "Backup made"),
    "backup restored": phrase("audit_words", "Backup restored"),
    "conflict closed": phrase("audit_words", "Conflict closed"),
    "contacts blanked": phrase("audit_words", "Contacts blanked"),
    "day signed": phrase("audit_words", "Day signed"),
    "day exported": phrase("audit_words", "Day exported"),
    "differences exported": phrase("audit_words", "Differences exported"),
    "difference handled": phrase("audit_words", "Difference handled"),
    "forced offline": phrase("audit_words", "Taken off the line"),
    "history exported": phrase("audit_words", "History exported"),
    "manager's PIN reset": phrase("audit_words", "Manager's PIN reset"),
    "person added": phrase("audit_words", "Person added"),
    "person removed": phrase("audit_words", "Person removed"),
    "person renamed": phrase("audit_words", "Person renamed"),
    "record recovered": phrase("audit_words", "Record recovered"),
    "role changed": phrase("audit_words", "Role changed"),
    "settings changed": phrase("audit_words", "Settings changed"),
    "summary exported": phrase("audit_words", "Summary exported"),
    "wrong PIN": phrase("audit_words", "Wrong PIN"),
}


def action_words(action: str) -> str:
    """An action as people read it; one that this version does not know stays as it is."""
    known = _ACTIONS.get(action)
    return worded(known) if known is not None else action
