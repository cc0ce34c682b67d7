"""Goes on with a check of a till's folder, saying how far it came, until it is killed."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from voucher_till.app import open_till
from voucher_till.records.checking import PlatformChecks
from voucher_till.store.folder import DataFolder


async def main(root: Path, check_id: int) -> None:
    """The check with this number."""
    async with open_till(DataFolder(root)) as till:
        checks = PlatformChecks(till.client, till.reader, till.database, till.place)
        check = next(one for one in await checks.checks() if one.id == check_id)
        async for step in checks.run(check):
            if step.done:
                sys.stdout.write(f"{step.done}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
