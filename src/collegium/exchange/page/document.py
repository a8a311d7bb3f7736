"""Reading → page: the frame around its parts."""

from importlib.resources import files

from collegium.exchange.page.division import divide
from collegium.exchange.page.markup import escaped, language_mark
from collegium.exchange.page.masthead import masthead, title_of
from collegium.exchange.page.provenance import provenance
from collegium.exchange.page.speakers import speakers
from collegium.exchange.page.turns import body_of
from collegium.reading.contract import Reading

POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page_of(reading: Reading) -> str:
    """A reading as one HTML page that needs nothing beside itself: no script, no request to any host.

    Every character of the reading's text stands in it, in order; what reading adds has the class `read`.
    """
    division = divide(reading)
    kind = "spoken" if reading.turns else "unspoken-only"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n{_head(reading)}<body class="{kind}">\n'
        f'<a class="skip read" href="#text">Skip to the text</a>\n'
        f"{masthead(reading, division)}{speakers(reading.turns)}"
        f'<main id="text" tabindex="-1"{language_mark(reading.source.language)}>\n'
        f"{body_of(reading, division.passages)}</main>\n{provenance(reading)}</body>\n</html>\n"
    )


def _head(reading: Reading) -> str:
    style = files("collegium.exchange.page").joinpath("style.css").read_text(encoding="utf-8")
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escaped(title_of(reading))}</title>\n<style>\n{style}</style>\n</head>\n"
    )
