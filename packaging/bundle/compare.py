"""Whether two builds of the same commit are the same, and what differs."""

from __future__ import annotations

import hashlib
from pathlib import Path


def compare(first: Path, second: Path) -> int:
    """Print each file that differs; returns 0 when none does."""
    before, after = _digests(first), _digests(second)
    different = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    for name in different:
        if name in before and name in after:
            at = _first_difference(first / name, second / name)
            print(f"  differs from byte {at}: {name}")
        else:
            print(f"  only in the {'first' if name in before else 'second'}: {name}")
    print(f"bundle: {len(before)} files compared, {len(different)} differ")
    return 1 if different else 0


def _digests(folder: Path) -> dict[str, str]:
    found = {}
    for file in folder.rglob("*"):
        name = file.relative_to(folder).as_posix()
        if file.is_symlink():
            found[name] = f"-> {file.readlink()}"
        elif file.is_file():
            with file.open("rb") as content:
                found[name] = hashlib.file_digest(content, "sha256").hexdigest()
    return found


def _first_difference(one: Path, other: Path) -> int:
    pairs = enumerate(zip(one.read_bytes(), other.read_bytes(), strict=False))
    return next(
        (at for at, (left, right) in pairs if left != right), min(one.stat().st_size, other.stat().st_size)
    )
