"""Carries out what the window asks for about the platform, the network and the settings as a file."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from voucher_till.app import circumstances_of, platform_config
from voucher_till.cli.assistant_draft import begin_with
from voucher_till.cli.practice_till import practice_folder
from voucher_till.cli.secret_proof import SecretProof
from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.config import Network
from voucher_till.dining_api.errors import DiningError
from voucher_till.dining_api.network import BadNetworkError, proxy_for, trusted
from voucher_till.dining_api.token import TokenStorage
from voucher_till.domain.diagnosis import Step, diagnose
from voucher_till.domain.environment import Environment, LeftOpen
from voucher_till.domain.phrases import Phrase
from voucher_till.domain.symptoms import Call
from voucher_till.installation import secret_care, switching
from voucher_till.installation.record import left_open
from voucher_till.installation.settings_file import (
    Imported,
    export_settings,
    import_settings,
    read_settings,
)
from voucher_till.redemption.probing import Probe, probe
from voucher_till.store import addressed, environments
from voucher_till.store.authorities import authorities_of
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import NetworkSettings, Settings, load_settings


class NotKeptError(Exception):
    """The settings are gone from the disk since the window was opened."""


class WindowPlatformWork:
    """``PlatformWork`` for the till of one folder; ``root`` is the data folder that its environment is in."""

    def __init__(self, root: DataFolder, folder: DataFolder) -> None:
        self._root = root
        self._folder = folder

    async def configured(self) -> tuple[Environment, ...]:
        """The environments that can be switched to at once, with the one in use.

        Practice is always there. It leads back to where one came from only: whoever practises is asked for no
        PIN of the till's, and so may not choose where the till works.
        """
        if self.practises:
            in_use = await asyncio.to_thread(environments.in_use, self._root)
            return (Environment.SANDBOX, in_use) if in_use is not None else (Environment.SANDBOX,)
        found = await asyncio.to_thread(environments.configured, self._root)
        return tuple(one for one in Environment if one is Environment.SANDBOX or one in found)

    @property
    def practises(self) -> bool:
        """Whether this is practice, which stands beside the environments."""
        return self._folder == practice_folder(self._root)

    async def left_open(self) -> LeftOpen:
        """What is open in the record of the one in use."""
        return await left_open(self._folder)

    async def switch(self, to: Environment, who: str) -> None:
        """Use another from the next window on. Practice stands beside them and changes nothing."""
        if to in await self.configured() and (self.practises or to is Environment.SANDBOX):
            return
        await switching.switch(self._root, to, who, agreed=True)

    async def begin_setup(self, environment: Environment) -> None:
        """Leave a draft for that environment, unless there is one; what was typed for others stays in it."""
        if environment is not Environment.SANDBOX:
            look = (await self._settings()).look
            await asyncio.to_thread(begin_with, self._root, environment, look)

    async def check(self) -> list[Probe]:
        """Try the connection as it is set now, by a client of its own: the window's may be set otherwise."""
        settings, secrets = await self._settings(), Secrets(self._folder)
        secret = await asyncio.to_thread(secrets.get, CLIENT_SECRET) or ""
        try:
            client = await self._client(settings, secret, secrets)
        except BadNetworkError as error:
            # Such settings are not taken; but a file can be moved afterwards.
            step = Step.INSPECTION if settings.network.ca_file else Step.PROXY
            return [Probe(Call.TOKEN, datetime.now(UTC), step, detail=str(error))]
        try:
            return await probe(client, circumstances_of(settings))
        finally:
            await client.aclose()

    async def _client(self, settings: Settings, secret: str, storage: TokenStorage) -> DiningClient:
        login = await asyncio.to_thread(addressed.proxy_login, self._folder, settings.network)
        config = await asyncio.to_thread(platform_config, self._folder, settings, secret, login)
        return await asyncio.to_thread(DiningClient, config, storage, self._folder.token_lock)

    async def _settings(self) -> Settings:
        settings = await asyncio.to_thread(load_settings, self._folder)
        if settings is None:
            raise NotKeptError
        return settings

    async def secret_place(self) -> str:
        """The name of the keyring with the secrets; empty where they are in a file."""
        place = await asyncio.to_thread(Secrets(self._folder).place)
        return "" if place.startswith("file ") else place

    async def change_secret(self, secret: str, who: str) -> Probe | None:
        """Keep another client secret, once a sign-in with it went well."""
        settings = await self._settings()

        try:
            await secret_care.rotate(self._folder, secret, who, SecretProof(self._folder, settings))
        except DiningError as error:
            step = diagnose(error.symptom, circumstances_of(settings)) or Step.PLATFORM
            return Probe(
                Call.TOKEN, datetime.now(UTC), step, error.log_id or "", error_code=error.error_code or ""
            )
        return None

    async def forget_secrets(self, who: str) -> None:
        """Forget every secret of this environment."""
        await secret_care.forget(self._folder, who)

    async def network_problem(self, network: NetworkSettings) -> Phrase | None:
        """Why other settings of the network cannot be used."""
        wanted = Network(
            network.proxy, await asyncio.to_thread(authorities_of, self._folder, network.ca_file)
        )
        settings = await self._settings()
        try:
            proxy_for(wanted, settings.base_url)
            await asyncio.to_thread(trusted, wanted)
        except BadNetworkError as error:
            return error.problem
        return None

    async def has_proxy_login(self) -> bool:
        """Whether a name and a password for the proxy that is set are kept."""
        network = (await self._settings()).network
        return bool(await asyncio.to_thread(addressed.proxy_login, self._folder, network))

    async def has_other_proxy_login(self) -> bool:
        """Whether those that are kept are another proxy's."""
        network = (await self._settings()).network
        return await asyncio.to_thread(addressed.has_other_proxy_login, self._folder, network)

    async def keep_proxy_login(self, login: str, who: str) -> None:
        """Keep ``name:password`` for the proxy; empty to forget it."""
        proxy = (await self._settings()).network.proxy
        await secret_care.keep_proxy_login(self._folder, login, proxy, who)

    async def receiver_problem(self, address: str, token: str) -> Phrase | None:
        """Why a receiver of the platform's messages cannot be asked with this token; None when it can."""
        # SQLAlchemy takes its time to load, and most tills have no receiver elsewhere.
        from voucher_till.cli.receiver_proof import problem_of

        network = (await self._settings()).network
        login = await asyncio.to_thread(addressed.proxy_login, self._folder, network)
        authorities = await asyncio.to_thread(authorities_of, self._folder, network.ca_file)
        return await problem_of(address, token, Network(network.proxy, authorities, login))

    async def keep_receiver_token(self, address: str, token: str, who: str) -> None:
        """Keep what this receiver is asked with; an empty token to forget it."""
        await secret_care.keep_receiver_token(self._folder, token, address, who)

    async def export_settings(self, path: Path, who: str) -> None:
        """Write the settings to a file, without secrets."""
        await export_settings(self._folder, await self._settings(), path, who)

    async def import_settings(self, path: Path, who: str) -> Imported:
        """Take what a file names. Raises WrongFileError."""
        present = await self._settings()
        wanted = await asyncio.to_thread(read_settings, path, present, at_any_address=self.practises)
        return await import_settings(self._folder, present, wanted, who)
