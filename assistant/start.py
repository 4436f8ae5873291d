"""Serving the chat page: the port, and the process that serves."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from assistant.command_line import STOPPED, UsageProblem
from assistant.settings import Settings

SAMPLE = "Hoeveel vacatures stonden er medio 2024 open in Drenthe?"
_PAGE = Path(__file__).resolve().parent.parent / "ui" / "app.py"


def check_port(port: int) -> None:
    """Raises UsageProblem where another program listens on the port already."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError as error:
            raise UsageProblem(
                f"Poort {port} is bezet; misschien draait AIMI al op http://localhost:{port}. Kies anders een andere "
                f"poort: aimi start --port {port + 1} (of: make run PORT={port + 1})."
            ) from error


def serve_page(settings: Settings, port: int, address: str) -> int:
    """Serves the chat page at an address of this machine until it is stopped; its exit code."""
    command = [
        sys.executable, "-m", "streamlit", "run", str(_PAGE), "--server.port", str(port), "--server.address", address,
        "--server.headless", "true", "--browser.gatherUsageStats", "false", "--logger.level", "error",
    ]  # fmt: skip
    environment = {**os.environ, "AIMI_DATA": str(settings.data)}
    try:  # what Streamlit prints is an English greeting; faults come on stderr
        return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode
    except KeyboardInterrupt:
        return STOPPED
