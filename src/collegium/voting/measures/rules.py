"""What a pair of votes is worth: one table per measure that is a mean over the rolls of a pair.

Order of rows and columns: yes, abstain, no, absent. `None` says that the roll does not count for the pair. A state that
was outside (not a member, or no record of it) never counts, under any rule.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from collegium.voting.matrix import ABSENT, ABSTAIN, NO, YES

CATEGORIES = (YES, ABSTAIN, NO, ABSENT)

Row = tuple[float | None, float | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A measure of agreement: `worth` of each pair of votes, and the range that the mean is stretched to.

    The value of a pair is `low + (high - low) * sum(worth) / rolls counted`; NaN where no roll counts.
    """

    name: str
    worth: tuple[Row, Row, Row, Row]
    formula: str
    source: str
    low: float = 0.0
    high: float = 1.0

    def counted(self) -> NDArray[np.float32]:
        """4 × 4, 1 where the roll counts for the pair."""
        return np.array([[cell is not None for cell in row] for row in self.worth], dtype=np.float32)

    def score(self) -> NDArray[np.float32]:
        """4 × 4, what the pair of votes is worth; 0 where the roll does not count."""
        return np.array([[cell or 0.0 for cell in row] for row in self.worth], dtype=np.float32)


_ABSENT: Row = (None, None, None, None)

IDENTICAL = Rule(
    "identical",
    ((1, 0, 0, None), (0, 1, 0, None), (0, 0, 1, None), _ABSENT),
    "f / t: f rolls with the same vote (yes, no or abstention), t rolls in which both took part",
    "Index of agreement in its plain form, as in Lijphart 1963, APSR 57(4), 902–917",
)
LIJPHART = Rule(
    "lijphart",
    ((1, 0.5, 0, None), (0.5, 1, 0.5, None), (0, 0.5, 1, None), _ABSENT),
    "IA = (f + g/2) / t × 100: f same votes, g rolls in which just one of the two abstained, t rolls of both",
    "Lijphart 1963, The Analysis of Bloc Voting in the General Assembly, APSR 57(4), 902–917",
    high=100.0,
)
HALF_ABSTENTION = Rule(
    "half-abstention",
    LIJPHART.worth,
    "(f + g/2) / t: as Lijphart's index, from 0 to 1",
    "Lijphart 1963; partial agreement as one half",
)
HALF_ABSENCE = Rule(
    "half-absence",
    ((1, 0.5, 0, 0.5), (0.5, 1, 0.5, 1), (0, 0.5, 1, 0.5), (0.5, 1, 0.5, 1)),
    "(f + g/2) / t: an absence stands as an abstention, so that it agrees with one; t rolls of both members",
    "The rule that the published figures for 1992–2022 follow (docs/measures-of-votes.md)",
)
S_SCORE = Rule(
    "s",
    LIJPHART.worth,
    "S = 1 - 2 × sum|x - y| / (t × 2), with yes 1, abstention 2, no 3, rolls weighted equally; from -1 to 1",
    "Signorino and Ritter 1999, Tau-b or Not Tau-b, ISQ 43(1), 115–144",
    low=-1.0,
)
COINCIDENCE = Rule(
    "coincidence",
    ((1, None, 0, None), (None, None, None, None), (0, None, 1, None), _ABSENT),
    "f / (f + o): f same votes, o opposite votes; where either abstained or was absent the roll does not count",
    "US Department of State, Voting Practices in the United Nations: voting coincidence, without partial agreement",
)
RULES = {each.name: each for each in (IDENTICAL, HALF_ABSTENTION, HALF_ABSENCE, LIJPHART, S_SCORE, COINCIDENCE)}
