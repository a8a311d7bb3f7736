"""Every page and file that somebody can reach, as words."""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

from django.test import Client

OTHERS = ("keeper", "secretariat", "editor_qn", "principal_qn", "reader_qn", "editor_qt", "public")
LINK = re.compile(r'(?:href|action|src)="([^"]+)"')
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:\+00:00|Z)")  # when an export was made
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
PACKED = b"PK\x03\x04"
OF_THE_MOMENT = {"Expires", "Content-Length"}  # the second of what is packed, which a moment inside makes longer


def words_of(body: bytes) -> str:
    """The words of an answer: of a paper or a table of an office those of its parts, which lie packed in it."""
    if not body.startswith(PACKED):
        return body.decode("utf-8", errors="replace")
    with ZipFile(BytesIO(body)) as packed:
        return "\n".join(f"{name}\n{words_of(packed.read(name))}" for name in packed.namelist())


def crawl(client: Client, starts: list[str]) -> Iterator[tuple[str, str]]:
    """Every page, file and error that can be reached by links from the addresses, with its headers, once."""
    waiting, seen = list(starts), set(starts)
    while waiting:
        path = waiting.pop()
        answer = client.get(path)
        body = words_of(answer.content)
        headers = {name: value for name, value in answer.headers.items() if name not in OF_THE_MOMENT}
        yield path, f"{answer.status_code} {headers}\n{body}"
        for link in LINK.findall(body):
            found = urlsplit(urljoin(path, link.replace("&amp;", "&")))
            following = found.path + (f"?{found.query}" if found.query else "")
            if not found.netloc and following not in seen:
                seen.add(following)
                waiting.append(following)
