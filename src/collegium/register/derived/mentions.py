"""What a document names, each thing once: so that its page is found fast."""

from collections.abc import Iterator

from collegium.reading.contract import Mention
from collegium.reading.contract import Reading as ReadingContent
from collegium.register.models import Document, Mentioned, Reading
from collegium.register.models.documents import LINE
from collegium.register.rules.references import LONGEST, key_of
from collegium.register.rules.spelled import Spelled

KINDS = frozenset({"party", "forum", "instrument", "person"})
SPELLINGS = 50  # ways in which one document writes one name

Key = tuple[str, str]


def make(document: Document, reading: Reading, content: ReadingContent) -> None:
    """Make the rows of a document: what its text names, and who speaks in it."""
    rows: dict[Key, Mentioned] = {}
    for kind, value, known, words, start in sorted(_named(content), key=lambda each: each[-1]):
        row = rows.get((kind, value)) or _row(document, reading, kind, value, start)
        row.count += 1
        row.known = row.known or known
        row.words = row.words or words[:LINE]
        if words and words not in row.spellings and len(row.spellings) < SPELLINGS:
            row.spellings.append(words)
        rows[kind, value] = row
    Mentioned.objects.bulk_create(rows.values())


def persons_in(document: Document) -> Spelled:
    """The persons that a document names, by how it writes them."""
    rows = Mentioned.objects.filter(document=document, kind="person").order_by("value")
    named = rows.values_list("value", "words", "spellings")
    return Spelled((name, value) for value, words, spellings in named for name in dict.fromkeys((words, *spellings)))


def _row(document: Document, reading: Reading, kind: str, value: str, start: int) -> Mentioned:
    return Mentioned(
        space_id=document.space_id,
        document=document,
        kind=kind,
        value=value,
        known=False,
        language=reading.language,
        date=reading.date,
        first=start,
        count=0,
    )


def _named(content: ReadingContent) -> Iterator[tuple[str, str, bool, str, int]]:
    """Kind, id or key, whether a table knows it, words and place of all that is named, and of who speaks."""
    for each in content.mentions:
        if each.kind in KINDS:
            words = " ".join(content.text[slice(*each.span)].split())
            yield each.kind, _value(each, words), each.id is not None, words, each.span[0]
    speakers = [(turn.speaker, turn.span[0]) for turn in content.turns]
    speakers += [(each.attributed_to, each.span[0]) for each in content.statements]
    said = dict(reversed(speakers))  # each with its first place
    for speaker, start in said.items():
        if speaker:
            yield "person", key_of("person", speaker), False, speaker, start


def _value(mention: Mention, words: str) -> str:
    if mention.kind != "person" and mention.id:
        return mention.id[:LONGEST]
    return key_of(mention.kind, mention.name or words)
