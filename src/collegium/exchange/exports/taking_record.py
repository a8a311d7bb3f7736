"""Taking what the record says of one party, forum, instrument, issue or person."""

from collections.abc import Iterator
from typing import Any

from collegium.accounts.access import Anybody, note, spaces_of
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Space
from collegium.exchange.exports.bounds import check_bound
from collegium.exchange.exports.columns_of_pages import RECORD
from collegium.exchange.exports.sheet import Sheet
from collegium.exchange.exports.sources import about_of, called, content_of, marking_of, source_of, titles_of
from collegium.exchange.exports.titles import title
from collegium.exchange.speech import language_spoken
from collegium.register.models import Finding, Statement
from collegium.register.queries.references import Called, Thing, mentions_of, stated, thing
from collegium.register.references.scope import groups_in

STANDINGS = ("own", "joint", "told")
PARTS = "Ask for one part of the page."
Line = tuple[str, Statement | Finding]
"""A part of the page and what stands there."""


def take_record(person: Anybody, space: Space, kind: str, key: str, part: str = "") -> Sheet:
    """What a space's record says of one thing, in the order of its page; `part` is one of the parts, such as
    `does-own`. Raises NotVisible where there is nothing of this name, TooLarge."""
    if not spaces_of(person).filter(pk=space.pk).exists():
        raise NotVisible
    groups = groups_in(space)
    each, names = thing(space, kind, key, groups), Called(space, language_spoken(), groups)
    lines = list(_lines(each, part))
    mentioned = list(mentions_of(each)[:1])
    if not (lines or mentioned or each.references or names.is_known(kind, each.key)):
        raise NotVisible
    names.learn(kind, mentioned)
    documents = {said.document_id: said.document for _part, said in lines}
    titles = titles_of(documents.values())
    rows = [_row(each, part, said, titles) for part, said in lines]
    note(person, "export", space)
    markings = [each.marking for each in documents.values()] if documents else [marking_of(space)]
    return Sheet(RECORD, rows, about_of(title("record", names.name(kind, each.key)), called(space), markings))


def _lines(each: Thing, asked: str) -> Iterator[Line]:
    """What stands in each part, once; what it does itself does not stand again in what concerns it. Raises TooLarge."""
    shown: set[str] = set()
    for part, itself in (("does", True), ("concerns", False)):
        for standing in STANDINGS:
            if asked not in ("", f"{part}-{standing}"):
                continue
            for decided in (True, False):
                for row in stated(each, itself, standing, decided).iterator(chunk_size=1000):
                    said = row.statement or row.finding
                    if said is not None and str(said.pk) not in shown:
                        shown.add(str(said.pk))
                        check_bound(len(shown), PARTS)
                        yield part, said


def _row(each: Thing, part: str, said: Statement | Finding, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "of": f"{each.kind}: {each.key}",
        "part": part,
        "state": "entered" if isinstance(said, Statement) else said.state,
        "statement": said.pk if isinstance(said, Statement) else "",
        **source_of(said.document, titles, said.date),
        **content_of(said),
    }
