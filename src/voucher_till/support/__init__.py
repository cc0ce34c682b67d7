"""What helps when something goes wrong: the log, crash reports, the diagnostics file, what this is."""
