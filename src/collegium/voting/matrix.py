"""Roll calls as one array: what every measure is given."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

YES, ABSTAIN, NO, ABSENT, OUTSIDE = 1, 2, 3, 8, 9  # the codes of the research table; OUTSIDE: not a member then


@dataclass(frozen=True, slots=True)
class Matrix:
    """Votes of states in rolls. `codes` is an int8 array of shape (states, rolls) with the codes above.

    `states` are ISO 3166-1 alpha-3 codes in order of rows; `rolls` are ids, `years` the calendar year and `sessions`
    the session of each roll, in order of columns.
    """

    states: tuple[str, ...]
    rolls: tuple[str, ...]
    years: NDArray[np.int16]
    sessions: NDArray[np.int16]
    codes: NDArray[np.int8]
