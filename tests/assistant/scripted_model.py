"""A language model on loopback that says what the test tells it to, over the protocols of OpenAI and of Ollama."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server sends back. `cut`: it hangs up before the end; `wait_s`: before the first byte."""

    text: str = ""
    code: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    error: str = "mis"
    finish: str = "stop"
    tool: bool = False  # the text as the arguments of a tool call
    cut: bool = False
    wait_s: float = 0.0
    endless: str = ""  # sent over and over
    usage: tuple[int, int] = (120, 40)


def answer(*claims: tuple[str, list[tuple[str, str]]], unanswered: tuple[str, ...] = (), **how: Any) -> Reply:
    """A well-formed answer: claims with (key, quote) pairs."""
    body = {
        "claims": [{"text": t, "quotes": [{"key": k, "quote": q} for k, q in quotes]} for t, quotes in claims],
        "unanswered": list(unanswered),
    }
    return Reply(json.dumps(body, ensure_ascii=False), **how)


class ScriptedModel:
    """The server. Replies are used in order, the last one again and again. `requests` are the bodies that came."""

    def __init__(self, *replies: Reply | Callable[[dict[str, Any]], Reply]) -> None:
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self._replies = replies
        self._stop = Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> ScriptedModel:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._server.shutdown()
        self._server.server_close()

    def _reply(self, body: dict[str, Any]) -> Reply:
        reply = self._replies[min(len(self.requests) - 1, len(self._replies) - 1)]
        return reply(body) if callable(reply) else reply

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        script = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                script.requests.append(body)
                script.headers.append({name.lower(): value for name, value in self.headers.items()})
                reply = script._reply(body)
                script._stop.wait(reply.wait_s)
                try:
                    if reply.code != 200:
                        self._refuse(reply)
                    else:
                        ollama = self.path.startswith("/api/")
                        self._send(_ollama(reply) if ollama else _openai(reply), ollama, reply)
                except (BrokenPipeError, ConnectionResetError):
                    pass  # the client had enough

            def _refuse(self, reply: Reply) -> None:
                content = json.dumps({"error": {"message": reply.error, "code": reply.error}}).encode()
                self.send_response(reply.code)
                for name, value in {**reply.headers, "content-type": "application/json"}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def _send(self, lines: Iterator[str], ollama: bool, reply: Reply) -> None:
                self.send_response(200)
                self.send_header("content-type", "application/x-ndjson" if ollama else "text/event-stream")
                self.send_header("connection", "close")
                self.end_headers()
                for line in lines:
                    if script._stop.is_set():
                        return
                    self.wfile.write(line.encode())
                    self.wfile.flush()
                    if reply.endless:
                        time.sleep(0.001)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def _pieces(reply: Reply) -> Iterator[str]:
    """The text in pieces of a few characters, as a model writes."""
    yield from (reply.text[at : at + 24] for at in range(0, len(reply.text), 24))
    while reply.endless:
        yield reply.endless


def _openai(reply: Reply) -> Iterator[str]:
    def event(delta: dict[str, Any], finish: str | None = None, **more: Any) -> str:
        choices = [{"index": 0, "delta": delta, "finish_reason": finish}] if not more else []
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": choices, **more}
        return f"data: {json.dumps(chunk)}\n\n"

    for number, piece in enumerate(_pieces(reply)):
        if reply.tool:
            call: dict[str, Any] = {"index": 0, "function": {"arguments": piece}}
            if number == 0:
                call |= {"id": "t", "type": "function", "function": {"name": "Antwoord", "arguments": piece}}
            yield event({"tool_calls": [call]})
        else:
            yield event({"content": piece, "role": "assistant"})
    if reply.cut:
        return
    yield event({}, reply.finish)
    given, made = reply.usage
    yield event({}, usage={"prompt_tokens": given, "completion_tokens": made, "total_tokens": given + made})
    yield "data: [DONE]\n\n"


def _ollama(reply: Reply) -> Iterator[str]:
    def line(content: str, **more: Any) -> str:
        message: dict[str, Any] = {"role": "assistant", "content": content}
        return json.dumps({"model": "m", "created_at": "2026-01-01T00:00:00Z", "message": message, **more}) + "\n"

    for piece in _pieces(reply):
        yield line(piece, done=False)
    if not reply.cut:
        given, made = reply.usage
        yield line("", done=True, done_reason=reply.finish, prompt_eval_count=given, eval_count=made)
