"""What can be asked of parties, forums, instruments, issues and persons: what they are called, where they are named."""

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Marking, Space
from collegium.reading.vocabulary import Forum, Instrument, Issue, Party
from collegium.register.models import Document, Fact, Link, Mentioned, Named, Reference
from collegium.register.references.doubts import NEAR, Doubt, doubts_in
from collegium.register.references.scope import Groups, groups_in, references_in, scope_of
from collegium.register.references.tables import spelled
from collegium.register.rules.references import ACTS_ITSELF, CONCERNED, SPEAKS, UNKNOWN, key_of
from collegium.register.vocabulary import vocabulary_for

SPELLED = 1000  # rows of documents that are asked how they spell a name
ROWS = 100
SPELLINGS = 12  # names of a language on a page
TOLD = {"forum": ("parent", "founded", "ended", "members"), "instrument": ("date", "forum")}
Row = Party | Forum | Instrument | Issue
PLAIN = ("issue", "party")  # kinds that texts name by ids alone


@dataclass(frozen=True, slots=True)
class Thing:
    """What a page is about: its kind and id in a space, the references that are one with it, and all that stands for it
    in what follows from documents."""

    space: Space
    kind: str
    key: str
    references: tuple[Reference, ...]
    values: tuple[str, ...]

    @property
    def own(self) -> Reference | None:
        """The entry of the space itself that may be changed; None where there is none."""
        here = [each for each in self.references if each.space_id == self.space.pk]
        return next((each for each in here if each.slug == self.key), next(iter(here), None))


def thing(space: Space, kind: str, key: str, groups: Groups | None = None) -> Thing:
    """What an id, or the key of words, stands for in a space. Of what was merged it is what it was merged into."""
    groups = groups or groups_in(space)
    head = _linked(space, kind, key) or key
    _, slug = groups.head(kind, head)
    references = tuple(groups.of(kind, slug))
    return Thing(space, kind, slug, references, tuple(_values(space, kind, slug, references)))


def _linked(space: Space, kind: str, key: str) -> str | None:
    """The id of the reference that somebody linked words with."""
    rows = links_in(space).filter(kind=kind, key=key, confirmed=True).select_related("reference")
    found = rows.first()
    return found.reference.slug if found and not found.reference.withdrawn else None


def links_in(space: Space) -> QuerySet[Link]:
    """What persons said to words, as far as it counts in a space."""
    return Link.objects.filter(space__in=scope_of(space), withdrawn=False, struck=False).order_by("id")


def _values(space: Space, kind: str, slug: str, references: Iterable[Reference]) -> list[str]:
    """All that stands for a group in documents: ids, the keys of its names, and the words linked with it."""
    known = list(references)
    values = [slug, *(each.slug for each in known)]
    if kind not in PLAIN:
        values += [key_of(kind, name) for each in known for name in spelled(each)]
    values += links_in(space).filter(kind=kind, confirmed=True, reference__in=known).values_list("key", flat=True)
    return list(dict.fromkeys(values))


def doubts(space: Space) -> list[Doubt]:
    """Words that may name something, on which nobody has decided: of each kind the likeliest first."""
    groups = groups_in(space)
    found: list[Doubt] = []
    for kind in NEAR:
        heads = [head[1] for head, _ in groups if head[0] == kind]
        taken = {value for head in heads for value in thing(space, kind, head, groups).values}
        found += doubts_in(space, kind, groups, taken)
    return found


def facts_of(person: Anybody, each: Thing) -> QuerySet[Fact]:
    """What is known of something, with its grounds, as far as a person sees it."""
    rows = visible_to(person, Fact).filter(reference__in=each.references, struck=False)
    return rows.select_related("by", "document__marking", "document__space", "space").order_by("what", "-since", "id")


def mentions_of(each: Thing) -> QuerySet[Mentioned]:
    """The documents of the space that name something, the newest first."""
    rows = Mentioned.objects.filter(space=each.space, kind=each.kind, value__in=each.values)
    return rows.select_related("document").order_by("-date", "-document_id")


def called_in_texts(each: Thing) -> list[str]:
    """How texts of the space spell something, the newest first."""
    rows = mentions_of(each).values_list("words", "spellings")[:SPELLED]
    return list(dict.fromkeys(name for words, spellings in rows for name in (words, *spellings) if name))


def stated(each: Thing, itself: bool, standing: str, decided: bool) -> QuerySet[Named]:
    """What the record says of something, the newest first: what it does itself, or what concerns it; of a person what
    it says, or what others say of it.

    `decided` are statements of the register; the others are findings on which nobody has decided.
    """
    roles = _roles(each.kind, itself)
    values = [*each.values, *called_in_texts(each)] if each.kind == "instrument" else each.values
    rows = Named.objects.filter(space=each.space, role__in=roles, value__in=values, standing=standing)
    if each.kind == "person" and not itself:  # words of its own say nothing that others say of it
        same = {"statement": OuterRef("statement")} if decided else {"finding": OuterRef("finding")}
        rows = rows.filter(~Exists(Named.objects.filter(**same, role=SPEAKS, value__in=values)))
    if decided:
        rows = rows.filter(statement__isnull=False)  # said apart, for the index of these alone
        rows = rows.filter(statement__withdrawn=False, statement__struck=False, statement__kind="statement")
        rows = rows.select_related("statement__document__marking", "statement__document__space")
    else:
        undecided = ("proposed", "awaiting", "disputed")
        rows = rows.filter(state__in=undecided, finding__kind="statement")
        rows = rows.select_related("finding__document__marking", "finding__document__space")
    return rows.order_by("-date", "-id")


