"""The bundle's list of parts, as CycloneDX: in the bundle, and beside it for those who only look."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from parts import SystemPackage, python_packages, system_packages

ROOT = Path(__file__).resolve().parents[2]


def write(bundle: Path, work: Path, beside: Path) -> None:
    """Write the list into the bundle and to another file."""
    inside = bundle / "voucher-till.cdx.json"
    inside.write_text(json.dumps(_listed(work), indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(inside, beside)


def _listed(work: Path) -> dict[str, Any]:
    whole = _environment()
    wanted = set(python_packages())
    root = whole["metadata"]["component"]["bom-ref"]
    kept = [part for part in whole["components"] if str(canonicalize_name(part["name"])) in wanted]
    kept = [part for part in kept if part["name"] != whole["metadata"]["component"]["name"]]
    refs = {root, *(part["bom-ref"] for part in kept)}
    links = [link for link in whole.get("dependencies", ()) if link["ref"] in refs]
    for link in links:
        link["dependsOn"] = [ref for ref in link.get("dependsOn", ()) if ref in refs]
    whole["components"] = [*kept, _python(), *map(_system, system_packages(work))]
    whole["dependencies"] = links
    return whole


def _environment() -> dict[str, Any]:
    """What the packages' own tool says of everything that is installed, also what only builders use."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "all.json"
        command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible"]
        project = str(ROOT / "pyproject.toml")
        subprocess.run([*command, "--pyproject", project, "-o", str(file), sys.executable], check=True)
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _python() -> dict[str, Any]:
    return {
        "type": "platform",
        "bom-ref": "python",
        "name": "python",
        "version": platform.python_version(),
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }


def _system(part: SystemPackage) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": f"deb:{part.name}",
        "name": part.name,
        "version": part.version,
        "purl": f"pkg:deb/debian/{part.name}@{part.version}",
        "properties": [{"name": "file", "value": file} for file in part.files],
    }
