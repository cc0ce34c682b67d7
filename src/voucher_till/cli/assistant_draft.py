"""The draft that the assistant goes on with: one that was left, or what the till is set up with."""

from __future__ import annotations

import msgspec

from voucher_till.domain.environment import Environment
from voucher_till.installation.drafting import PRACTICE, begun_from, moved_to, renewed, taken_along
from voucher_till.installation.switching import in_use_if_clear
from voucher_till.store import environments
from voucher_till.store.addressed import proxy_login, server_of
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import LookSettings, NetworkSettings, Settings, load_settings
from voucher_till.store.setup_draft import SetupDraft, load_draft, save_draft
from voucher_till.ui.setup.assistant.places import Place


def settings_of_environment(root: DataFolder, environment: str) -> Settings | None:
    """Where the till is set up for it. Blocks. Raises StoreError."""
    if environment in ("", PRACTICE):
        return None
    settings = load_settings(environments.folder_of(root, Environment(environment)))
    return settings if settings is not None and settings.environment == environment else None


def settings_to_begin_with(root: DataFolder, environment: str) -> Settings | None:
    """What a setup of an environment goes on from: its own settings, else what the one in use has in common
    with it; None where there are neither. Blocks. Raises StoreError."""
    own = load_settings(environments.folder_of(root, Environment(environment)))
    if own is not None:
        return own
    in_use = in_use_if_clear(root)
    left = settings_of_environment(root, in_use) if in_use is not None else None
    return taken_along(left) if left is not None else None


def proxy_login_to_begin_with(root: DataFolder, environment: str, network: NetworkSettings) -> str:
    """The login of the proxy that is set: of the environment itself, else of the one in use. Blocks."""
    own = proxy_login(environments.folder_of(root, Environment(environment)), network)
    in_use = in_use_if_clear(root)
    if own or in_use is None:
        return own
    left = settings_of_environment(root, in_use)
    # For the same proxy alone: another one is not given it.
    is_same = left is not None and server_of(left.network.proxy) == server_of(network.proxy)
    return proxy_login(environments.folder_of(root, in_use), network) if is_same else ""


def draft_at_hand(root: DataFolder, look: LookSettings) -> SetupDraft:
    """The one that was left, brought up to what was changed elsewhere since; or else a new one."""
    left = load_draft(root)
    if left is None:
        return beginning(root, look)
    return renewed(left, settings_of_environment(root, left.environment))


def beginning(root: DataFolder, look: LookSettings) -> SetupDraft:
    """What the till is set up with; before the first setup nothing but how the window looks."""
    in_use = in_use_if_clear(root)
    settings = settings_of_environment(root, in_use) if in_use is not None else None
    if settings is None:
        return SetupDraft(look=look)
    return begun_from(settings)


def begin_with(root: DataFolder, environment: Environment, look: LookSettings) -> None:
    """Leave a draft for an environment, at the page where its setup begins. Blocks. Raises StoreError."""
    draft = draft_at_hand(root, look)
    if draft.environment == environment:
        return
    left, there = (settings_of_environment(root, one) for one in (draft.environment, environment))
    moved = moved_to(draft, environment, left, there)
    begun = (Place.LANGUAGE.value, Place.ENVIRONMENT.value, Place.PLATFORM.value)
    seen = (*draft.seen, *(place for place in begun if place not in draft.seen))
    save_draft(root, msgspec.structs.replace(moved, page=Place.PLATFORM.value, seen=seen))
