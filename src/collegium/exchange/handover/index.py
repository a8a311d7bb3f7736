"""The page of a package: what is in it, readable without a network, without a script."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from collegium.exchange.handover.packing import Packed

STYLE = (
    "body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif}"
    "td,th{padding:.2rem .8rem .2rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "code{font-size:.75rem;overflow-wrap:anywhere}"
)
PROOF = (
    "Every file but manifest.json itself is named there with its SHA-256. “collegium verify --anchor "
    "journal-head.jsonl”, asked of the register that this was taken from, tells whether its journal still holds this "
    "head."
)


def index_of(about: Mapping[str, Any], files: Iterable[Packed]) -> str:
    """The page."""
    called, marking = escape(about["space"]["called"]), escape(about["marking"])
    head = about["journal"]
    rows = "".join(map(_row, files))
    handling = f"<p><strong>Handling: {marking}</strong></p>\n" if marking else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Hand-over: {called}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{handling}"
        f"<h1>Hand-over: {called}</h1>\n<p>As it stood on {escape(about['as_of'])}, at change {head['number']} of its "
        f"journal, <code>{escape(head['hash']) or 'none'}</code>.</p>\n<p>{PROOF}</p>\n"
        '<table>\n<thead><tr><th scope="col">File</th><th scope="col">What it is</th><th scope="col">Bytes</th>'
        f"</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{handling}</body>\n</html>\n"
    )


def _row(file: Packed) -> str:
    link = f'<a href="{quote(file.name)}">{escape(file.name)}</a>'
    return f"<tr><td>{link}</td><td>{escape(file.says)}</td><td>{file.size:,}</td></tr>\n"
