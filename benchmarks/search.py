"""Search among many passages: answers at ten requests a second on one core, on both databases, beside a plain LIKE.

    python -m benchmarks.search [PASSAGES]

An invented register of 1,000,000 passages in four spaces: words of invented syllables, a few of them in most passages
and most of them in few, as in any language; every third passage states something. Each document has its card, of whose
words search asks beside those of passages. Rows of documents and findings are
written in bulk, which only this page does, in the form in which the program writes them; it is looked at once.

Time is counted from the moment at which a request was due, so that one that waits for the one before counts too.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

DATABASE = "COLLEGIUM_DATABASE_URL"
PASSAGES = 1_000_000
OF_A_DOCUMENT = 50
WORDS_OF_A_PASSAGE = 30
VOCABULARY = 60_000
A_SECOND = 10
REQUESTS = 300
OF_THE_PEER = 20
BEFORE = 20  # requests that are not counted: the first of a process makes templates and translations ready
AT_ONCE = 40
Ask = Callable[[], object]


def main() -> None:
    """Measure on SQLite, then on PostgreSQL, each in a process of its own."""
    from tests.postgresql import cluster  # noqa: PLC0415 - the measured process needs no more than it has

    words = [sys.executable, "-m", "benchmarks.search", sys.argv[1] if len(sys.argv) > 1 else str(PASSAGES), "measured"]
    with tempfile.TemporaryDirectory(prefix="collegium-bench-") as folder:
        subprocess.run(words, env={**os.environ, "COLLEGIUM_HOME": folder}, check=True)
    with tempfile.TemporaryDirectory(prefix="collegium-bench-") as folder, cluster() as address:
        subprocess.run(words, env={**os.environ, "COLLEGIUM_HOME": folder, DATABASE: address}, check=True)


if __name__ == "__main__" and sys.argv[-1] != "measured":
    main()
    sys.exit()

os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.settings"
os.environ.setdefault("COLLEGIUM_SECOND_FACTOR", "nobody")

import django  # noqa: E402

django.setup()

import numpy as np  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.management.color import no_style  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Model, QuerySet  # noqa: E402
from django.test import Client  # noqa: E402

from collegium.accounts.access import seeing_as, spaces_of  # noqa: E402
from collegium.accounts.journal.pending import announced  # noqa: E402
from collegium.accounts.models import Marking, Space  # noqa: E402
from collegium.accounts.sight import seeing_everything  # noqa: E402
from collegium.register import actions  # noqa: E402
from collegium.register.arrival import Arrival  # noqa: E402
from collegium.register.derived.card_index import SHAPE  # noqa: E402
from collegium.register.models import Card, Document, Finding, Named, Passage, Reading, Wording  # noqa: E402
from collegium.register.queries.asking import Asked  # noqa: E402
from collegium.register.queries.entries import entries  # noqa: E402
from collegium.register.queries.searching import search  # noqa: E402
from collegium.register.search.folding import stem  # noqa: E402
from collegium.register.search.index import ENTRIES, index  # noqa: E402
from collegium.register.search.places import first_of  # noqa: E402
from collegium.register.search.terms import Indexed, Sought, code_of, facet, indexed, indexed_parts  # noqa: E402
from tests.cast import Cast, cast  # noqa: E402

ACTS = ("commits", "requests", "supports", "objects", "holds", "proposes")
COLUMNS = {
    "Passage": "id space_id document_id reading_id start end date language",
    "Wording": "id space_id document_id passage_id text facets",
    "Finding": "id space_id document_id act start end quote actors addressees forums instruments issues when_start "
    "when_end condition attributed_to standing key kind number confidence date reader state",
    "Named": "id space_id document_id finding_id statement_id role value standing date state",
}
PARTIES = ("QM", "QN", "QO", "QP", "QR", "QS")
EXAMPLE = Path(__file__).parent.parent / "examples" / "record" / "2023-11-21-press-conference.html"


class Words:
    """Invented words, the first ones frequent."""

    def __init__(self) -> None:
        self.random = np.random.default_rng(7)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il")]
        made = {"".join(self.random.choice(syllables, self.random.integers(2, 5))) for _ in range(VOCABULARY * 2)}
        self.all = sorted(made)[:: max(1, len(made) // VOCABULARY)][:VOCABULARY]
        self.random.shuffle(self.all)
        weights = 1 / (np.arange(len(self.all)) + 2.7)
        self._sums = np.cumsum(weights / weights.sum())

        self.stems = [stem(each, "en") for each in self.all]

    def picked(self) -> list[int]:
        """The words of a passage, by their numbers."""
        at = np.searchsorted(self._sums, self.random.random(WORDS_OF_A_PASSAGE))
        return [min(int(each), len(self.all) - 1) for each in at]


def fill(everybody: Cast, words: Words, count: int) -> None:
    """Make the passages of a register, so many."""
    marking = everybody.marking("open")
    spaces = [everybody.spaces[name] for name in ("QM", "QN", "joint", "public")]
    begun = time.perf_counter()
    if connection.vendor == "postgresql":
        _run("DROP INDEX register_found_by_words")
    for first in range(0, count // OF_A_DOCUMENT, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, count // OF_A_DOCUMENT))
        with transaction.atomic(), announced():
            _documents(numbers, spaces, marking, words)
    if connection.vendor == "postgresql":
        _run("CREATE INDEX register_found_by_words ON register_found USING gin (terms)")
        for statement in connection.ops.sequence_reset_sql(no_style(), [Card, Passage, Finding, Named]):
            _run(statement)
    # What was written at once is cleaned at once, as the database does by itself when nobody waits.
    _run("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    _check()
    print(f"filled with {Passage.objects.count():,} passages in {time.perf_counter() - begun:.0f} s", flush=True)


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _documents(numbers: range, spaces: Sequence[Space], marking: Marking, words: Words) -> None:
    documents, readings, cards, found, named, rows, wordings, taken = [], [], [], [], [], [], [], []
    for number in numbers:
        space, day = spaces[number % len(spaces)], f"{2001 + number % 30}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        document = Document(space=space, version=1, sha256=f"{number:064x}", size=1, marking=marking)
        document.name = f"sheet {number}"
        reading = Reading(space=space, document=document, version=1, reader="1", title=f"Sheet {number}", date=day)
        reading.language = "en"
        documents.append(document)
        readings.append(reading)
        cards.append(_card(number + 1, document, day, " ".join(words.all[each] for each in words.picked()[:5])))
        start, code = 0, code_of(space.pk)
        always = [facet("l", "en"), facet("d", document.pk)]
        for at in range(OF_A_DOCUMENT):
            picked = words.picked()
            text = " ".join(map(words.all.__getitem__, picked)) + "."
            key, end, facets = (number + 1) * OF_A_DOCUMENT - at, start + len(text), always
            if not at % 3:
                act, party = ACTS[(number + at) % 6], PARTIES[(number + at // 3) % 6]
                facets = [*always, facet("a", act), facet("p", party), facet("s", "own")]
                content = [act, start, start + 60, text[:60], json.dumps([party]), *["[]"] * 4, "", "", "", "", "own"]
                rest = [f"{key}", "statement", at, 0.8, day, "", "proposed"]
                found.append([key, space.pk, document.pk, *content, *rest])
                named.append([key, space.pk, document.pk, key, None, "actor", party, "own", day, "proposed"])
            place = first_of(day) | key
            rows.append([key, space.pk, document.pk, reading.pk, start, end, day, "en"])
            wordings.append([place, space.pk, document.pk, key, text, " ".join(sorted(facets))])
            plain = tuple(f"{code}w{words.all[each]}" for each in picked)
            others = [*dict.fromkeys(f"{code}s{words.stems[each]}" for each in picked)]
            taken.append(Indexed(place, space.pk, plain, (*others, *(f"{code}f{each}" for each in sorted(facets)))))
            start = end + 1
    QuerySet[Document](Document).bulk_create(documents)
    QuerySet[Reading](Reading).bulk_create(readings)
    for model, made in ((Passage, rows), (Wording, wordings), (Finding, found), (Named, named)):
        _insert(model, made)
    index().put(taken)
    QuerySet[Card](Card).bulk_create(cards)
    texts = [(each, [(language, text) for _, language, text in each.parts]) for each in cards]
    index(ENTRIES).put(indexed_parts(c.place or 0, c.space_id, parts, c.facets.split()) for c, parts in texts)


def _card(number: int, document: Document, day: str, name: str) -> Card:
    """The card of a document, as the program writes it."""
    card = Card(pk=number, space=document.space, document=document, kind="document", entry=document.pk, shape=SHAPE)
    card.head, card.date, card.language, card.place = document.pk, day, "en", first_of(day) | number
    card.parts = [("title", "en", f"Sheet {number}"), ("file", None, name)]
    card.facets = " ".join([facet("k", "document"), facet("e", document.pk), facet("l", "en"), facet("d", document.pk)])
    return card


def _insert(model: type[Model], rows: list[list[Any]]) -> None:
    """Write rows whose values stand in the order of the table's columns as COLUMNS has them."""
    columns = COLUMNS[model.__name__].split()
    places = ", ".join(["%s"] * len(columns))
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({places})", rows)  # noqa: S608


