"""What `doctor` finds out about the environments, the test merchant's time and where secrets are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from voucher_till.cli.finding import Finding
from voucher_till.domain.environment import Environment
from voucher_till.domain.phrases import english
from voucher_till.domain.test_merchant import ClockState, MerchantClock
from voucher_till.store import environments
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import Secrets
from voucher_till.store.settings import Settings

_WELL = (ClockState.FINE, ClockState.UNKNOWN)


def look_at_environments(root: DataFolder) -> Finding:
    """Which one is in use, and which others there are. ``root`` is the whole data folder.

    Raises StoreError.
    """
    found = [one.value for one in environments.configured(root)]
    in_use = environments.in_use(root)
    return Finding("environment", True, f"in use: {in_use or 'none'}; set up: {', '.join(found) or 'none'}")


def look_at_secrets(folder: DataFolder) -> Finding:
    """Where secrets are kept, and whether others can read them there. Blocks."""
    secrets = Secrets(folder)
    if not secrets.is_private():
        return Finding(
            "secrets", False, f"others on this computer can read {folder.secrets}; run: chmod 600 on it"
        )
    return Finding("secrets", True, secrets.place())


def look_at_test_merchant(settings: Settings, today: date) -> Iterator[Finding]:
    """How long it can still be used, where the till works on it."""
    if settings.environment == Environment.TEST:
        kept = settings.test_merchant
        clock = MerchantClock.recorded(kept.started, kept.extensions)
        yield Finding("test merchant", clock.state(today) in _WELL, english(clock.words(today)))
