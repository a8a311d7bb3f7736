"""The rows of a vocabulary. `Words` are the spellings of each language (ISO 639-1), in the order of their table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUAGES = ("en", "fr", "es", "de", "ru")

CATEGORIES = ("office", "honorific", "questioner", "moderator", "answer")

Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Party:
    """A state (`id` is ISO 3166-1 alpha-2, XK or user-assigned) or a group of states acting as one (a slug).

    `nationals` are names of people where no adjective is one ("Pole"), `prefixes` the forms before a hyphen ("Sino").
    A former state has the four letters of ISO 3166-3 as its `id`, the first and last day or year on which it stood
    (ISO 8601) and the ids of the states that came after it. A `territory` has a code of its own in ISO 3166-1 as a part
    of the world that some state administers; its name is mostly a place. `shown` is the one name of each language that
    a partnership wants shown instead of the first of the `names`; texts are not searched for it.
    """

    id: str
    names: Words
    adjectives: Words = field(default_factory=dict)
    capitals: Words = field(default_factory=dict)
    metonyms: Words = field(default_factory=dict)
    nationals: Words = field(default_factory=dict)
    prefixes: Words = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    successors: tuple[str, ...] = ()
    territory: bool = False
    shown: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Agency:
    """A body of one state whose name alone tells which state it belongs to. `party` is the state's id."""

    party: str
    names: Words


@dataclass(frozen=True, slots=True)
class Membership:
    """That a party belongs or belonged to a forum. `since` and `until` are ISO 8601 years or days, None where open."""

    party: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Forum:
    """An organisation or body where states act together.

    `members` are ids of the parties that belong to it now, empty where unknown; `memberships` say since when, and hold
    former ones too. `parent` is the id of the body that it is an organ, mission or format of. `founded` and `ended`
    are ISO 8601 years or days; `ended` is None where it goes on. `shown` is as in Party.
    """

    id: str
    names: Words
    members: tuple[str, ...] = ()
    parent: str | None = None
    founded: str | None = None
    ended: str | None = None
    memberships: tuple[Membership, ...] = ()
    shown: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that a person held, or a party for which it spoke, for a time. `since` and `until` are ISO 8601 years,
    months or days, None where open; the last one belongs to it."""

    office: Words = field(default_factory=dict)
    party: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person who speaks for a party. `names` are other spellings; `office` is written out in each language.

    `held` are offices and parties of a time: a document is read with those of its day.
    """

    name: str
    party: str | None = None
    office: Words = field(default_factory=dict)
    names: Words = field(default_factory=dict)
    held: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class Locality:
    """A place that is no state. `kind` is "city", "area" (of land, from an island to a continent) or "water"."""

    id: str
    kind: str
    names: Words


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, agreement, programme or plan that has a name.

    `kind` is a word such as "treaty"; `date` is ISO 8601, of signature or adoption, at times only the year; `forum` is
    the id of the body that it is of. All three are None where unknown.
    """

    id: str
    names: Words
    kind: str | None = None
    date: str | None = None
    forum: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A subject of talks. `words` are phrases that tell of it; `parent` is the id of a wider issue, None at the top."""

    id: str
    words: Words
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A title or label. `category` is one of CATEGORIES; the first of the `words` is how it is spelled in tables."""

    category: str
    language: str
    words: tuple[str, ...]
