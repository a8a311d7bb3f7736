"""What is named: the kinds with their switches, the index, and a card for each entry."""

from collections.abc import Iterable

from collegium.exchange.named import NOTICE, PLURALS, Entry, listed_by_kind
from collegium.exchange.page.markup import escaped, language_mark
from collegium.exchange.page.words import value_in_words
from collegium.exchange.speech import counted, figure, own_language, said
from collegium.reading.contract import Reading

MOST_LINKS = 12  # an entry with more has all its places on its card
MOST_SPELLINGS = 12
PLACE = "%(name)s, place %(place)s"


def switches(entries: Iterable[Entry]) -> str:
    """A switch for each kind that is marked, which is the key to the marks too; nothing where nothing is named."""
    kinds = {kind: sum(len(each.mentions) for each in found) for kind, found in listed_by_kind(entries).items()}
    if not kinds:
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{kind}" autocomplete="off" checked> '
        f'<span class="m {kind}">{_kinds(kind)}</span> <span class="count">{figure(count)}</span></label>\n'
        for kind, count in kinds.items()
    )
    return (
        f'<section class="kinds read" aria-label="{said("Marks")}"{own_language()}>\n<fieldset>\n'
        f"<legend>{said('Marked in the text')}</legend>\n"
        f'{boxes}</fieldset>\n<p><a href="#named">{said("Index of what is named")}</a></p>\n</section>\n'
    )


def index(reading: Reading, entries: tuple[Entry, ...]) -> str:
    """A `<nav>` with a foldable list of each kind, and a card of each entry; nothing where nothing is named."""
    if not entries:
        return ""
    language = language_mark(reading.source.language)
    groups = "".join(_group(kind, found, language) for kind, found in listed_by_kind(entries).items())
    cards = "".join(_card(entry, language) for entry in entries)
    return (
        f'<nav class="index read" id="named" aria-label="{said("What is named")}" tabindex="-1"{own_language()}>\n'
        f'<div class="leaf">\n<h2>{said("What is named")}</h2>\n{groups}</div>\n</nav>\n'
        f'<div class="cards">\n<p id="closed"></p>\n{cards}</div>\n'
    )


def _group(kind: str, found: list[Entry], language: str) -> str:
    times = sum(len(entry.mentions) for entry in found)
    items = "".join(
        f'<li data-times="{len(entry.mentions)}">{_called(entry, language)} {_places(entry)}</li>\n' for entry in found
    )
    many = said("%(count)s, named %(times)s", count=figure(len(found)), times=_times(times))
    notice = f'<p class="notice">{said(NOTICE)}</p>\n' if kind == "party" else ""
    return (
        f'<details class="group {kind}" open>\n<summary><span class="m {kind}">{_kinds(kind)}</span> '
        f'<span class="count">{many}</span></summary>\n'
        f"<ul>\n{items}</ul>\n{notice}</details>\n"
    )


def _kinds(kind: str) -> str:
    return said(PLURALS[kind].capitalize())


def _times(number: int) -> str:
    return counted("%(count)s time", "%(count)s times", number)


def _called(entry: Entry, language: str) -> str:
    """The name or value, and beside it the code, or the words where the value is not all."""
    value = value_in_words(entry)
    name = f"<bdi{language}>{escaped(entry.name)}</bdi>"
    if entry.kind == "date" and value:
        return f'<span class="called">{escaped(value)}</span>'
    note = _note(entry, value)
    code = f' <span class="code">{escaped(note)}</span>' if note else ""
    return f'<span class="called">{name}{code}</span>'


def _note(entry: Entry, value: str) -> str:
    if entry.kind == "date":
        return said("when is not known")
    if entry.kind == "quantity":
        return "" if value in entry.name else value
    return entry.code


def _places(entry: Entry) -> str:
    """Links to the places in the text; of many, the first ones and one to the card with all of them."""
    if len(entry.mentions) <= MOST_LINKS:
        return f'<span class="links">{_links(entry, len(entry.mentions))}</span>'
    every = said("all %(count)s", count=figure(len(entry.mentions)))
    label = escaped(f"{entry.name}, {every}")
    return (
        f'<span class="links">{_links(entry, MOST_LINKS - 2)} … '
        f'<a href="#n{entry.number}" aria-label="{label}">{every}</a></span>'
    )


def _links(entry: Entry, most: int) -> str:
    called = escaped(value_in_words(entry) if entry.kind == "date" and entry.value else entry.name)
    return " ".join(
        f'<a href="#m{number + 1}" aria-label="{said(PLACE, name=called, place=str(place))}">{place}</a>'
        for place, number in enumerate(entry.mentions[:most], 1)
    )


def _card(entry: Entry, language: str) -> str:
    """What a mark leads to; it is shown while the address of the page names it."""
    spelled = [word for word in entry.words if word != entry.name or entry.kind == "date"]
    shown = ", ".join(f"<q{language}>{escaped(word)}</q>" for word in spelled[:MOST_SPELLINGS])
    more = ", …" if len(spelled) > MOST_SPELLINGS else ""
    also = f'<p class="spelled">{said("As %(spellings)s", spellings=shown + more)}</p>\n' if spelled else ""
    times = counted("%(count)s place", "%(count)s places", len(entry.mentions))
    name = escaped(entry.name)
    return (
        f'<aside class="card read" id="n{entry.number}" tabindex="-1" aria-label="{name}"{own_language()}>\n'
        f'<p class="what"><span class="m {entry.kind}">{said(entry.kind.capitalize())}</span> '
        f'<a class="close" href="#closed" aria-label="{said("Close %(name)s", name=name)}">{said("Close")}</a></p>\n'
        f'<p class="entry">{_called(entry, language)}</p>\n{also}'
        f'<p class="links">{times}: {_links(entry, len(entry.mentions))}</p>\n</aside>\n'
    )
