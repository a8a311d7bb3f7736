"""The reading of a document: the shapes of the contract, version 1.

Every span is `[start, end)` in Unicode code points of `Reading.text`. Unknown is None or empty.
The contract itself stands in docs/reading.md.
"""

from dataclasses import dataclass

CONTRACT = 1

Span = tuple[int, int]

KINDS = (
    "press_conference", "remarks", "opening_remarks", "interview", "briefing", "joint_statement", "communique",
    "statement", "press_release", "resolution", "agreement", "programme", "plan", "letter", "report", "speech", "other",
)  # fmt: skip

MENTIONED = ("party", "forum", "instrument", "person", "place", "date", "quantity")

ACTS = (
    "commits", "adopts", "proposes", "requests", "supports", "objects", "holds", "consults", "reports", "schedules",
    "withdraws", "declines",
)  # fmt: skip

STANDINGS = ("own", "joint", "told")

ROLES = ("statement", "question", "answer", "chair")


@dataclass(frozen=True, slots=True)
class Origin:
    """Which bytes were read: name, media type, SHA-256 in hexadecimal, size in bytes, language (ISO 639-1)."""

    name: str
    media_type: str
    sha256: str
    bytes: int
    language: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """What the document says of itself. `date` is ISO 8601, `time` is HH:MM, `languages` are ISO 639-1."""

    kind: str
    title: str | None
    date: str | None
    time: str | None
    place: str | None
    number: str | None
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page that is not what the document says."""

    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's unbroken speech, without the label that names the speaker."""

    span: Span
    role: str
    speaker: str | None
    office: str | None
    party: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """What a text names: `kind` is one of MENTIONED, `span` where it stands.

    `id` is ISO 3166-1 alpha-2 for states, a slug for groups, forums and instruments; `name` is what the tables call
    it, of a person the name alone. `value` is ISO 8601 for dates, the number for quantities. None where unknown.
    """

    span: Span
    kind: str
    id: str | None = None
    name: str | None = None
    value: str | int | float | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, ISO 8601, both within; None where it is open or unknown."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of one or more actors: `act` is one of ACTS, `span` the clause that does it.

    `actors`, `addressees` and `forums` hold ids, `instruments` names as they stand in the text. `when` is the time of
    the thing done or undertaken, `condition` the words on which the act depends, `attributed_to` who speaks.
    `standing` is one of STANDINGS, `issues` slugs, `confidence` the share of such statements that are right.
    """

    span: Span
    act: str
    actors: tuple[str, ...]
    addressees: tuple[str, ...]
    forums: tuple[str, ...]
    instruments: tuple[str, ...]
    when: Period | None
    condition: str | None
    attributed_to: str | None
    standing: str
    issues: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text and its place in the source: `where` names a page or element, `offset` counts there."""

    start: int
    end: int
    where: str
    offset: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading yields of one document."""

    reader: str
    vocabulary: str
    source: Origin
    text: str
    heading: Heading
    furniture: tuple[Furniture, ...]
    turns: tuple[Turn, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    premises: tuple[Statement, ...]
    map: tuple[Place, ...]
