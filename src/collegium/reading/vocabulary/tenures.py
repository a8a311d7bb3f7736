"""What a person was on a day: offices and parties have a time."""

from collections.abc import Iterable
from dataclasses import replace

from collegium.reading.vocabulary.tables import Person, Tenure


def on_day(person: Person, day: str | None) -> Person:
    """A person with the office, in each language, and the party of a day, as ISO 8601 says it; those that have no end
    where the day is not known. What has no time at all counts where nothing with a time is known of its kind."""
    if not person.held:
        return person
    offices = [each for each in person.held if each.office]
    parties = [each for each in person.held if each.party]
    party = _then(parties, day)
    return replace(
        person,
        office=_offices(offices, day) if offices else person.office,
        party=(party.party if party else None) if parties else person.party,
        held=(),
    )


def _offices(held: Iterable[Tenure], day: str | None) -> dict[str, tuple[str, ...]]:
    by_language: dict[str, list[Tenure]] = {}
    for each in held:
        for language in each.office:
            by_language.setdefault(language, []).append(each)
    then = {language: _then(some, day) for language, some in by_language.items()}
    return {language: each.office[language] for language, each in then.items() if each}


def _then(held: Iterable[Tenure], day: str | None) -> Tenure | None:
    """What was held on a day: of several the one that began last, and what may have been held only where it is one."""
    some = list(held)
    if not day:
        return _last(each for each in some if not each.until)
    may_be = [each for each in some if _may_be(each, day)]
    return _last(each for each in may_be if _surely(each, day)) or (may_be[0] if len(may_be) == 1 else None)


def _last(held: Iterable[Tenure]) -> Tenure | None:
    return max(held, key=lambda each: each.since or "", default=None)


def _may_be(held: Tenure, day: str) -> bool:
    """Whether a time and a day, each as exact as it is written, have a day in common."""
    since, until = held.since or "", held.until or ""
    begun = day[: len(since)] >= since[: len(day)]
    return begun and (not until or day[: len(until)] <= until[: len(day)])


def _surely(held: Tenure, day: str) -> bool:
    """The same of every day that is meant: a year may begin before an office did in its spring."""
    since, until = held.since or "", held.until or ""
    begun = len(since) <= len(day) or day > since[: len(day)]
    return begun and (len(until) <= len(day) or day < until[: len(day)])
