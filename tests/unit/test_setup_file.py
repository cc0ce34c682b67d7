"""Files of settings: what is taken, what is told of the rest, and that what the till writes it also reads."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
import trustme
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as some

from voucher_till.domain.offline import OfflinePolicy
from voucher_till.domain.people import Person, Role
from voucher_till.installation.applying import changed, filled
from voucher_till.installation.file_fields import FIELDS, TABLES
from voucher_till.installation.reading import Problem, WantedPerson, WrongFileError, read_file, read_text
from voucher_till.installation.shipped import shipped_file
from voucher_till.installation.writing import as_toml
from voucher_till.store.settings import (
    CounterSettings,
    DeviceSettings,
    LookSettings,
    NetworkSettings,
    ReceiptSettings,
    Settings,
)
from voucher_till.ui.shared.resources import resource

NEEDED = """[platform]
environment = "test"
client_key = "key"
merchant_id = "1"
[outlet]
third_shop_id = "S"
"""
PLAIN = Settings(client_key="key", merchant_id="1", outlet="S", base_url="https://open.tiktokapis.com")


def problems(text: str | bytes, *, whole: bool = True) -> list[Problem]:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(WrongFileError) as raised:
        read_text(content, Path("/"), whole=whole)
    return raised.value.problems


def test_the_example_is_valid_and_names_every_setting() -> None:
    path = resource("provisioning", "till.toml")
    wanted = read_file(path, whole=True)
    assert wanted.values["platform.environment"] == "test"
    lines = [line.removeprefix("# ") for line in path.read_text("utf-8").splitlines()]
    for table in TABLES:
        assert f"[{table}]" in lines
    for field in FIELDS:
        assert any(line.startswith(f"{field.key} = ") for line in lines), field.name


def test_the_example_with_all_its_lines_in_force_is_valid_too(tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "company-ca.pem"))
    path = tmp_path / "till.toml"
    text = resource("provisioning", "till.toml").read_text("utf-8")
    in_force = [
        line.removeprefix("# ") if " = " in line or line == "# [[people]]" else line
        for line in text.splitlines()
    ]
    path.write_text("\n".join(in_force), "utf-8")
    wanted = read_file(path, whole=True)
    assert set(wanted.values) == {field.name for field in FIELDS}
    assert wanted.people == (WantedPerson("Ayu", Role.MANAGER), WantedPerson("Budi", Role.CASHIER))
    after = filled(None, wanted.values)
    assert after.test_merchant.started == "2026-03-31"
    # What it says holds without its lines, holds without them.
    shown = set(changed(filled(None, read_text(NEEDED.encode(), tmp_path, whole=True).values), after))
    assert shown == {
        "platform.client_key",
        "platform.merchant_id",
        "outlet.third_shop_id",
        "network.ca_file",
        "devices.scanner_ends",
        "counter.cashiers_may",
        "test_merchant.started",
    }


@pytest.mark.parametrize(
    ("text", "line", "key", "said"),
    [
        ("[platform\n", 1, "", "not TOML"),
        ('[look]\ntheme = "dark"\ntheme = "light"\n', 3, "", "not TOML"),
        ("[look]\n\n\ntheme = dark\n", 4, "", "not TOML"),
        ('[look]\nthem = "dark"\n', 2, "look.them", "Is it look.theme?"),
        ('[loook]\ntheme = "dark"\n', 1, "loook", "Is it [look]?"),
        ("[zzz]\n", 1, "zzz", "There is: platform, outlet,"),
        ("\nlook = 1\n", 2, "look", "a line [look]"),
        ('[look]\ntheme = "pink"\n', 2, "look.theme", '"system", "light", "dark", "contrast"'),
        ('[look]\nreduce_motion = "yes"\n', 2, "look.reduce_motion", "true or false"),
        ("[look]\ntext_percent = 900\n", 2, "look.text_percent", "from 100 to 200"),
        ("[look]\ntext_percent = true\n", 2, "look.text_percent", "from 100 to 200"),
        ("[look]\ntext_percent = 120.5\n", 2, "look.text_percent", "whole number"),
        ("[platform]\nread_timeout = nan\n", 2, "platform.read_timeout", "from 0.05 to 3600"),
        ('[platform]\nbase_url = "http://example.org"\n', 2, "platform.base_url", "https://"),
        ('[platform]\nbase_url = "https://a b"\n', 2, "platform.base_url", "https://"),
        ('[platform]\nregion = "ID"\n', 2, "platform.region", '"id", "us"'),
        ('[platform]\nlocale = "id"\n', 2, "platform.locale", '"id-ID"'),
        ('[platform]\nclient_key = " "\n', 2, "platform.client_key", "may not be empty"),
        ('[platform]\nclient_secret = "x"\n', 2, "platform.client_secret", "A secret never stands"),
        ('[outlet]\ntill_name = "a\\nb"\n', 2, "outlet.till_name", "one line"),
        ('[devices]\ncamera = "rtsp://me:pw@10.0.0.9/"\n', 2, "devices.camera", "CAMERA_LOGIN"),
        ('[devices]\ncamera = "rtsp://me:p/w@10.0.0.9/"\n', 2, "devices.camera", "CAMERA_LOGIN"),
        ('[devices]\ncamera = "me:pw@10.0.0.9/"\n', 2, "devices.camera", "CAMERA_LOGIN"),
        ('[devices]\ncamera = "rtsp://cam/?u=me&pwd=pw"\n', 2, "devices.camera", "in the window"),
        ('[receipts]\nprinter = "usb:1"\n', 2, "receipts.printer", "network:HOST"),
        ("[receipts]\ncolumns = 33\n", 2, "receipts.columns", "32, 42, 48"),
        ('[records]\nday_ends = "25:00"\n', 2, "records.day_ends", "time of day"),
        ("[records]\nday_ends = 04:00:00\n", 2, "records.day_ends", "in quotes"),
        ('[offline]\nmax_value = "many"\n', 2, "offline.max_value", 'Or "none"'),
        ("[offline]\nmax_count = -1\n", 2, "offline.max_count", "from 0 to 100000"),
        ('[counter]\ncashiers_may = ["fly"]\n', 2, "counter.cashiers_may", "see_records"),
        ('[network]\nproxy = "proxy.example"\n', 2, "network.proxy", "must be system, none"),
        ('[network]\nproxy = "http://a:b@p:1"\n', 2, "network.proxy", "name and password"),
        ('[network]\nca_file = "/no/such.pem"\n', 2, "network.ca_file", "no such file: /no/such.pem"),
        ('[network]\nca_file = "~nosuchuser/x.pem"\n', 2, "network.ca_file", "no such file"),
        (f'[network]\nca_file = "{"a" * 400}"\n', 2, "network.ca_file", "cannot be read"),
        (f"[offline]\nmax_hours = {'1' * 400}\n", 2, "offline.max_hours", "from 0 to 8760"),
        (f"[offline]\n\nmax_count = {'1' * 5000}\n", 3, "", "too long"),
        ("[offline]\n\nmax_value = 1e99999999999999999999\n", 3, "", "too long"),
        ("[offline]\nmax_value = 1e999999\n", 2, "offline.max_value", "plain digits"),
        ('[offline]\nmax_one = "1e-999999"\n', 2, "offline.max_one", "plain digits"),
        (f"[offline]\nmax_value = 0x{'f' * 900_000}\n", 2, "offline.max_value", "plain digits"),
        ('[test_merchant]\nstarted = "soon"\n', 2, "test_merchant.started", "2026-03-31"),
        ("[test_merchant]\nstarted = 9999-12-31\n", 2, "test_merchant.started", "to 9000-01-01"),
        ('[test_merchant]\nstarted = "0001-01-01"\n', 2, "test_merchant.started", "from 1971-01-01"),
        ("[test_merchant]\nextensions = 6\n", 2, "test_merchant.extensions", "from 0 to 5"),
        ('[[people]]\nname = "Ayu"\npin = "2580"\n', 3, "people.pin", "A PIN never stands"),
        ('[[people]]\nrole = "cashier"\n', 1, "people.name", "A name is needed"),
        ('[[people]]\nname = "Ayu"\nrole = "boss"\n', 3, "people.role", '"cashier", "manager"'),
        ('[[people]]\nname = "Ayu"\n[[people]]\nname = "AYU"\n', 4, "people.name", "listed twice"),
        ('people = ["Ayu"]\n', 1, "people", "[[people]]"),
        ('[look]\n"th\\u0007eme" = 1\n', 2, "look.", "Is it look.theme?"),
    ],
)
def test_each_thing_that_is_wrong_is_told_with_its_line(text: str, line: int, key: str, said: str) -> None:
    [problem] = problems(text, whole=False)
    assert (problem.line, said in str(problem)) == (line, True), problem
    assert problem.key.startswith(key) if key.endswith(".") else problem.key == key
    assert str(problem).isprintable()


def test_a_file_of_authorities_without_a_certificate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n")
    (tmp_path / "till.toml").write_text('[network]\nca_file = "ca.pem"\n')
    with pytest.raises(WrongFileError, match=r"line 2: network\.ca_file: .* holds no certificate"):
        read_file(tmp_path / "till.toml", whole=False)


def test_a_long_list_of_people_is_read_at_once() -> None:
    text = NEEDED + "".join(f'[[people]]\nname = "P{number}"\n' for number in range(20_000))
    begun = time.process_time()
    wanted = read_text(text.encode(), Path("/"), whole=True)
    assert len(wanted.people) == 20_000
    assert time.process_time() - begun < 10


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_lines() -> None:
    found = problems('[look]\ntheme = 1\nthem = 1\n[sound]\nvolume = "loud"\n')
    assert [(one.line, one.key) for one in found] == [
        (0, "platform.environment"),
        (0, "platform.client_key"),
        (0, "platform.merchant_id"),
        (0, "outlet.third_shop_id"),
        (2, "look.theme"),
        (3, "look.them"),
        (5, "sound.volume"),
    ]


def test_practice_at_the_platforms_own_address_is_refused() -> None:
    practice = NEEDED.replace('"test"', '"sandbox"')
    [problem] = problems(practice)
    assert (problem.line, problem.key) == (1, "platform.base_url")
    url = practice.replace("[outlet]", 'base_url = "https://open.tiktokapis.com"\n[outlet]')
    assert [one.line for one in problems(url)] == [5]
    fine = practice.replace("[outlet]", 'base_url = "http://127.0.0.1:8080/"\n[outlet]')
    assert (
        read_text(fine.encode(), Path("/"), whole=True).values["platform.base_url"] == "http://127.0.0.1:8080"
    )


@pytest.mark.parametrize(
    ("content", "line"), [(b"# \xff\n", 1), (NEEDED.encode("utf-16"), 1), (b"a = 1\n\xe4 = 2\n", 2)]
)
def test_another_encoding_is_told(content: bytes, line: int) -> None:
    [problem] = problems(content)
    assert (problem.line, "UTF-8" in str(problem)) == (line, True)


def test_a_byte_order_mark_does_not_matter() -> None:
    assert read_text(b"\xef\xbb\xbf" + NEEDED.encode(), Path("/"), whole=True).values


@pytest.mark.parametrize("name", ["absent.toml", "folder.toml"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(WrongFileError, match="cannot be read"):
        read_file(tmp_path / name, whole=True)


def test_a_file_without_end_is_not_read_to_it(tmp_path: Path) -> None:
    path = tmp_path / "long.toml"
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(WrongFileError, match="too large"):
        read_file(path, whole=True)


one_line = some.text(some.characters(exclude_categories=("C", "Z")), max_size=20)
some_word = some.text(some.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
settings = some.builds(
    Settings,
    client_key=some_word,
    merchant_id=some_word,
    outlet=some_word,
    base_url=some.just("https://open.tiktokapis.com"),
    environment=some.sampled_from(["test", "live"]),
    till_name=some_word,
    read_timeout=some.floats(0.05, 3600),
    devices=some.builds(
        DeviceSettings,
        mirror=some.booleans(),
        serial_port=one_line,
        scanner_prefix=some.text(max_size=5),
        scanner_ends=some.none() | some.booleans(),
    ),
    offline=some.builds(
        OfflinePolicy,
        allow_unverified=some.booleans(),
        max_count=some.none() | some.integers(0, 1000),
        max_value=some.none() | some.decimals(0, 10**9, places=2),
        max_one=some.none() | some.decimals(0, 10**9, places=30),
        max_hours=some.none() | some.floats(0, 8760),
    ),
    look=some.builds(LookSettings, text_percent=some.integers(100, 200)),
    counter=some.builds(CounterSettings, cashiers_may=some.sampled_from([(), ("see_records", "export")])),
    receipts=some.builds(
        ReceiptSettings, printer=some.sampled_from(["", "network:10.0.0.5", "file:/dev/lp0"])
    ),
)


@effort(max_examples=40)
@given(settings)
def test_what_the_till_writes_it_reads_as_the_same(present: Settings) -> None:
    text = as_toml(present, [Person(1, "Ayu", Role.MANAGER, True)])
    wanted = read_text(text.encode(), Path("/"), whole=True)
    assert wanted.people == (WantedPerson("Ayu", Role.MANAGER),)
    ends = present.devices.scanner_ends
    base = msgspec.structs.replace(PLAIN, devices=DeviceSettings(scanner_ends=ends))
    assert filled(base, wanted.values) == present


@pytest.mark.parametrize(
    "camera",
    [
        "rtsp://me:hunter2@10.0.0.9/",
        "rtsp://me:a/hunter2@10.0.0.9/",
        "me:hunter2@cam",
        "rtsp://cam/?pw=hunter2",
    ],
)
def test_a_password_in_the_settings_is_not_written(camera: str) -> None:
    present = msgspec.structs.replace(
        PLAIN,
        devices=DeviceSettings(camera=camera),
        network=NetworkSettings(proxy="http://me:hunter2@proxy.example:3128"),
    )
    assert "hunter2" not in as_toml(present)


def test_what_a_file_does_not_name_stays() -> None:
    present = msgspec.structs.replace(
        PLAIN, offline=OfflinePolicy(allow_unverified=True, max_one=Decimal(5)), till_name="Bar"
    )
    wanted = read_text(b"[offline]\nmax_count = 3\n", Path("/"), whole=False)
    after = filled(present, wanted.values)
    assert after.offline == OfflinePolicy(allow_unverified=True, max_one=Decimal(5), max_count=3)
    assert (after.till_name, changed(present, after)) == ("Bar", ["offline.max_count"])


def test_a_file_beside_the_program_is_found(tmp_path: Path) -> None:
    program = tmp_path / "Voucher Till.app" / "Contents" / "MacOS" / "voucher-till"
    program.parent.mkdir(parents=True)
    assert shipped_file(program) is None
    (tmp_path / "till.toml").write_text(NEEDED)
    assert shipped_file(program) == tmp_path / "till.toml"
    (program.parent / "till.toml").write_text(NEEDED)
    assert shipped_file(program) == program.parent / "till.toml"
    assert shipped_file(tmp_path / "voucher-till") == tmp_path / "till.toml"
    assert shipped_file(tmp_path / "x" / "voucher-till") is None
