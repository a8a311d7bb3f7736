"""The head of a page that needs nothing beside itself: no script, no request to any host."""

from importlib.resources import files

from collegium.exchange.page.markup import escaped

POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def head(title: str, styles: tuple[str, ...], rules: str = "") -> str:
    """The `<head>` with the files of style of this room that are named, and further rules behind them."""
    room = files("collegium.exchange.page")
    style = "".join(room.joinpath(name).read_text(encoding="utf-8") for name in styles)
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{style}{rules}</style>\n</head>\n"
    )
