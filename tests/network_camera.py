"""A network camera for tests."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import cv2
from pictures import Picture


class NetworkCamera:
    """Motion-JPEG over HTTP, with a cable that can be pulled."""

    def __init__(self, pictures: list[Picture]) -> None:
        jpegs = [cv2.imencode(".jpg", picture)[1].tobytes() for picture in pictures]
        self._plugged = plugged = threading.Event()
        plugged.set()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if not plugged.is_set():
                    self.send_error(503)
                    return
                self.send_response(200)
                self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
                self.end_headers()
                number = 0
                try:
                    while plugged.is_set():
                        jpeg = jpegs[number % len(jpegs)]
                        number += 1
                        head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
                        self.wfile.write(head.encode() + jpeg + b"\r\n")
                        time.sleep(1 / 30)  # a camera has a frame rate
                except OSError:
                    pass
                self.close_connection = True

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}/video"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def pull(self) -> None:
        self._plugged.clear()

    def plug(self) -> None:
        self._plugged.set()

    def close(self) -> None:
        self.pull()
        self._server.shutdown()
        self._server.server_close()
