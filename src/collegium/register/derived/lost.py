"""Cards of statements of the register whose words are gone from the newest text: no passage has them any more.

They are made where it is found out where statements stand, and follow these as other cards follow their entries.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, QuerySet

from collegium.register.derived.card_index import About, put, stands, take_away
from collegium.register.derived.card_words import of_statement
from collegium.register.derived.passages import ACT, FORUM, ISSUE, PARTY, STANDING
from collegium.register.models import Kind, Made, Statement
from collegium.register.search.terms import facet


def make(statements: Iterable[Statement]) -> None:
    """Make the cards of some statements anew: of those that stand and whose words are gone."""
    rows = list(statements)
    take_away(each.pk for each in rows)
    for each in rows:
        if _is_lost(each):
            put(each, _about(each), of_statement(each))


def _is_lost(each: Statement) -> bool:
    return each.kind == Kind.STATEMENT and each.now_start is None and stands(each) and stands(each.document)


def _about(each: Statement) -> About:
    """It is found by what is stated, as a passage is; the address of its words is that in the text which it cites."""
    return About(
        "statement",
        key=f"{each.start}-{each.end} {each.reading_id}",
        date=each.date,
        language=each.reading.language,
        document=each.document_id,
        facets=tuple(dict.fromkeys(_facets(each))),
    )


def _facets(each: Statement) -> Iterator[str]:
    yield from (facet(ACT, each.act), facet(STANDING, each.standing))
    named = ((PARTY, [*each.actors, *each.addressees]), (FORUM, each.forums), (ISSUE, each.issues))
    yield from (facet(kind, value) for kind, values in named for value in values)


def standing() -> QuerySet[Statement]:
    """The statements that have such a card, once it was found out where they stand."""
    made = Made.objects.filter(document=OuterRef("document"))
    rows = Statement.objects.filter(Exists(made), kind=Kind.STATEMENT, now_start=None, withdrawn=False, struck=False)
    return rows.filter(document__withdrawn=False, document__struck=False)
