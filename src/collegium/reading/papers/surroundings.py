"""The sentence around some words."""

import regex

from collegium.reading.contract import Span

END = regex.compile(r"(?<!\b(?:Mr|Mrs|Ms|Dr|St|No|U\.S|U\.N|\p{Lu}))[.!?…]['’”»\")]*\s+(?=[\p{Lu}\p{N}«“\"])")
FARTHEST = 600  # characters on each side in which its ends are looked for


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that holds a span, within its line."""
    start, end = span
    line = text.rfind("\n", 0, start) + 1
    begin = line if start - line <= FARTHEST else text.find(" ", start - FARTHEST, start) + 1 or start
    line_end = text.find("\n", end)
    last = line_end if line_end >= 0 else len(text)
    if last - end > FARTHEST:
        last = max(text.rfind(" ", end, end + FARTHEST), end)
    for match in END.finditer(text, begin, start):
        begin = match.end()
    following = END.search(text, end, last)
    return begin, following.start() + 1 if following else last
