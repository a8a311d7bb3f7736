"""What is known of a statement, as mark-up: who, towards whom, when, on what condition, in whose words."""

from collections.abc import Iterator, Mapping

from collegium.exchange.page.markup import escaped, language_mark
from collegium.exchange.speech import said
from collegium.exchange.stated import NOT_KNOWN, listed_names, period_in_words, told_by
from collegium.reading.contract import Statement

ARROW = ' <span class="to" role="img" aria-label="{}">→</span> '


class Teller:
    """Tells of the statements of one document: `names` are those of actors, addressees and forums by their ids."""

    def __init__(self, names: Mapping[str, str], language: str | None) -> None:
        self._names = names
        self._language = language_mark(language)

    def whom(self, statement: Statement) -> str:
        """Actors → addressees."""
        actors = self._named(statement.actors) or said(NOT_KNOWN)
        addressees = self._named(statement.addressees)
        arrow = ARROW.format(said("towards"))
        return f"<b>{actors}</b>{f'{arrow}{addressees}' if addressees else ''}"

    def besides(self, statement: Statement) -> str:
        """What else is known, each under its name, and whose words it is."""
        return " ".join(self._facts(statement))

    def _facts(self, statement: Statement) -> Iterator[str]:
        texts = ", ".join(
            f"<bdi{self._language}>{escaped(each)}</bdi>" for each in dict.fromkeys(statement.instruments)
        )
        condition = f"<q{self._language}>{escaped(statement.condition)}</q>" if statement.condition else ""
        for name, value in (
            (said("condition"), condition),
            (said("when"), escaped(period_in_words(statement.when)) if statement.when else ""),
            (said("forum"), self._named(statement.forums)),
            (said("instrument"), texts),
            (said("about"), escaped(", ".join(issue.replace("-", " ") for issue in statement.issues))),
        ):
            if value:
                yield f'<span class="fact"><span class="l">{name}</span> {value}</span>'
        yield f'<span class="fact standing" dir="auto">{escaped(told_by(statement))}</span>'

    def _named(self, ids: tuple[str, ...]) -> str:
        return ", ".join(f"<bdi{self._language}>{escaped(name)}</bdi>" for name in listed_names(ids, self._names))
