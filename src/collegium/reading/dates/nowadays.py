"""Whether "today" is the day of the heading or the present age."""

import re
from collections.abc import Mapping

AROUND = 90  # characters
HEAD = re.compile(r"(?:^|[.;:!?,–—-]|\n)\W*$")


def is_nowadays(folded: str, span: tuple[int, int], words: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether a word for today, at `span`, means the present age: "today we are allies", "today's challenges".

    `words` are patterns: "behind" and "before" it they always tell; a "clause" behind it that says how things are does
    where it stands at the head of one, maybe after a word of "head". All else is the day.
    """
    before, after = folded[max(0, span[0] - AROUND) : span[0]], folded[span[1] : span[1] + AROUND]
    if words["behind"].match(after):
        return True
    if words["before"].search(before) and not after.startswith("'"):
        return True
    at_head = HEAD.search(before) or words["head"].search(before)
    return bool(at_head and words["clause"].match(after))
