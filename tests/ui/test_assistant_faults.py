"""Each thing that can be wrong with the setup or the network is named by the assistant's own page too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from assistant_room import play_assistant
from platform_calls import Caller
from setup_faults import Scene, SetupFault, cases
from stage import tap, until

from voucher_till.domain.step_words import step_words
from voucher_till.sandbox.server import SandboxServer
from voucher_till.ui.setup.assistant.access_page import AccessPage
from voucher_till.ui.setup.assistant.places import Place
from voucher_till.ui.setup.assistant.services import Grade
from voucher_till.ui.setup.assistant.window import AssistantWindow


@pytest.fixture
def scene(sandbox: SandboxServer, caller: Caller, tmp_path: Path) -> Iterator[Scene]:
    with ExitStack() as around:
        # What is set up in the assistant is the test merchant's or live; practice needs none of it.
        yield Scene(sandbox, caller, tmp_path, around, {"environment": "live"})


@pytest.mark.parametrize("fault", list(cases()), ids=lambda fault: fault.name)
def test_the_page_names_the_step(scene: Scene, fault: SetupFault) -> None:
    fault.plant(scene)
    folder = scene.set_up()
    scene.arm()

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.ACCESS)
        page = window.view.page
        assert isinstance(page, AccessPage)
        await tap(page.check_button, area=page)
        await until(lambda: bool(page.findings.cards))
        bad = [card.finding for card in page.findings.cards if card.finding.grade is Grade.BAD]
        if fault.step is None:
            assert (len(page.findings.cards), bad) == (4, []), page.findings.text
            return
        words = step_words(fault.step)
        said = [(str(one.title), *map(str, one.says)) for one in bad]
        assert said == [(str(words.title), str(words.wrong), str(words.remedy))], page.findings.text
        assert str(words.remedy) in page.findings.text

    play_assistant(folder.root, play)
