"""Secrets that a test puts everywhere, and the search for them in whatever the program wrote or started."""

from __future__ import annotations

import base64
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

SPY = '''
"""Notes what each process was started with, and what it starts: arguments and environment."""
import json, os, sys

def _note(kind, arguments, environment):
    texts = [str(one) for one in arguments]
    line = json.dumps([kind, texts, {str(name): str(value) for name, value in environment.items()}])
    with open(os.environ["STARTS_NOTED_IN"], "a", encoding="utf-8") as file:
        file.write(line + "\\n")

def _hook(event, given):
    if event == "subprocess.Popen":
        executable, arguments, _folder, environment = given
        several = [arguments] if isinstance(arguments, (str, bytes)) else list(arguments)
        _note("child", [executable, *several], os.environ if environment is None else environment)

_note("itself", sys.orig_argv, {})
sys.addaudithook(_hook)
'''


@dataclass(frozen=True, slots=True)
class Start:
    """What a process was started with."""

    kind: str
    """``itself`` for a command of the test, whose environment is the test's own; ``child`` for one of its."""
    arguments: list[str]
    environment: dict[str, str]


@dataclass(slots=True)
class Planted:
    """Secrets by what they are."""

    secrets: dict[str, str] = field(default_factory=dict)

    def __setitem__(self, name: str, value: str) -> None:
        assert len(value) >= 4, f"{name} is too short to be looked for"
        self.secrets[name] = value

    def only(self, *beginnings: str) -> Planted:
        """Those whose name begins so."""
        return Planted({name: value for name, value in self.secrets.items() if name.startswith(beginnings)})

    def found_in_bytes(self, content: bytes) -> list[str]:
        """What of them stands there, in any of the writings they are likely to have."""
        return [
            name for name, value in self.secrets.items() if any(one in content for one in _writings(value))
        ]

    def found_below(self, root: Path, leave_out: Callable[[Path], bool] = lambda _path: False) -> list[str]:
        """``secret in file`` for each in the files of a folder, also in those within a zip."""
        found = []
        for name, content in _contents(root, leave_out):
            found += [f"{secret} in {name}" for secret in self.found_in_bytes(content)]
        return found

    def found_in_starts(self, starts: list[Start]) -> list[str]:
        """``secret in command`` for each that another user of the computer could see, or a child could."""
        return [
            f"{secret} in {start.arguments[:3]}"
            for start in starts
            for secret in self.found_in_bytes(json.dumps([start.arguments, start.environment]).encode())
        ]


def _writings(value: str) -> Iterator[bytes]:
    yield value.encode()
    yield quote(value, safe="").encode()
    yield json.dumps(value)[1:-1].encode()
    for before in range(3):
        # As a part of a longer text, such as the name and password of a login, it has one of three writings.
        padded = base64.b64encode(b"\0" * before + value.encode()).rstrip(b"=")
        whole = len(padded) - (1 if (before + len(value.encode())) % 3 else 0)
        yield padded[(0, 2, 3)[before] : whole]


def _contents(root: Path, leave_out: Callable[[Path], bool]) -> Iterator[tuple[str, bytes]]:
    for path in sorted(root.rglob("*")):
        if not path.is_file() or leave_out(path):
            continue
        yield path.name, path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as bundle:
                for name in bundle.namelist():
                    yield f"{path.name}/{name}", bundle.read(name)


def spied_on(environment: dict[str, str], folder: Path) -> Callable[[], list[Start]]:
    """Have every Python process with this environment note what it is started with and what it starts."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SPY, encoding="utf-8")
    notes = folder / "starts.jsonl"
    environment["STARTS_NOTED_IN"] = str(notes)
    before = environment.get("PYTHONPATH", "")
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(folder), before]))
    return lambda: [Start(*json.loads(line)) for line in notes.read_text(encoding="utf-8").splitlines()]