def _roles(kind: str, itself: bool) -> tuple[str, ...]:
    if not itself:
        return CONCERNED[kind]
    return (SPEAKS,) if kind == "person" else ACTS_ITSELF if kind in ("party", "forum") else ()


def listed(space: Space, kind: str, after: str = "") -> list[dict[str, Any]]:
    """What documents of a space name of a kind, by id: how many documents, the last date. A page at a time."""
    if kind == "issue":
        rows: QuerySet[Any] = Named.objects.filter(space=space, role="issue")
    else:
        rows = Mentioned.objects.filter(space=space, kind=kind)
    counted = rows.filter(value__gt=after).values("value").annotate(documents=Count("document", distinct=True))
    return list(counted.annotate(last=Max("date")).order_by("value")[: ROWS + 1])


def highest_named(space: Space, named: Mapping[str, Collection[str]]) -> Marking | None:
    """The highest marking of the documents of a space that name something of some kinds, by its ids or keys: a page
    that shows their words carries it."""
    mentioned = [Q(kind=kind, value__in=values) for kind, values in named.items() if values]
    issues = Named.objects.filter(space=space, role="issue", value__in=named.get("issue", ()))
    naming = Q(pk__in=issues.values("document"))
    if mentioned:
        naming |= Q(pk__in=Mentioned.objects.filter(reduce(or_, mentioned), space=space).values("document"))
    return Marking.objects.filter(pk__in=Document.objects.filter(naming).values("marking")).order_by("-rank").first()


def has_any(space: Space) -> bool:
    """Whether documents of a space name something, or it has references."""
    return Mentioned.objects.filter(space=space).exists() or references_in(space).exists()


class Called:
    """What things are called in a space, in the language of whoever reads: by its references, else by the tables."""

    def __init__(self, space: Space, language: str, groups: Groups | None = None) -> None:
        self.space, self.language = space, language
        self._groups = groups or groups_in(space)
        self._vocabulary = vocabulary_for(space)
        self._words: dict[tuple[str, str], str] = {}

    def learn(self, kind: str, rows: Iterable[Mentioned]) -> None:
        """Take from rows how texts spell what no table knows."""
        for each in rows:
            self._words.setdefault((kind, each.value), each.words)

    def name(self, kind: str, key: str) -> str:
        """What something is called."""
        for each in self._groups.of(kind, key):
            for language in (self.language, "en", *each.names):
                if each.names.get(language) and kind != "issue":
                    return str(each.names[language][0]).removeprefix("=")
        known = self._vocabulary.name_of(kind, key, self.language) if kind in ("party", "forum", "instrument") else None
        return known or self._words.get((kind, key)) or in_words(key)

    def told_in(self, language: str) -> "Called":
        """The same in another language."""
        other = copy(self)
        other.language = language
        return other

    def actor(self, key: str) -> str:
        """What an actor is called, which is a party or a forum."""
        return self.name(self.sort_of_actor(key), key)

    def sort_of_actor(self, key: str) -> str:
        """Whether an actor is a party or a forum."""
        return "party" if self._groups.of("party", key) or self.is_known("party", key) else "forum"

    def row(self, kind: str, key: str) -> Row | None:
        """What the tables have under an id."""
        rows: dict[str, tuple[Row, ...]] = {
            "party": self._vocabulary.parties,
            "forum": self._vocabulary.forums,
            "instrument": self._vocabulary.instruments,
            "issue": self._vocabulary.issues,
        }
        return next((row for row in rows.get(kind, ()) if row.id == key), None)

    def is_known(self, kind: str, key: str) -> bool:
        """Whether a table has something under an id."""
        return self.row(kind, key) is not None

    def known(self, kind: str, key: str) -> dict[str, Any]:
        """What the tables say of it beside its names: of forums members and parent, of instruments date and body."""
        row = self.row(kind, key)
        told = {name: getattr(row, name, None) for name in TOLD.get(kind, ())}
        return {name: self._said(name, value) for name, value in told.items() if value}

    def _said(self, name: str, value: Any) -> Any:
        if name == "members":
            return [(each, self.name("party", each)) for each in value]
        kind = {"parent": "forum", "forum": "forum"}.get(name)
        return self.name(kind, value) if kind else value

    def spelled(self, each: Thing) -> list[tuple[str, list[str]]]:
        """What something is called in each language, by its references and the tables."""
        row = self.row(each.kind, each.key)
        names: dict[str, list[str]] = {}
        for reference in each.references:
            for language, some in reference.names.items():
                names.setdefault(language, []).extend(some)
        tables = getattr(row, "names", None) or getattr(row, "words", None) or {}
        for language, more in tables.items():
            names.setdefault(language, []).extend(more)
        return [(code, _plain(names[code])) for code in sorted(names)]


def _plain(names: Iterable[str]) -> list[str]:
    """Names as they are read, each once; forms that are written out are left away."""
    return list(dict.fromkeys(each for each in names if not each.startswith("=")))[:SPELLINGS]


def in_words(key: str) -> str:
    """An id or key as words, where nothing better is known."""
    return key if key.isupper() else key.removeprefix(UNKNOWN).replace("-", " ")
