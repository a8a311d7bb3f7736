"""Documents and references of a partner to name things with."""

import csv
from dataclasses import replace

from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Space
from collegium.register import actions
from collegium.register.actions.references import add
from collegium.register.models import Document, Mentioned, Reference
from collegium.register.queries.references import doubts
from collegium.register.references.doubts import Doubt
from tests.cast import Cast, note
from tests.machine import ROOT

CASES = ROOT / "tests" / "register" / "cases"
TEXT = """Words of the Foreign Minister of Velmora, Idris Calloway

Velmora, 3 February 2031

We will mend the pier before the first ice. We call on the Two Shores Council to keep the lamps lit.

The Two Shores Council rejected the toll. We support the Treaty on Salt of 1998. Ostrand promised to send nine boats.
"""
TREATY = "Treaty on Salt of 1998"
COUNCIL = {"en": ["Two Shores Council"]}


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def added(cast: Cast, space: str = "QM", text: str = TEXT) -> Document:
    person = cast.people[f"editor_{space.lower()}"] if space in ("QM", "QN") else cast.secretariat
    arrival = replace(note(), data=text.encode(), name="words.txt")
    return actions.add(person, cast.spaces[space], cast.marking("open"), arrival).document


def council(cast: Cast, space: str = "QM") -> Reference:
    person = cast.people[f"editor_{space.lower()}"] if space in ("QM", "QN") else cast.secretariat
    return add(person, cast.spaces[space], "forum", COUNCIL)


def parties(cast: Cast) -> None:
    for code, name in (("QM", "Velmora"), ("QN", "Ostrand")):
        add(cast.editor_qm, cast.spaces["QM"], "party", {"en": [name]}, code)


def faults() -> list[object]:
    return list(verify(Space.objects.order_by("id")).faults)


def asked_about(space: Space) -> list[Doubt]:
    return [each for each in doubts(space) if each.kind == "instrument"]


def forums_of(document: Document) -> set[str]:
    return set(Mentioned.objects.filter(document=document, kind="forum").values_list("value", flat=True))
