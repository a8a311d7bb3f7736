"""The foot of a page: what was left out, which bytes were read, and by what."""

from collegium.exchange.named import NOTICE
from collegium.exchange.page.markup import escaped, language_mark
from collegium.exchange.page.words import counted
from collegium.reading.contract import CONTRACT, Reading

CREED = "What speakers say is theirs; this page attributes it and asserts nothing."
HANDS = "Words of the document are set in a face with serifs; what reading adds stands in a face without."


def provenance(reading: Reading) -> str:
    """The `<footer>` of the page."""
    source = reading.source
    facts = [
        ("File", f"<bdi>{escaped(source.name)}</bdi>" if source.name else "no name"),
        ("Media type", escaped(source.media_type)),
        ("Size", counted(source.bytes, "byte", "bytes")),
        ("SHA-256", f"<code>{escaped(source.sha256)}</code>"),
        ("Reader", f"Collegium {escaped(reading.reader)}"),
        ("Vocabulary", f"<code>{escaped(reading.vocabulary)}</code>"),
        ("Contract", str(CONTRACT)),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in facts)
    return (
        f'<footer class="read">\n<p class="creed">{CREED}{_notice(reading)}</p>\n{_furniture(reading)}'
        f'<h2>Where this text comes from</h2>\n<dl class="provenance">\n{rows}</dl>\n<p>{HANDS}</p>\n</footer>\n'
    )


def _notice(reading: Reading) -> str:
    """The notice on names of states, where speakers have some and no index says it."""
    indexed = any(mention.kind == "party" for mention in reading.mentions)
    return f" {NOTICE}" if any(turn.party for turn in reading.turns) and not indexed else ""


def _furniture(reading: Reading) -> str:
    """What was left out, folded away."""
    if not reading.furniture:
        return '<p class="furniture">Nothing was left out as page furniture.</p>\n'
    count = counted(len(reading.furniture), "piece", "pieces")
    items = "".join(f'<li dir="auto">{escaped(piece.text)}</li>\n' for piece in reading.furniture)
    return (
        f'<details class="furniture">\n<summary>Left out as page furniture, {count}</summary>\n'
        f"<ul{language_mark(reading.source.language)}>\n{items}</ul>\n</details>\n"
    )
