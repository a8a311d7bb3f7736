"""Memory and answers of the whole process group of `collegium serve`, on the register of the example record.

    python -m benchmarks.serving

The proportional memory (PSS) of all its processes, those that read included: at rest, while pages are asked for, and
the most of it while a document of some megabytes is read; the time from adding a document to a page that shows it;
the time that a reading takes for whoever tries a document of one's own.
"""

import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

from tools.demo import register

EXAMPLES = Path(__file__).parent.parent / "examples" / "record"
PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
BOUNDARY = "a-boundary-that-no-document-holds"
ROUNDS = 20
NO_CONTENT = 204
LARGE = 2 << 20  # bytes


def processes_below(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return
    for child in children:
        yield from processes_below(int(child))


def memory(pid: int) -> float:
    """The MiB that a process and all below it have; pages that several share count once."""
    kib = 0
    for each in processes_below(pid):
        try:
            kib += int(re.findall(r"^Pss:\s+(\d+)", Path(f"/proc/{each}/smaps_rollup").read_text(), re.M)[0])
        except (FileNotFoundError, ProcessLookupError, IndexError):
            continue  # it has ended meanwhile
    return kib / 1024


class Watch(threading.Thread):
    """Looks at the memory of a server ten times a second."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most, self._done = pid, 0.0, threading.Event()

    def run(self) -> None:
        """Look until it is told to end."""
        while not self._done.wait(0.1):
            self.most = max(self.most, memory(self.pid))

    def end(self) -> float:
        """The most that was seen."""
        self._done.set()
        self.join()
        return self.most


class Browser:
    """Somebody who asks for pages."""

    def __init__(self) -> None:
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open

    def get(self, path: str) -> str:
        """A page."""
        with self._open(ADDRESS + path) as answer:
            page: str = answer.read().decode()
        return page

    def waits(self, document: str) -> bool:
        """Whether a document is still being read."""
        with self._open(f"{ADDRESS}{document}/state") as answer:
            return bool(answer.status == NO_CONTENT)

    def post(self, path: str, said: dict[str, str], file: tuple[str, str, bytes] | None = None) -> tuple[str, str]:
        """The address and the page after a form of a page was sent."""
        parts = {"csrfmiddlewaretoken": TOKEN.findall(self.get(path))[0], **said}
        body = b"".join(_part(f'name="{name}"', value.encode()) for name, value in parts.items())
        body += _part(f'name="{file[0]}"; filename="{file[1]}"', file[2]) if file else b""
        sent = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Referer": ADDRESS}
        body += f"--{BOUNDARY}--\r\n".encode()
        request = urllib.request.Request(ADDRESS + path, body, sent)  # noqa: S310 - of this machine
        with self._open(request) as answer:
            return urllib.parse.urlsplit(answer.url).path, answer.read().decode()


def _part(head: str, content: bytes) -> bytes:
    return f"--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"


@contextmanager
def served(home: Path) -> Iterator[int]:
    """The process of a server that answers."""
    environment = {**os.environ, "COLLEGIUM_HOME": str(home)}
    command = [str(Path(sys.executable).parent / "collegium"), "serve", "--bind", f"127.0.0.1:{PORT}"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        next(line for line in server.stderr if "Booting worker" in line)
        yield server.pid
        server.send_signal(signal.SIGTERM)


def entered(browser: Browser, name: str) -> None:
    """Enter the demonstration as a person."""
    page = browser.get("/enter")
    seat = re.findall(rf'{name}</b>.*?name="seat" value="(\w+)"', page, re.S)[0]
    browser.post("/enter", {"seat": seat})


def added(browser: Browser, content: bytes, shown: bool = True) -> float:
    """The seconds from sending a document to a page that shows its text, or until it was read."""
    space = re.findall(r'href="(/spaces/\w+)">Morvenia', browser.get("/"))[0]
    marking = re.findall(r'<option value="(\w+)"[^>]*>open', browser.get(f"{space}/add"))[0]
    begun = time.perf_counter()
    _, page = browser.post(f"{space}/add", {"marking": marking}, ("documents", "sheet.txt", content))
    document = re.findall(r'href="(/documents/\w+)"', page)[0]
    while browser.waits(document):
        time.sleep(0.05)
    if shown:
        browser.get(document)
    return time.perf_counter() - begun


def main() -> None:
    """Build the register, serve it, and measure."""
    with tempfile.TemporaryDirectory(prefix="collegium-bench-") as folder:
        print(register(Path(folder) / "register"), end="")
        with served(Path(folder) / "register") as pid:
            measure(pid)


def measure(pid: int) -> None:
    """Print the figures of a server."""
    browser = Browser()
    entered(browser, "Mira Tolland")
    print(f"memory of all processes at rest: {memory(pid):.0f} MiB")
    documents = re.findall(r'href="(/documents/\w+)"', browser.get("/"))
    for _ in range(ROUNDS):
        for path in ("/", *documents):
            browser.get(path)
    print(f"after {ROUNDS * (len(documents) + 1)} pages: {memory(pid):.0f} MiB")
    text = (EXAMPLES / "2023-11-21-opening-remarks.txt").read_bytes()
    times = [added(browser, text + b"\n" * number) for number in range(1, ROUNDS)]
    print(f"from adding to a page that shows it: median {statistics.median(times):.2f} s, at most {max(times):.2f} s")
    tried = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        browser.post("/try", {"text": text.decode()})
        tried.append(time.perf_counter() - begun)
    print(f"trying one's own: median {statistics.median(tried):.2f} s, at most {max(tried):.2f} s")
    watch = Watch(pid)
    watch.start()
    seconds = added(browser, text * (LARGE // len(text)), shown=False)
    print(f"while {LARGE >> 20} MiB are read ({seconds:.0f} s): {watch.end():.0f} MiB at most")


if __name__ == "__main__":
    main()
