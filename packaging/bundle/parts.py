"""What the bundle is made of: the Python packages, and on Debian the system's libraries."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROGRAM = "voucher-till"
LIBRARIES = "_internal"


def python_packages() -> dict[str, Distribution]:
    """The program's packages on this system by their normal names, the program first."""
    found: dict[str, Distribution] = {}
    waiting: list[tuple[str, frozenset[str]]] = [(PROGRAM, frozenset({""}))]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        name, extras = one
        try:
            package = distribution(name)
        except PackageNotFoundError:  # for another system
            continue
        found[str(canonicalize_name(name))] = package
        for line in package.requires or ():
            need = Requirement(line)
            if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append((need.name, frozenset({"", *need.extras})))
    return found


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A Debian package, and its libraries in the bundle."""

    name: str
    version: str
    files: tuple[str, ...]

    @property
    def copyright(self) -> Path:
        """Its licence, as Debian keeps it."""
        return Path("/usr/share/doc") / self.name / "copyright"


def system_packages(work: Path) -> list[SystemPackage]:
    """Where libraries in the bundle came from, by PyInstaller's own list in its work folder.

    None on systems without Debian's package list.
    """
    if sys.platform != "linux" or not shutil.which("dpkg-query"):
        return []
    entries: list[tuple[str, str, str]] = ast.literal_eval((work / "COLLECT-00.toc").read_text("utf-8"))[0]
    files: dict[str, list[str]] = {}
    for _, source, kind in sorted(entries):
        if kind == "BINARY" and source.startswith(("/lib/", "/usr/lib/")):
            files.setdefault(_owner(Path(source)), []).append(Path(source).name)
    return [SystemPackage(name, _version(name), tuple(listed)) for name, listed in sorted(files.items())]


def _owner(library: Path) -> str:
    """The package of a library; where /lib is a link to /usr/lib, Debian may know it by either name."""
    for path in (library, library.resolve(), Path("/usr") / library.relative_to("/")):
        query = ["dpkg-query", "--search", str(path)]
        asked = subprocess.run(query, capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0]
    raise SystemExit(f"bundle: no Debian package has {library}, so its licence is not known")


def _version(name: str) -> str:
    query = ["dpkg-query", "--show", "--showformat", "${Version}\n", name]
    return subprocess.run(query, capture_output=True, text=True, check=True).stdout.split()[0]
