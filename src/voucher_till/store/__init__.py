"""What the till keeps: journal, scan log, settings, secrets."""
