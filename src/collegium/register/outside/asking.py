"""One request to the outside reader, in a child process that is ended when its time is over, whatever it waits for.

What the installation names is asked and nothing else: by TLS with the certificate of that host, or on this machine; no
redirect is followed, no proxy taken from the environment, no more than so many bytes taken in.
"""

import json
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.exceptions import HTTPError

from collegium import __version__
from collegium.reading.child import MIB
from collegium.reading.confine import Limits, run
from collegium.reading.errors import TooSlow
from collegium.register.errors import OutOfOrder, OutsideFailed
from collegium.register.rules.outside import Outside

LARGEST = 1 << 20  # bytes of an answer
AT_ONCE = 1 << 16
WELL = 200
REMEDY = "Look at its server, and at the COLLEGIUM_OUTSIDE settings."


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent, and where to."""

    address: str
    key: str = field(repr=False)
    body: bytes = field(repr=False)
    seconds: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status and the bytes, or why nothing did; `wait` is how long the server asks to wait."""

    status: int = 0
    body: bytes = b""
    trouble: str = ""
    wait: str = ""


def ask(outside: Outside, question: dict[str, Any]) -> bytes:
    """The body of the answer to a question. Raises OutOfOrder, OutsideFailed."""
    body = json.dumps(question, ensure_ascii=False).encode()
    request = Request(f"{outside.address}/chat/completions", outside.key, body, outside.seconds)
    with closing(run(_send, [request], 1, Limits(float(outside.seconds), 128 * MIB))) as outcomes:
        outcome = next(outcomes)
    if isinstance(outcome.error, TooSlow):
        raise OutOfOrder(f"The outside reader did not answer within {outside.seconds} seconds.", REMEDY)
    reply = outcome.result
    if reply is None:
        raise OutsideFailed("The answer of the outside reader could not be taken in.", REMEDY)
    return _body_of(reply)


def _body_of(reply: Reply) -> bytes:
    if reply.trouble:
        raise OutOfOrder(f"The outside reader cannot be reached ({reply.trouble}).", REMEDY)
    if reply.status != WELL:
        wait = timedelta(seconds=int(reply.wait)) if reply.wait.isdecimal() and len(reply.wait) < 9 else None
        raise OutOfOrder(f"The outside reader answered with HTTP {reply.status}.", REMEDY, wait)
    if len(reply.body) > LARGEST:
        raise OutsideFailed(f"The answer of the outside reader has more than {LARGEST >> 20} MiB.", REMEDY)
    return reply.body


def _send(request: Request) -> Reply:
    """Send a request. Runs in the child: nothing else of the register is done there."""
    parts = urlsplit(request.address)
    headers = {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "User-Agent": f"collegium/{__version__}",
        **({"Authorization": f"Bearer {request.key}"} if request.key else {}),
    }
    timeout = Timeout(connect=min(10, request.seconds), read=request.seconds)
    try:
        with _pool(parts.scheme, parts.hostname or "", parts.port, timeout) as pool:
            answer = pool.urlopen(
                "POST",
                parts.path,
                body=request.body,
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
                decode_content=False,
            )
            return Reply(answer.status, _taken(answer), wait=answer.headers.get("Retry-After", ""))
    except HTTPError as error:
        return Reply(trouble=type(error).__name__)


def _pool(scheme: str, host: str, port: int | None, timeout: Timeout) -> HTTPConnectionPool:
    """The way to the host. The name that stands for this machine is not looked up: nobody can point it elsewhere."""
    if scheme == "https":
        return HTTPSConnectionPool(host, port, timeout=timeout)
    return HTTPConnectionPool("127.0.0.1" if host == "localhost" else host, port, timeout=timeout)


def _taken(answer: BaseHTTPResponse) -> bytes:
    """The body, and no more than one piece above what is allowed."""
    body = b""
    while len(body) <= LARGEST and (piece := answer.read(AT_ONCE)):
        body += piece
    return body
