"""The section of the settings about the record: its days, its backups, and what is forgotten."""

from __future__ import annotations

from voucher_till.store.settings import RecordSettings
from voucher_till.ui.setup.settings_controls import Chip
from voucher_till.ui.setup.settings_parts import Section
from voucher_till.ui.shared.language import translate

DAY_ENDS = ("00:00", "01:00", "02:00", "03:00", "04:00", "05:00", "06:00")
BACKUPS_KEPT = (7, 14, 30, 90)
CONTACT_DAYS = (0, 30, 90, 180, 365)


class RecordSection(Section):
    """How the record is cut into days, and how it is kept."""

    def __init__(self) -> None:
        super().__init__(translate("record_section", "Record"))
        self.add_card(
            self.chips(
                "day_ends",
                translate("record_section", "A day ends at"),
                translate(
                    "record_section",
                    "What is sold after midnight and before this time belongs to the day before, "
                    "in every total.",
                ),
                [Chip(one, one) for one in DAY_ENDS],
            ),
        )
        self.add_card(
            self.switch(
                "daily_backup",
                translate("record_section", "A backup each day"),
                translate("record_section", "Made by itself while the till is open, and checked."),
            ),
            self.chips(
                "backups_kept",
                translate("record_section", "Backups that stay"),
                translate("record_section", "Older ones are removed when a new one is made."),
                [Chip(str(one), str(one)) for one in BACKUPS_KEPT],
                number=True,
            ),
        )
        self.add_card(
            self.chips(
                "contact_days",
                translate("record_section", "Forget customers' contacts"),
                translate(
                    "record_section",
                    "After so long they are blanked for good, in this record and in its second copy.",
                ),
                [
                    Chip(translate("record_section", "Never"), "0"),
                    *(
                        Chip(translate("record_section", "%n day(s)", "", one), str(one))
                        for one in CONTACT_DAYS[1:]
                    ),
                ],
                number=True,
            ),
        )

    def show_settings(self, records: RecordSettings) -> None:
        """What is in use."""
        for name in self.controls:
            self.show_value(name, getattr(records, name))
