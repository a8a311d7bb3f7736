"""What of the programme stands on the stage, subject by subject, and which of its pages write.

Each file has `put(cast)`, which gives what it made by names that `tests/web/cases/access.csv` uses, `WRITES`, the names
of addresses that write, and `nest(cast)`, which puts words of its own into every field of private entries and gives the
words, and `guesses(cast)`, the addresses of what is hidden.
"""

from tests.web.staged import instructions, letters, plans, proceedings, programmes, sharing, tables, texts

ROOMS = (programmes, texts, proceedings, plans, instructions, sharing, letters, tables)
PUT = tuple(room.put for room in ROOMS)
OF_THE_PROGRAMME = frozenset().union(*(room.WRITES for room in ROOMS))