def _check() -> None:
    """That the index holds of a passage what the program would take in."""
    some = Wording.objects.select_related("passage").order_by("pk")[1]
    ours = indexed(some.pk, some.space_id, "en", some.text, some.facets.split())
    every = Sought(tuple((((word,),)) for word in {*ours.words, *ours.others}))
    assert some.pk in index().places(every, some.pk, some.pk + 1, 1)


def questions(words: Words) -> Iterator[dict[str, str]]:
    """What is asked, again and again: rare, common and very common words, phrases, all kinds of filters."""
    pick, all_ = words.random, words.all
    while True:
        rare, common, very = (all_[int(pick.integers(a, b))] for a, b in ((2000, 50_000), (100, 1000), (0, 20)))
        other = all_[int(pick.integers(20, 200))]
        yield {"q": rare}
        yield {"q": common}
        yield {"q": f"{common} {other}"}
        yield {"q": very}
        yield {"q": f'"{very} {other}"'}
        yield {"q": f"{other} -{very}", "act": ACTS[int(pick.integers(0, 6))]}
        yield {"q": common, "party": PARTIES[int(pick.integers(0, 6))], "act": ACTS[int(pick.integers(0, 6))]}
        yield {"q": f"{rare} OR {common}", "from": "2010", "to": "2019"}
        yield {"q": other, "order": "hits"}
        yield {"party": PARTIES[int(pick.integers(0, 6))], "from": str(2001 + int(pick.integers(0, 30)))}


