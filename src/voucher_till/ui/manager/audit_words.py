"""What people did, in the language of whoever reads the audit trail; the trail itself is kept in English."""

from __future__ import annotations

from voucher_till.domain.phrases import phrase
from voucher_till.ui.shared.language import worded

_ACTIONS = {
    "certificates handed in": phrase("audit_words", "Certificates handed in"),
    "outlets claimed": phrase("audit_words", "Outlets claimed"),
    "outlets decorated": phrase("audit_words", "Outlets decorated"),
    "outlets updated": phrase("audit_words", "Basic data of outlets changed"),
    "product changed": phrase("audit_words", "Price and stock changed"),
    "product delisted": phrase("audit_words", "Product taken off sale"),
    "product withdrawn from review": phrase("audit_words", "Product taken back from review"),
    "receiver joined": phrase("audit_words", "Receiver of messages joined"),
    "receiver left": phrase("audit_words", "Receiver of messages left"),
    "PIN changed": phrase("audit_words", "PIN changed"),
    "audit trail exported": phrase("audit_words", "Audit trail exported"),
    "audit trail not as written": phrase("audit_words", "Audit trail is not as it was written"),
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
    "receiver token changed": phrase("audit_words", "Token for the receiver of messages changed"),
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

_STAGES = {
    "asked for": phrase("audit_words", "asked for"),
    "failed": phrase("audit_words", "failed"),
}
"""Of what the platform is asked to do, which is noted before it leaves."""


def action_words(action: str) -> str:
    """An action as people read it; one that this version does not know stays as it is."""
    done, _, stage = action.partition(": ")
    known, stands = _ACTIONS.get(done), _STAGES.get(stage)
    if known is None or (stage and stands is None):
        return action
    return f"{worded(known)} ({worded(stands)})" if stands is not None else worded(known)
