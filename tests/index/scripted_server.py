"""A server on this machine that speaks the protocol of OpenAI's chat completions and says what a test lets it say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Say = Callable[[str], str | int]  # from the user's message to the answer, or to an HTTP error


@dataclass
class Server:
    """Where it listens, and what it was asked."""

    url: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def scripted(say: Say) -> Iterator[Server]:
    """A server whose answers `say` gives."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            message = str(body["messages"][-1]["content"])
            server.asked.append(message)
            said = say(message)
            content = json.dumps({"error": {"message": "no"}} if isinstance(said, int) else _completion(said)).encode()
            self.send_response(said if isinstance(said, int) else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{http.server_address[1]}/v1")
    Thread(target=http.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()


def _completion(content: str) -> dict[str, Any]:
    return {
        "id": "1", "object": "chat.completion", "created": 0, "model": "scripted",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 300, "completion_tokens": 50, "total_tokens": 350},
    }  # fmt: skip
