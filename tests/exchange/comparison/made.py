"""A comparison with a pair of every kind, and one that is given up."""

from dataclasses import replace

from collegium.reading.compare import Comparison, compare
from tests.reading.compare.made import of_statements

OLD = [
    ("commits", "QM QN", "Both harbours will clear the winter channel of ice before the first frost"),
    ("commits", "QM", "Velmora undertakes to deepen the winter channel beside the lighthouse by spring"),
    ("commits", "QM", "Velmora will train twelve pilots for foggy nights every year"),
    ("holds", "QN", "Fog is nobody's fault <b>"),
]
NEW = [
    ("commits", "QM QN", "Both harbours will clear the winter channel of ice before the first frost"),
    ("supports", "QM", "Velmora supports deepening the winter channel beside the lighthouse by spring"),
    ("declines", "QM", "Velmora will train no pilots for foggy nights any more"),
]


def made() -> Comparison:
    """A comparison of two invented communiqués."""
    old, new = of_statements(OLD), of_statements(NEW)
    later = replace(new.heading, date="2032-02-02", title="Words on the Next Winter")
    return compare(old, replace(new, heading=later))


def empty() -> Comparison:
    """A comparison of two texts without statements."""
    return compare(of_statements([]), of_statements([]))
