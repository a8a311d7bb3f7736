"""A reading as a table for the eye, in a terminal."""

from collections.abc import Mapping
from textwrap import wrap

from collegium.exchange.named import NOTICE, PLURALS, Entry, entries_of, listed_by_kind
from collegium.exchange.stated import counts_by_act, listed_names, names_of, period_in_words, quote_of
from collegium.reading.contract import Reading, Statement
from collegium.reading.vocabulary import Vocabulary

BEGINNING = 60  # code points of a turn that are shown
WIDTH = 100  # columns of a list of names
LISTED = ("party", "forum", "instrument")
FIELDS = ("kind", "title", "date", "time", "place", "number")


def table_of(reading: Reading, vocabulary: Vocabulary | None = None) -> str:
    """What a reading found: a dozen lines, then what is named, each undertaking and each turn; "—" is not known.

    The vocabulary gives the names of parties and forums that the text does not name.
    """
    lines = [clean(reading.source.name) or "(no name)", *_heading(reading), *_named(reading)]
    lines += [*_stated(reading, names_of(reading, vocabulary)), *_turns(reading)]
    return "\n".join(lines) + "\n"


def _heading(reading: Reading) -> list[str]:
    heading, source = reading.heading, reading.source
    rows = [(field, getattr(heading, field)) for field in FIELDS]
    rows.append(("languages", " ".join(heading.languages)))
    rows.append(("format", f"{source.media_type}, {source.bytes:,} bytes, language {source.language or '—'}"))
    rows.append(("text", _amounts(reading)))
    return [f"  {name:11} {clean(value) or '—'}" for name, value in rows]


def _amounts(reading: Reading) -> str:
    left_out = sum(len(piece.text) for piece in reading.furniture)
    pieces = f"{len(reading.furniture)} pieces of furniture ({left_out:,} characters)"
    return f"{len(reading.text.split()):,} words; {pieces} left out"


def _named(reading: Reading) -> list[str]:
    """How often each kind is named, then the parties, forums and instruments, those named most first."""
    kinds = listed_by_kind(entries_of(reading))
    times = {kind: sum(len(entry.mentions) for entry in found) for kind, found in kinds.items()}
    counts = [f"{count:,} {PLURALS[kind] if count > 1 else kind}" for kind, count in times.items()]
    lines = [f"  {'named':11} {', '.join(counts) or '—'}"]
    for kind in LISTED:
        entries = sorted(kinds.get(kind, ()), key=lambda entry: -len(entry.mentions))
        lines += _list(PLURALS[kind], ", ".join(map(_entry, entries)))
    return lines + (_list("", NOTICE) if "party" in kinds else [])


def _list(name: str, words: str) -> list[str]:
    """Words in lines that fit a terminal, under the name of the row."""
    return wrap(words, WIDTH, initial_indent=f"  {name:11} ", subsequent_indent=14 * " ", break_on_hyphens=False)


def _entry(entry: Entry) -> str:
    code = f" ({clean(entry.code)})" if entry.code else ""
    return f"{clean(entry.name)}{code} {len(entry.mentions)}"


def _stated(reading: Reading, names: Mapping[str, str]) -> list[str]:
    """How many statements do each act, then the undertakings one by one."""
    counts = [f"{count:,} {act}" for act, count in counts_by_act(reading.statements).items()]
    premises = f"; {len(reading.premises):,} taken for granted by questions" if reading.premises else ""
    lines = _list("statements", f"{', '.join(counts) or '—'}{premises}")
    undertaken = [(number, each) for number, each in enumerate(reading.statements, 1) if each.act == "commits"]
    if undertaken:
        lines.append(f"  {'undertaken':11} {len(undertaken):,}")
    return lines + [line for number, each in undertaken for line in _undertaking(reading, number, each, names)]


def _undertaking(reading: Reading, number: int, statement: Statement, names: Mapping[str, str]) -> list[str]:
    """An undertaking with who, words, when and condition; `number` is its number among all statements."""
    who = clean(", ".join(listed_names(statement.actors, names))) or "—"
    facts = [f"when: {clean(period_in_words(statement.when))}"] if statement.when else []
    facts += [f"condition: {clean(statement.condition)}"] if statement.condition else []
    said = wrap(f"{who}: “{clean(quote_of(reading, statement))}”", WIDTH - 7, break_on_hyphens=False)
    below = [line for fact in facts for line in wrap(fact, WIDTH - 9, subsequent_indent="  ", break_on_hyphens=False)]
    return [
        f"  {number:4} {said[0]}",
        *(f"{7 * ' '}{each}" for each in said[1:]),
        *(f"{9 * ' '}{each}" for each in below),
    ]


def _turns(reading: Reading) -> list[str]:
    if not reading.turns:
        return ["  turns       — (nobody speaks in it)"]
    lines = [f"  turns       {len(reading.turns)}"]
    for number, turn in enumerate(reading.turns, 1):
        who = ", ".join(each for each in (turn.speaker, turn.office, turn.party) if each) or "—"
        said = " ".join(reading.text[slice(*turn.span)].split())
        shown = said if len(said) <= BEGINNING else said[: BEGINNING - 1] + "…"
        lines.append(f"  {number:4} {turn.role:9} {clean(who)}: {clean(shown)}")
    return lines


def clean(value: str | None) -> str:
    """In one line without control characters: a document must not steer the terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in value or "").split())
