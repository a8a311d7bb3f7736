"""The papers of the two ministries: documents that the office adds, tables in them, passages that show something."""

from collections.abc import Iterable, Mapping, Sequence

from collegium.exchange.tables.fields import Partners
from collegium.exchange.tables.grid import Grid
from collegium.exchange.tables.reading import File, tables_in
from collegium.programme.actions.grounds import Cited
from collegium.register import actions
from collegium.register.arrival import Arrival
from collegium.register.models import Document
from tools.showing.record import RECORD
from tools.showing.seats import Showing

NAMES = {"QM": "Morvenia", "QN": "Nerisia"}
PARTNERS = Partners(NAMES)
Papers = Mapping[str, Document]


def added(showing: Showing, said: Mapping[str, str]) -> Document:
    """A document that the office adds to the joint space."""
    arrival = Arrival((RECORD / said["file"]).read_bytes(), said["file"], originator=said["originator"])
    return actions.add(showing.office, showing.joint, showing.marking("open"), arrival).document


def tables(document: Document) -> list[Grid]:
    """The tables of a document of the record."""
    return tables_in(File((RECORD / document.name).read_bytes(), document.name))


def cited(papers: Papers, said: Iterable[Sequence[str]]) -> list[Cited]:
    """Passages, each as the name of its paper and its words."""
    return [Cited(papers[name], words) for name, words in said]
