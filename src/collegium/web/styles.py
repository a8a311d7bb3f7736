"""The files that a page needs beside itself, from the program's own folders: no build step, no other host."""

import hashlib
from functools import cache
from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

FILES = {
    "reading": ("collegium.exchange.page", "style.css", "text/css; charset=utf-8"),
    "statements": ("collegium.exchange.page", "statements.css", "text/css; charset=utf-8"),
    "house": ("collegium.web", "styles/house.css", "text/css; charset=utf-8"),
    "trying": ("collegium.web", "scripts/trying.js", "text/javascript; charset=utf-8"),
    "passkeys": ("collegium.web", "scripts/passkeys.js", "text/javascript; charset=utf-8"),
    "webauthn": ("allauth.mfa", "static/mfa/js/webauthn-json.js", "text/javascript; charset=utf-8"),
    "htmx": ("django_htmx", "static/django_htmx/htmx-2.min.js", "text/javascript; charset=utf-8"),
    "adding": ("collegium.web", "scripts/adding.js", "text/javascript; charset=utf-8"),
    "review": ("collegium.web", "scripts/review.js", "text/javascript; charset=utf-8"),
    "queue": ("collegium.web", "scripts/queue.js", "text/javascript; charset=utf-8"),
    "moments": ("collegium.web", "scripts/moments.js", "text/javascript; charset=utf-8"),
    "copy": ("collegium.web", "scripts/copy.js", "text/javascript; charset=utf-8"),
    "icon": ("collegium.web", "styles/icon.svg", "image/svg+xml"),
}


@cache
def content_of(name: str) -> bytes:
    """The bytes of a file. Raises KeyError where there is none of this name."""
    package, path, _ = FILES[name]
    return files(package).joinpath(path).read_bytes()


@cache
def stamp() -> str:
    """What changes in the files' addresses when one of them does, so that browsers may keep them."""
    return hashlib.sha256(b"".join(content_of(name) for name in sorted(FILES))).hexdigest()[:12]


@require_safe
def style(request: HttpRequest, name: str) -> HttpResponse:
    """One of the files, for a browser to keep."""
    if name not in FILES:
        raise Http404
    response = HttpResponse(content_of(name), content_type=FILES[name][2])
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
