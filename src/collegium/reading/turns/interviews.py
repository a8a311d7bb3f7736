"""Interviews without labels: questions in bold, or a dash before each speech."""

import regex

from collegium.reading.compose import Composed, Line
from collegium.reading.labels.accept import Label
from collegium.reading.turns.roles import Speech

DASH = regex.compile(r"[-–—]\s*(?=[\p{Lu}¿¡«“\"])")
FEWEST = 2  # questions


def bold_questions(composed: Composed, begin: int) -> list[Speech]:
    """The speeches of such an interview from `begin` on; empty where the bold lines ask nothing."""
    lines = [line for line in composed.lines if line.start >= begin]
    asked = [line for line in lines if _all_bold(line) and line.kind != "row"]
    asking = [line for line in asked if composed.of(line).rstrip('”"» )').endswith("?")]
    if len(asking) < FEWEST or len(asking) * 2 < len(asked):
        return []
    found: list[Speech] = []
    for line in lines:
        category = "question" if line in asked else "answer"
        label = Label(line.start, line.start, "", "", category)
        last = found[-1].label if found else None
        if last and last.category == category:
            found[-1] = Speech((found[-1].span[0], line.end), last)
        else:
            found.append(Speech((line.start, line.end), label))
    return found


def _all_bold(line: Line) -> bool:
    return sum(end - start for start, end in line.bold) >= (line.end - line.start) * 0.9


def dashed(composed: Composed, begin: int) -> list[Speech]:
    """The speeches of an interview in which a dash opens each: questions and answers take turns, a question first."""
    lines = [line for line in composed.lines if line.start >= begin]
    opened = [line for line in lines if DASH.match(composed.text, line.start, line.end)]
    if len(opened) < 2 * FEWEST or not any("?" in composed.of(line) for line in opened[::2]):
        return []
    found: list[Speech] = []
    for line in lines[lines.index(opened[0]) :]:
        dash = DASH.match(composed.text, line.start, line.end)
        if dash:
            category = "answer" if len(found) % 2 else "question"
            found.append(Speech((dash.end(), line.end), Label(line.start, dash.end(), "", "", category)))
        else:
            found[-1] = Speech((found[-1].span[0], line.end), found[-1].label)
    return found
