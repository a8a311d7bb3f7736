"""What each kind of entry says of itself on its card: its words in parts, each with what it is and its language."""

from collections.abc import Iterable, Iterator, Sequence

from collegium.register.models import Document, Fact, Inquiry, Link, Reading, Reference, Series, Statement
from collegium.register.rules.references import FACTS, PLURALS, UNKNOWN, WORDS

Part = tuple[str, str | None, str]
LINKED = "linked"  # the part with words of documents that somebody said to name a reference
LONGEST = 20_000  # characters of all parts together: what is longer is found by its beginning


def of_document(document: Document, newest: Reading | None) -> list[Part]:
    """What a document is called and where it is from, whether it was read or not."""
    said: list[Part] = [
        ("title", (newest.language or None) if newest else None, newest.title if newest else ""),
        ("file", None, document.name),
        ("originator", None, document.originator),
        ("republisher", None, document.republisher),
        ("source_address", None, document.source_address),
    ]
    return kept(said)


def of_references(group: Sequence[Reference]) -> list[Part]:
    """What references that are one are called, what is known of them, which words were linked with them."""
    said = [part for each in group for part in _names(each)]
    standing = {"reference__in": group, "withdrawn": False, "struck": False}
    facts = Fact.objects.filter(**standing).select_related("reference").order_by("what", "-since", "id")
    said += [(each.what, None, _value(each)) for each in facts]
    linked = Link.objects.filter(**standing, confirmed=True).order_by("id")
    said += [(LINKED, each.language or None, each.words) for each in linked]
    return kept(said)


def of_series(series: Series) -> list[Part]:
    """What a series is called, and how often one of its documents comes."""
    return kept([("name", None, series.name), ("recurrence", None, series.recurrence)])


def of_inquiry(inquiry: Inquiry) -> list[Part]:
    """What was looked for, and where."""
    return kept([("sought", None, inquiry.name), ("place", None, inquiry.place)])


def of_statement(statement: Statement) -> list[Part]:
    """The words of a statement, its condition, and who speaks."""
    language = statement.reading.language or None
    said: list[Part] = [("quote", language, statement.quote), ("condition", language, statement.condition)]
    return kept([*said, ("speaker", None, statement.attributed_to)])


def _names(reference: Reference) -> Iterator[Part]:
    if reference.kind == "issue":
        yield "id", "en", in_words(reference.slug)
    for language, names in reference.names.items():
        yield from (("names", language, name.removeprefix("=")) for name in names)


def _value(fact: Fact) -> str:
    """The words of a fact; of one that is the id of a reference that id, as words."""
    of = FACTS[fact.reference.kind].get(fact.what, WORDS)
    return in_words(fact.value) if of in PLURALS else fact.value


def in_words(key: str) -> str:
    """An id as words."""
    return key.removeprefix(UNKNOWN).replace("-", " ")


def kept(parts: Iterable[Part]) -> list[Part]:
    """Parts that say something, each once, as far as the longest card reaches."""
    left, some = LONGEST, []
    for what, language, words in dict.fromkeys(parts):
        said = words.strip()[:left]
        if said:
            some.append((what, language, said))
            left -= len(said)
    return some
