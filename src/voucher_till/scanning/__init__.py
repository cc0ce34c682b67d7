"""Scans from cameras, handheld scanners, files and the keyboard. Knows no window system."""

import os

# OpenCV and FFmpeg write to standard error about damaged films and lost cameras; the till says it in words.
os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
# Media Foundation looks for hardware transforms first, which takes seconds for each setting it is given.
os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
