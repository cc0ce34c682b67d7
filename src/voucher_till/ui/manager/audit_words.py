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
    "client secret changed": phrase("audit_words", "Client secret changed"),
    "conflict closed": phrase("audit_words", "Conflict closed"),
    "contacts blanked": phrase("audit_words", "Contacts blanked"),
    "day signed": phrase("audit_words", "Day signed"),
    "day exported": phrase("audit_words", "Day exported"),
    "differences exported": phrase("audit_words", "Differences exported"),
    "difference handled": phrase("audit_words", "Difference handled"),
    "difference settled": phrase("audit_words", "Difference gone at a later check"),
    "environment left": phrase("audit_words", "Environment left"),
    "environment taken into use": phrase("audit_words", "Environment taken into use"),
    "forced offline": phrase("audit_words", "Taken off the line"),
    "history exported": phrase("audit_words", "History exported"),
    "launch step done": phrase("audit_words", "Step towards going live ticked"),
    "launch step not done": phrase("audit_words", "Step towards going live no longer ticked"),
    "log ID not used": phrase("audit_words", "Log ID marked as not used"),
    "log ID used": phrase("audit_words", "Log ID marked as used on the portal"),
    "manager's PIN reset": phrase("audit_words", "Manager's PIN reset"),
    "people copied": phrase("audit_words", "People copied"),
    "person added": phrase("audit_words", "Person added"),
    "person removed": phrase("audit_words", "Person removed"),
    "person renamed": phrase("audit_words", "Person renamed"),
    "proxy login changed": phrase("audit_words", "Login of the proxy changed"),
    "record recovered": phrase("audit_words", "Record recovered"),
    "role changed": phrase("audit_words", "Role changed"),
    "secrets forgotten": phrase("audit_words", "Secrets forgotten"),
    "set up": phrase("audit_words", "Till set up"),
    "settings changed": phrase("audit_words", "Settings changed"),
    "summary exported": phrase("audit_words", "Summary exported"),
    "settings exported": phrase("audit_words", "Settings exported"),
    "settings imported": phrase("audit_words", "Settings imported"),
    "test merchant recorded": phrase("audit_words", "Test merchant recorded"),
    "wrong PIN": phrase("audit_words", "Wrong PIN"),
}


def action_words(action: str) -> str:
    """An action as people read it; one that this version does not know stays as it is."""
    known = _ACTIONS.get(action)
    return worded(known) if known is not None else action
