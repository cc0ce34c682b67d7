"""What the settings about platform, network and support ask to be done; the program's start does it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from voucher_till.domain.environment import Environment, LeftOpen
from voucher_till.domain.phrases import Phrase
from voucher_till.installation.settings_file import Imported
from voucher_till.redemption.probing import Probe
from voucher_till.store.settings import NetworkSettings


class PlatformWork(Protocol):
    """All of it for the environment in use. Each method may raise StoreError."""

    @property
    def practises(self) -> bool:
        """Whether this is practice, which stands beside the environments."""

    async def configured(self) -> tuple[Environment, ...]:
        """The environments that can be switched to at once, with the one in use."""

    async def left_open(self) -> LeftOpen:
        """What is open in the record of the one in use."""

    async def switch(self, to: Environment, who: str) -> None:
        """Use another from the next window on; whoever asked for it knows what stays open here.

        Raises SwitchError.
        """

    async def begin_setup(self, environment: Environment) -> None:
        """Let the assistant begin with an environment when it is opened next; practice needs no setup."""

    async def check(self) -> list[Probe]:
        """Try the connection with the settings and the secret as they are kept now."""

    async def secret_place(self) -> str:
        """The name of the keyring with the secrets; empty where they are in a file."""

    async def change_secret(self, secret: str, who: str) -> Probe | None:
        """Keep another client secret; None when it is kept, else how the sign-in with it failed."""

    async def forget_secrets(self, who: str) -> None:
        """Forget every secret of this environment."""

    async def network_problem(self, network: NetworkSettings) -> Phrase | None:
        """Why other settings of the network cannot be used; with such ones the till would not open again."""

    async def has_proxy_login(self) -> bool:
        """Whether a name and a password for the proxy that is set are kept."""

    async def has_other_proxy_login(self) -> bool:
        """Whether those that are kept are another proxy's, which this one is not given."""

    async def keep_proxy_login(self, login: str, who: str) -> None:
        """Keep ``name:password`` for the proxy; empty to forget it."""

    async def receiver_problem(self, address: str, token: str) -> Phrase | None:
        """Why a receiver of the platform's messages cannot be asked with this token; None when it can."""

    async def keep_receiver_token(self, address: str, token: str, who: str) -> None:
        """Keep what this receiver is asked with; an empty token to forget it."""

    async def export_settings(self, path: Path, who: str) -> None:
        """Write the settings to a file, without secrets."""

    async def import_settings(self, path: Path, who: str) -> Imported:
        """Take what a file names. Raises WrongFileError."""
