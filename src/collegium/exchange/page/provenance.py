"""The foot of a page: what was left out, which bytes were read, and by what."""

from collegium.exchange.named import NOTICE
from collegium.exchange.page.markup import escaped, language_mark
from collegium.exchange.speech import counted, own_language, said
from collegium.reading.contract import CONTRACT, Reading

CREED = "What speakers say is theirs; this page attributes it and asserts nothing."
HANDS = "Words of the document are set in a face with serifs; what reading adds stands in a face without."


def provenance(reading: Reading) -> str:
    """The `<footer>` of the page."""
    source = reading.source
    facts = [
        (said("File"), f"<bdi>{escaped(source.name)}</bdi>" if source.name else said("no name")),
        (said("Media type"), escaped(source.media_type)),
        (said("Size"), counted("%(count)s byte", "%(count)s bytes", source.bytes)),
        ("SHA-256", f"<code>{escaped(source.sha256)}</code>"),
        (said("Reader"), f"Collegium {escaped(reading.reader)}"),
        (said("Vocabulary"), f"<code>{escaped(reading.vocabulary)}</code>"),
        (said("Contract"), str(CONTRACT)),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in facts)
    return (
        f'<footer class="read"{own_language()}>\n<p class="creed">{said(CREED)}{_notice(reading)}</p>\n'
        f"{_furniture(reading)}<h2>{said('Where this text comes from')}</h2>\n"
        f'<dl class="provenance">\n{rows}</dl>\n<p>{said(HANDS)}</p>\n</footer>\n'
    )


def _notice(reading: Reading) -> str:
    """The notice on names of states, where speakers have some and no index says it."""
    indexed = any(mention.kind == "party" for mention in reading.mentions)
    return f" {said(NOTICE)}" if any(turn.party for turn in reading.turns) and not indexed else ""


def _furniture(reading: Reading) -> str:
    """What was left out, folded away."""
    if not reading.furniture:
        return f'<p class="furniture">{said("Nothing was left out as page furniture.")}</p>\n'
    pieces = counted("%(count)s piece", "%(count)s pieces", len(reading.furniture))
    count = said("Left out as page furniture, %(pieces)s", pieces=pieces)
    items = "".join(f'<li dir="auto">{escaped(piece.text)}</li>\n' for piece in reading.furniture)
    return (
        f'<details class="furniture">\n<summary>{count}</summary>\n'
        f"<ul{language_mark(reading.source.language)}>\n{items}</ul>\n</details>\n"
    )
