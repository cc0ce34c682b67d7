"""Named moments at which the fault tests pull the plug. Without their variable they do nothing."""

from __future__ import annotations

import os
import signal

VARIABLE = "VOUCHER_TILL_TEST_KILL_AT"

CHOSEN = "chosen"
"""A Redeem is about to be written down."""
INTENT_WRITTEN = "intent_written"
ANSWERED = "answered"
"""Redeem has come back, whatever it said; nothing of that is on disk."""
RESULT_WRITTEN = "result_written"
TOLD = "told"
"""The verdict was shown."""
CLAIMED = "claimed"
"""Sync has taken a row."""
ASKED = "asked"
"""Query has come back to sync."""
RESUBMITTED = "resubmitted"
"""Sync has written the intent of one more Redeem."""
SETTLED = "settled"
"""Sync has written what became of a row."""
EVENT_KEPT = "event_kept"
"""The receiver has an event on disk; it is not worked on, and the platform has no answer yet."""
SETTINGS_WRITTEN = "settings_written"
"""A setup or an import has put other settings in place, and not yet the secrets that came along."""

SALE = (CHOSEN, INTENT_WRITTEN, ANSWERED, RESULT_WRITTEN, TOLD)
SYNC = (CLAIMED, ASKED, RESUBMITTED, ANSWERED, RESULT_WRITTEN, SETTLED)

_ARMED = os.environ.get(VARIABLE, "")


def passed(checkpoint: str) -> None:
    """End the process without any clean-up, as a power cut does, if this checkpoint is armed."""
    if checkpoint == _ARMED:
        os.kill(os.getpid(), signal.SIGKILL)
