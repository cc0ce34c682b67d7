"""Voucher Till: redeems TikTok GO Dining vouchers at an outlet's counter."""

import os

# Read by OpenCV when it is loaded, which more than one package here does.
# It and FFmpeg write about damaged films and lost cameras to standard error; the till says it in words.
os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
# Media Foundation looks for hardware transforms first, which takes seconds for each setting it is given.
os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
