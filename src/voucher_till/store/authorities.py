"""The file of authorities, kept once more: the stick or the share it came from may be taken away."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from voucher_till.store.errors import StoreError
from voucher_till.store.folder import DataFolder, write_whole

log = logging.getLogger(__name__)

_LARGEST_BYTES = 4_000_000


def authorities_of(folder: DataFolder, named: str) -> str:
    """The file to trust by: the one that is named, or its copy while that one is gone. Blocks.

    While the file is there it counts, and the copy follows it.
    """
    if not named:
        return ""
    copy = folder.root / f"authorities-{hashlib.sha256(named.encode(errors='replace')).hexdigest()[:16]}.pem"
    try:
        content = _read(Path(named))
        if content is None:
            return str(copy) if copy.is_file() else named
        if folder.root.is_dir() and content != _read(copy):
            write_whole(copy, content)
    except (OSError, ValueError, StoreError) as error:
        log.warning("the file of authorities is not kept once more: %s", type(error).__name__)
    return named


def _read(path: Path) -> bytes | None:
    """What is in a file; None where there is none, or one that is too large for certificates."""
    if not path.is_file() or path.stat().st_size > _LARGEST_BYTES:
        return None
    return path.read_bytes()
