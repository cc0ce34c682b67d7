"""Asks the platform again about the vouchers of a period, and finds where the two records differ."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.errors import DiningError
from voucher_till.domain.differences import (
    COMPARED,
    Difference,
    DifferenceKind,
    detail_of,
    end_of_check,
    judge,
)
from voucher_till.domain.journal import Redemption
from voucher_till.domain.phrases import phrase
from voucher_till.records.asking import QUERIES_PER_SECOND, Answers, PatientAsker
from voucher_till.store import checks, differences
from voucher_till.store.checks import CheckGoneError, CheckRun, CheckTakenError, CheckTrouble
from voucher_till.store.database import Database
from voucher_till.store.differences import Finding, HandledBeforeError
from voucher_till.store.reading import Reader
from voucher_till.store.rows import Place

__all__ = [
    "CheckRun",
    "CheckTrouble",
    "Difference",
    "DifferenceKind",
    "HandledBeforeError",
    "PlatformChecks",
]

log = logging.getLogger(__name__)

PAGE_ROWS = 12
"""Asked about between two marks of how far it came; a check that is cut off asks about so many again."""
GOES_ON_WITHIN = timedelta(hours=24)
"""An unfinished check that is older begins anew: what it heard is no longer true."""

_TAKEN = phrase("differences", "This check goes on in another window of this till.")
_GONE = phrase("differences", "The record was replaced by a backup since. Begin the check anew.")


class PlatformChecks:
    """Compares periods with the platform, one at a time."""

    def __init__(
        self,
        client: DiningClient,
        reader: Reader,
        database: Database,
        place: Place,
        *,
        per_second: float = QUERIES_PER_SECOND,
    ) -> None:
        self._reader = reader
        self._database = database
        self._place = place
        self._asker = PatientAsker(client, per_second)
        self._one_run = asyncio.Lock()
        self._stopped = False
        self._troubles: dict[int, CheckTrouble] = {}

    async def begin(self, since: datetime, until: datetime, who: str) -> CheckRun:
        """The check of a period, ``until`` not included, that ``run`` carries out.

        One of just this period that was stopped or cut off in the last day goes on where it was.
        """
        place, begun_after = self._place, datetime.now(UTC) - GOES_ON_WITHIN
        check = await self._database.write(
            lambda connection: (
                checks.unfinished(connection, place, since, until, begun_after)
                or checks.add_check(connection, place, since, until, who)
            )
        )
        return await self._counted(check.id)

    async def run(self, check: CheckRun) -> AsyncGenerator[CheckRun, None]:
        """Carry a check out from where it is; gives how far it came, again and again.

        The last one given is finished, or names the trouble that ended it, or was stopped. Close the
        iteration (``aclosing``) to end it at once. Raises StoreError.
        """
        async with self._one_run:
            self._stopped = False
            self._troubles.pop(check.id, None)
            now, is_begun = check, False
            while not self._stopped and (not is_begun or now.finished_at is None):
                try:
                    now = await (self._next_page(check.id) if is_begun else self._counted(check.id))
                except DiningError as error:
                    log.warning("the check ended early: %s, log ID %s", error, error.log_id)
                    trouble = CheckTrouble(end_of_check(error.reason), error.error_code, error.log_id)
                except CheckTakenError:
                    trouble = CheckTrouble(_TAKEN)
                except CheckGoneError:
                    trouble = CheckTrouble(_GONE)
                else:
                    is_begun = True
                    yield now
                    continue
                self._troubles[check.id] = trouble
                yield replace(now, trouble=trouble)
                return

    def stop(self) -> None:
        """End the run after the vouchers that are being asked about; it can go on later."""
        self._stopped = True

    async def checks(self, limit: int = 50) -> list[CheckRun]:
        """The newest first."""
        found = await self._reader.read(
            lambda connection: checks.newest_checks(connection, self._place, limit)
        )
        return [replace(check, trouble=self._troubles.get(check.id)) for check in found]

    async def differences(self, check_id: int | None = None) -> list[Difference]:
        """What a check found, or without one what waits for a manager, each row once as it was found last."""
        if check_id is None:
            return await self._reader.read(
                lambda connection: differences.open_differences(connection, self._place)
            )
        return await self._reader.read(lambda connection: differences.differences_of(connection, check_id))

    async def handle(self, difference: Difference, who: str, note: str) -> Difference:
        """A manager is done with a difference; kept in the audit trail.

        Raises ValueError without a note, and HandledBeforeError.
        """
        if not note.strip():
            raise ValueError("a note is needed")
        return await self._database.write(
            lambda connection: differences.handle_difference(connection, difference, who, note.strip())
        )

    async def _counted(self, check_id: int) -> CheckRun:
        """Counting takes its time in a long period; a sale that is being written does not wait for it."""
        left = await self._reader.read(lambda connection: checks.rows_left(connection, self._place, check_id))
        return await self._database.write(lambda connection: checks.set_rows_left(connection, check_id, left))

    async def _next_page(self, check_id: int) -> CheckRun:
        """Compare the next rows, or end the check when there are none."""
        page = await self._reader.read(
            lambda connection: checks.next_page(connection, self._place, check_id, PAGE_ROWS)
        )
        if not page.rows:
            return await self._database.write(lambda connection: checks.finish(connection, check_id))
        rows = [row for row in page.rows if row.state in COMPARED and row.outlet == self._place.outlet]
        answers = await self._asker.ask(rows)
        # Only now: a sale that went on meanwhile has its row since before it could be in the answer.
        taken = await self._reader.read(lambda connection: self._accounted(connection, rows))
        answered = [row for row in rows if row.code in answers]
        findings = list(_findings(answered, answers, taken))
        return await self._database.write(
            lambda connection: checks.write_page(connection, check_id, page, answered, findings)
        )

    def _accounted(self, connection: sqlite3.Connection, rows: Sequence[Redemption]) -> frozenset[int]:
        """The numbers of rows whose voucher another row speaks for: a live one, or else the last."""
        taken = checks.taken_codes(connection, self._place, [row.code for row in rows])
        later = checks.followed(connection, self._place, rows)
        return later | {row.id for row in rows if row.code in taken}


def _findings(rows: Iterable[Redemption], answers: Answers, taken: frozenset[int]) -> Iterable[Finding]:
    for row in rows:
        said = answers[row.code]
        kind = judge(row, said.voucher, taken_here=row.id in taken)
        if kind is not None:
            yield Finding(row, kind, detail_of(kind, said.voucher, said.error_code), said.log_id)
