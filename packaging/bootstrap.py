"""Sets up what the program needs and runs it or its tests. Standard library only.

python3 packaging/bootstrap.py test     set up and run the tests
python3 packaging/bootstrap.py check    lint and types
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
LOCK = ROOT / "packaging" / "requirements-dev.txt"


def run(*command: str | Path) -> None:
    """Run a command, showing it, and end with its exit code when it fails."""
    words = [str(part) for part in command]
    print("+", *words, flush=True)
    status = subprocess.run(words, cwd=ROOT, check=False).returncode
    if status:
        sys.exit(status)


def set_up() -> None:
    """Make the virtual environment hold exactly the locked packages."""
    if not PYTHON.exists():
        print(f"Making a virtual environment in {VENV}", flush=True)
        venv.create(VENV, with_pip=True)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCK)


def main() -> None:
    """Do what the one argument names."""
    commands: dict[str, list[list[str]]] = {
        "test": [["pytest"]],
        "check": [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    }
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit(f"usage: bootstrap.py {'|'.join(commands)}")
    set_up()
    for module in commands[sys.argv[1]]:
        run(PYTHON, "-m", *module)


if __name__ == "__main__":
    main()
