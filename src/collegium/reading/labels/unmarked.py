"""Interviews whose labels are no words: questions in bold, or a dash before each speech."""

import regex

from collegium.reading.compose import Composed, Line
from collegium.reading.labels.label import Label

DASH = regex.compile(r"[-–—]\s*(?=[\p{Lu}¿¡«“\"])")
FEWEST = 2  # questions


def bold_questions(composed: Composed, begin: int) -> list[Label]:
    """Where questions and answers begin from `begin` on; empty where the bold lines ask nothing."""
    lines = [line for line in composed.lines if line.start >= begin]
    asked = {line.start for line in lines if _all_bold(line) and line.kind != "row"}
    asking = [line for line in lines if line.start in asked and composed.of(line).rstrip('”"» )').endswith("?")]
    if len(asking) < FEWEST or len(asking) * 2 < len(asked):
        return []
    found: list[Label] = []
    for line in lines:
        category = "question" if line.start in asked else "answer"
        if not found or found[-1].category != category:
            found.append(Label(line.start, line.start, "", "", category))
    return found


def _all_bold(line: Line) -> bool:
    return sum(end - start for start, end in line.bold) >= (line.end - line.start) * 0.9


def dashed(composed: Composed, begin: int) -> list[Label]:
    """The dashes that open speeches from `begin` on: questions and answers take turns, a question first."""
    lines = [line for line in composed.lines if line.start >= begin]
    opened = [(line, dash) for line in lines if (dash := DASH.match(composed.text, line.start, line.end))]
    if len(opened) < 2 * FEWEST or not any("?" in composed.of(line) for line, _ in opened[::2]):
        return []
    return [
        Label(line.start, dash.end(), "", "", "answer" if i % 2 else "question")
        for i, (line, dash) in enumerate(opened)
    ]
