"""Readings made of statements alone."""

from collections.abc import Iterable

from collegium.reading.contract import Mention, Reading, Statement
from tests.exchange.page.invented import reading

Said = tuple[str, str, str]  # act, actors, words


def of_statements(said: Iterable[Said], named: Iterable[str] = ()) -> Reading:
    """A reading in which each line is one statement; `named` are words with the id of the party that they name."""
    text, statements = "", []
    for act, actors, words in said:
        start = len(text)
        text += f"{words}\n"
        span = (start, start + len(words))
        statements.append(Statement(span, act, tuple(actors.split()), (), (), (), None, None, None, "own", (), 0.8))
    mentions = []
    for each in named:
        words, id_ = each.split()
        places = [at for at in range(len(text)) if text.startswith(words, at)]
        mentions += [Mention((at, at + len(words)), "party", id_, words) for at in places]
    mentions.sort(key=lambda mention: mention.span)
    return reading(text, statements=statements, mentions=mentions)
