"""Each thing that can be wrong with the setup or the network is named alike: by the probe, by the verdict of
a real `check`, and by a real `doctor`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from commands import Shell
from platform_calls import Caller
from setup_faults import Scene, SetupFault, cases

from voucher_till.app import circumstances_of, open_till
from voucher_till.domain.diagnosis import Step, is_off
from voucher_till.domain.phrases import english
from voucher_till.domain.reasons import Reason
from voucher_till.domain.step_words import cashier_words, step_words
from voucher_till.domain.symptoms import Call
from voucher_till.redemption.probing import Probe, probe
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder

EVERY = pytest.mark.parametrize("fault", list(cases()), ids=lambda fault: fault.name)


@pytest.fixture
def scene(sandbox: SandboxServer, caller: Caller, tmp_path: Path) -> Iterator[Scene]:
    with ExitStack() as around:
        yield Scene(sandbox, caller, tmp_path, around)


async def look(folder: DataFolder) -> list[Probe]:
    async with open_till(folder) as till:
        return await probe(till.client, circumstances_of(till.settings))


@EVERY
async def test_the_probe_names_the_step(scene: Scene, fault: SetupFault) -> None:
    fault.plant(scene)
    folder = scene.set_up()
    scene.arm()
    probes = await look(folder)
    # The outlet is missing in two answers: in what may be asked of it, and in what can be redeemed there.
    missing = list(dict.fromkeys(one.step for one in probes if not one.is_good))
    if any(is_off(one.skew) for one in probes) and Step.CLOCK not in missing:
        missing.append(Step.CLOCK)
    assert missing == ([fault.step] if fault.step else [])
    assert [one.call for one in probes][:1] == [Call.TOKEN]
    if fault.step is None:
        assert [one.call for one in probes] == [Call.TOKEN, Call.QUERY, Call.OUTLETS, Call.PRODUCTS]
        assert all(one.log_id for one in probes[1:])


@EVERY
def test_the_verdict_and_doctor_name_the_step(scene: Scene, fault: SetupFault) -> None:
    fault.plant(scene)
    scene.set_up()
    shell = Shell(scene.root / "till", scene.sandbox.base_url)

    scene.arm()
    [told] = shell.run("check", "1", "--json").objects
    if fault.cashier is None:
        assert told["reason"] == "not_found"
    else:
        assert told["message"] == english(cashier_words(fault.cashier, Reason(told["reason"])))

    scene.arm()
    report = shell.run("doctor", "--json")
    bad = {line["check"]: line for line in report.objects if not line["ok"]}
    assert report.code == (1 if fault.step else 0), report.out
    if fault.step is not None:
        assert bad[fault.finding]["step"] == fault.step.value
        assert str(step_words(fault.step).remedy) in bad[fault.finding]["detail"]
    # A clock that is wrong is told besides, wherever it shows, and so is a test merchant that has ended.
    besides = {"clock", "test merchant"}
    assert set(bad) - besides == {fault.finding} - {"", *besides}


def test_scopes_that_are_not_needed_are_no_fault(scene: Scene) -> None:
    [fault] = [one for one in cases() if one.name == "optional scopes missing"]
    fault.plant(scene)
    scene.set_up()
    report = Shell(scene.root / "till", scene.sandbox.base_url).run("doctor", "--json")
    found = {line["check"]: (line["ok"], line["detail"], line.get("step")) for line in report.objects}
    assert found["scope outlets"] == (True, "not granted (optional)", "outlet_scope")
    assert found["scope products"] == (True, "not granted (optional)", "product_scope")


def test_a_till_that_is_off_the_line_by_order_says_so(scene: Scene) -> None:
    scene.set_up()
    shell = Shell(scene.root / "till", scene.sandbox.base_url)
    assert shell.run("offline", "--by", "Ayu", "--reason", "slow at noon").code == 0
    [told] = shell.run("check", "1", "--json").objects
    assert told["message"] == english(cashier_words(Step.FORCED_OFFLINE, Reason.NO_LINE))
    lines = [line for line in shell.run("doctor", "--json").objects if not line["ok"]]
    assert [(line["check"], line["step"]) for line in lines] == [("line", "forced_offline")]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"proxy": "socks5://127.0.0.1:1080"}, "A SOCKS proxy cannot be used"),
        ({"proxy": "http://me:s3cret@127.0.0.1:3128"}, "must not hold its name and password"),
        ({"proxy": "127.0.0.1:3128"}, "must be system, none, or look like"),
        ({"ca_file": "absent.pem"}, "absent.pem cannot be read"),
        ({"ca_file": __file__}, "holds no certificate"),
    ],
)
def test_a_network_that_cannot_be_used_gets_a_sentence(
    scene: Scene, settings: dict[str, str], said: str
) -> None:
    scene.network(**settings)
    scene.set_up()
    shell = Shell(scene.root / "till", scene.sandbox.base_url)
    done = shell.run("check", "1")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "s3cret" not in done.err
    report = shell.run("doctor", "--json")
    assert report.code == 1
    [network] = [line for line in report.objects if not line["ok"]]
    assert network["check"] == "network"
    assert said in network["detail"]


def test_the_proxys_login_is_written_nowhere_else(scene: Scene) -> None:
    [fault] = [one for one in cases() if one.name == "proxy wants another login"]
    fault.plant(scene)
    folder = scene.set_up()
    shell = Shell(scene.root / "till", scene.sandbox.base_url)
    printed = [shell.run("check", "1"), shell.run("doctor")]
    assert all("office:wrong" not in done.out + done.err for done in printed)
    holding = [
        path.name
        for path in folder.root.rglob("*")
        if path.is_file() and b"office:wrong" in path.read_bytes()
    ]
    assert holding == ["secrets.json"]