def paced(asks: Iterator[Ask], count: int) -> tuple[list[float], list[float]]:
    """The seconds from when each was due to its answer, ten a second; and those in which this process worked."""
    begun, taken, worked = time.perf_counter(), [], []
    for number in range(count):
        due = begun + number / A_SECOND
        time.sleep(max(0.0, due - time.perf_counter()))
        before = time.process_time()
        next(asks)()
        worked.append(time.process_time() - before)
        taken.append(time.perf_counter() - due)
    return taken, worked


def say(what: str, taken: list[float], worked: list[float]) -> None:
    """Print the middle and the slowest twentieth; on a machine with other work the processor's time says more."""
    for name, ordered in (("", sorted(taken)), (", of the processor", sorted(worked))):
        middle, late, last = (ordered[min(int(len(ordered) * at), len(ordered) - 1)] for at in (0.5, 0.95, 1))
        print(f"{what}{name}: median {middle * 1000:.0f} ms, p95 {late * 1000:.0f} ms, at most {last * 1000:.0f} ms")


def measure(everybody: Cast, words: Words) -> None:
    """Print the figures of one database."""
    person, asked = everybody.editor_qm, questions(words)
    names = {"q": "words", "from": "begin", "to": "end"}

    def searches() -> Iterator[Ask]:
        for each in asked:
            looked = Asked(**{names.get(name, name): value for name, value in each.items()})
            yield lambda looked=looked: (search(person, looked), entries(person, looked))  # type: ignore[misc]

    with seeing_as(person):
        paced(searches(), BEFORE)
        say("search alone", *paced(searches(), REQUESTS))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    def pages(addresses: Iterator[str]) -> Iterator[Ask]:
        for each in addresses:
            yield lambda each=each: _fetched(client, each)  # type: ignore[misc]

    found = pages(f"/search?{urlencode(each)}" for each in asked)
    paced(found, BEFORE)
    say("page of search", *paced(found, REQUESTS))
    shown = [f"/documents/{_read(everybody)}", f"/spaces/{everybody.spaces['QM'].pk}", "/"]
    others = pages(shown[number % 3] for number in range(BEFORE + REQUESTS))
    paced(others, BEFORE)
    say("other pages", *paced(others, REQUESTS))
    with seeing_as(person):
        say("the peer, a plain LIKE", *_peer(everybody, words))


def _fetched(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200, address


def _read(everybody: Cast) -> str:
    """The id of a document with its whole reading."""
    arrival = Arrival(EXAMPLE.read_bytes(), "press.html")
    return actions.add(everybody.editor_qm, everybody.spaces["QM"], everybody.marking("open"), arrival).document.pk


def _peer(everybody: Cast, words: Words) -> tuple[list[float], list[float]]:
    """Rare words by LIKE in the spaces that the person sees, the newest first."""
    spaces = list(spaces_of(everybody.editor_qm).values_list("pk", flat=True))
    taken, worked = [], []
    places = ", ".join(["%s"] * len(spaces))
    sql = (
        f"SELECT id FROM register_wording WHERE space_id IN ({places}) AND text LIKE %s "  # noqa: S608 - its places
        "ORDER BY id DESC LIMIT 20"
    )
    for _ in range(OF_THE_PEER):
        rare = words.all[int(words.random.integers(2000, 50_000))]
        begun, before = time.perf_counter(), time.process_time()
        with connection.cursor() as cursor:
            cursor.execute(sql, [*spaces, f"%{rare}%"])
            cursor.fetchall()
        worked.append(time.process_time() - before)
        taken.append(time.perf_counter() - begun)
    return taken, worked


def _struck(everybody: Cast) -> None:
    """Print how long it takes until nothing of a document's words is left in the index."""
    begun = time.perf_counter()
    index().forget()
    print(f"leaving nothing of what was struck out: {time.perf_counter() - begun:.1f} s")


def measured() -> None:
    """Found a register in the environment's database, fill it, measure."""
    call_command("migrate", verbosity=0)
    print(f"{connection.vendor}:")
    with seeing_everything():
        everybody, words = cast(), Words()
        fill(everybody, words, int(sys.argv[1]))
    with seeing_everything():
        measure(everybody, words)
        _struck(everybody)


if __name__ == "__main__":
    measured()
