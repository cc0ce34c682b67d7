"""Scans from cameras, handheld scanners, files and the keyboard. Knows no window system."""
