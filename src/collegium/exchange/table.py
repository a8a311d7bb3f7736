"""A reading as a table for the eye, in a terminal."""

from textwrap import wrap

from collegium.exchange.named import NOTICE, PLURALS, Entry, entries_of, listed_by_kind
from collegium.reading.contract import Reading

BEGINNING = 60  # code points of a turn that are shown
WIDTH = 100  # columns of a list of names
LISTED = ("party", "forum", "instrument")
FIELDS = ("kind", "title", "date", "time", "place", "number")


def table_of(reading: Reading) -> str:
    """What a reading found, in a dozen lines, one or more for what is named and one for each turn; "—" is not known."""
    lines = [_clean(reading.source.name) or "(no name)", *_heading(reading), *_named(reading), *_turns(reading)]
    return "\n".join(lines) + "\n"


def _heading(reading: Reading) -> list[str]:
    heading, source = reading.heading, reading.source
    rows = [(field, getattr(heading, field)) for field in FIELDS]
    rows.append(("languages", " ".join(heading.languages)))
    rows.append(("format", f"{source.media_type}, {source.bytes:,} bytes, language {source.language or '—'}"))
    rows.append(("text", _amounts(reading)))
    return [f"  {name:11} {_clean(value) or '—'}" for name, value in rows]


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
    code = f" ({_clean(entry.code)})" if entry.code else ""
    return f"{_clean(entry.name)}{code} {len(entry.mentions)}"


def _turns(reading: Reading) -> list[str]:
    if not reading.turns:
        return ["  turns       — (nobody speaks in it)"]
    lines = [f"  turns       {len(reading.turns)}"]
    for number, turn in enumerate(reading.turns, 1):
        who = ", ".join(each for each in (turn.speaker, turn.office, turn.party) if each) or "—"
        said = " ".join(reading.text[slice(*turn.span)].split())
        shown = said if len(said) <= BEGINNING else said[: BEGINNING - 1] + "…"
        lines.append(f"  {number:4} {turn.role:9} {_clean(who)}: {_clean(shown)}")
    return lines


def _clean(value: str | None) -> str:
    """In one line without control characters: a document must not steer the terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in value or "").split())
