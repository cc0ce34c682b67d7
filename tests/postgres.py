"""A PostgreSQL server of Debian's packages, in a folder of its own, for the tests that ask for one."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path("/usr/lib/postgresql")
_NOBODY = "nobody"


def programs() -> Path | None:
    """The folder of the newest server's programs; None where there is none."""
    found = sorted(_ROOT.glob("*/bin"), key=lambda folder: int(folder.parent.name))
    return found[-1] if found else None


@contextlib.contextmanager
def postgresql(folder: Path, bin_folder: Path) -> Iterator[str]:
    """Run a server on loopback; gives the address of a database. It refuses to run as root: nobody does."""
    folder.mkdir(mode=0o700)
    user = _NOBODY if os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [bin_folder / program, *arguments],
            check=True,
            user=user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    run("initdb", "-D", str(data), "-A", "trust", "-U", "till")
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=on"
    run("pg_ctl", "-D", str(data), "-o", settings, "-l", str(folder / "log"), "-w", "start")
    try:
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "till", "events")
        yield f"postgresql://till@127.0.0.1:{port}/events"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
