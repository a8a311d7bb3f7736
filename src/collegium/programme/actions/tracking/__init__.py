"""Taking in a table of what posts were charged with: instructions in a partner's own space, each with the steps that
its row says, as one change.

A row is known again by its post and title. What stands already keeps its words: a row that says otherwise is in the
way, and one whose status lies further on takes the steps to it.
"""

from collegium.programme.actions.tracking.entering import Entered, import_tracker
from collegium.programme.actions.tracking.rows import Tracked, tracked

__all__ = ["Entered", "Tracked", "import_tracker", "tracked"]
