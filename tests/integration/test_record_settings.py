"""How the record is cut into days, also by settings that somebody wrote by hand."""

from __future__ import annotations

import logging
from datetime import time
from pathlib import Path

import pytest

from voucher_till.domain.business_day import DayCut
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import RecordSettings, Settings, load_settings, save_settings


def test_days_end_where_the_settings_say() -> None:
    settings = RecordSettings(day_ends="04:30")
    assert (settings.day_cut, settings.day_ends_problem) == (DayCut(time(4, 30)), "")


@pytest.mark.parametrize("wrong", ["24:00", "half past four", "", "04:00\x00", "\u0664:00"])
def test_days_end_at_midnight_where_it_is_no_time_and_the_log_has_it_once(
    tmp_path: Path, wrong: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = DataFolder(tmp_path / "till")
    records = RecordSettings(day_ends=wrong)
    setup = Settings(client_key="k", merchant_id="1", outlet="OUTLET-1", base_url="", records=records)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            save_settings(folder, setup)
            kept = load_settings(folder)
            assert kept is not None
            assert kept.records.day_cut == DayCut()
            assert "is no time of day" in kept.records.day_ends_problem
    (record,) = caplog.records
    assert repr(wrong) in record.getMessage()
    assert "midnight" in record.getMessage()
