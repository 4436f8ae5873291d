"""A language model on loopback that answers in one piece, over OpenAI's protocol (ScriptedModel answers in streams)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Say = Callable[[str], str | int]  # from the last message to the answer, or to an HTTP error


@dataclass
class PlainModel:
    """Where it listens, and the messages that came."""

    url: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def plain_model(say: Say) -> Iterator[PlainModel]:
    """A model that says what `say` gives."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            model.asked.append(str(body["messages"][-1]["content"]))
            said = say(model.asked[-1])
            content = json.dumps({"error": {"message": "mis"}} if isinstance(said, int) else _completion(said)).encode()
            self.send_response(said if isinstance(said, int) else 200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    model = PlainModel(f"http://127.0.0.1:{server.server_address[1]}/v1")
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()


def _completion(text: str) -> dict[str, Any]:
    return {
        "id": "c", "object": "chat.completion", "created": 0, "model": "m",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": 120, "completion_tokens": 40, "total_tokens": 160},
    }  # fmt: skip
