"""A space: the list of its documents, adding to it, what happened in it, and who looked."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from collegium.accounts.access import Anybody, accesses_visible_to, gate, seat_for, spaces_of
from collegium.accounts.errors import NotAllowed, NotVisible
from collegium.accounts.models import Person, Space, SpaceKind
from collegium.accounts.queries import known_in
from collegium.reading.formats import LARGEST
from collegium.register import queries
from collegium.register.arrival import Arrival
from collegium.register.models import Document
from collegium.register.queries import findings as asked
from collegium.register.queries.exchanges import exchanges
from collegium.register.queries.series import series_in
from collegium.register.queries.wanted import wanted_in
from collegium.register.waiting import is_waiting, receive_all
from collegium.web.converters import EntryConverter
from collegium.web.forms import AddForm
from collegium.web.journal import news_of
from collegium.web.listing import ROWS, highest, titled
from collegium.web.programme import telling
from collegium.web.words import space_in_words

OUTCOME = re.compile(rf"{EntryConverter.regex}[nh]")


def place_of(person: Anybody, space: str) -> Space:
    """A space with documents that a person sees. Raises NotVisible."""
    seen = spaces_of(person).exclude(kind=SpaceKind.INSTALLATION).select_related("partner", "partnership")
    place = seen.filter(pk=space).first()
    if place is None:
        raise NotVisible
    return place


@require_safe
def space_page(request: HttpRequest, space: str) -> HttpResponse:
    """The documents of a space, the newest first, a page at a time: `?before=` is the last one of the page before."""
    person: Anybody = request.user
    place = place_of(person, space)
    rows = titled(queries.documents(person, place))
    before = request.GET.get("before", "")
    if before.isalnum():
        rows = rows.filter(pk__lt=before)
    shown = list(rows[: ROWS + 1])
    about = {
        **about_space(person, place),
        "documents": shown[:ROWS],
        "next": shown[ROWS - 1].pk if len(shown) > ROWS else "",
        "marking": highest(shown[:ROWS]),
        "first": not before,
    }
    return render(request, "space.html", about)


def may_make_series(person: Anybody, place: Space) -> bool:
    """Whether a person may make series in a space, and change them."""
    return place.kind in (SpaceKind.OWN, SpaceKind.JOINT) and seat_for(person, "change", place) is not None


def about_space(person: Anybody, place: Space) -> dict[str, object]:
    """What every page of a space says of it."""
    return {
        "place": place,
        "called": space_in_words(place),
        "public": place.kind == SpaceKind.PUBLIC,
        "may_add": seat_for(person, "add", place) is not None,
        "has_series": series_in(person, place).exists() or may_make_series(person, place),
        "has_wanted": wanted_in(person, place).exists(),
        "has_questions": exchanges(person, place).exists(),
        "may_see_looks": seat_for(person, "propose striking", place) is not None,
        "may_decide": may_decide(person, place),
    }


def may_decide(person: Anybody, place: Space) -> bool:
    """Whether a person may decide findings here, and there are some."""
    return seat_for(person, "decide", place) is not None and asked.seen(person).filter(space=place).exists()


@require_http_methods(["GET", "HEAD", "POST"])
def add_page(request: HttpRequest, space: str) -> HttpResponse:
    """The form that adds documents; then what became of each, at an address of its own: reloading adds nothing."""
    person: Anybody = request.user
    place = place_of(person, space)
    gate(person, "add", place)
    sent = request.method == "POST"
    form = AddForm(place, request.POST, request.FILES) if sent else AddForm(place)
    if sent and form.is_valid() and isinstance(person, Person):
        return redirect(f"{request.path}?became={_added(request, person, place, form)}")
    came = _came(person, place, request.GET.get("became", ""))
    # Asked before the readings are had: one that is kept in between is shown when the page asks for itself again.
    waiting = any(is_waiting(document) for document, _ in came)
    outcomes = [(document, new, queries.readings(person, document).first()) for document, new in came]
    marking = highest([document for document, _ in came])
    about = {"form": form, "outcomes": outcomes, "waiting": waiting, "marking": marking}
    about |= about_space(person, place)
    return render(request, "add.html", about, status=400 if sent else 200)


def _added(request: HttpRequest, person: Person, place: Space, form: AddForm) -> str:
    """Add the files. Each document's id with `n` where it is new, `h` where it was here, joined by stops."""
    fitting = []
    for file in form.cleaned_data["documents"]:
        if (file.size or 0) <= LARGEST:
            fitting.append(file)
        else:
            cause = gettext("%(name)s was refused: it has more than %(largest)s MiB.")
            messages.error(request, cause % {"name": file.name, "largest": LARGEST >> 20})
    made = receive_all(person, place, form.cleaned_data["marking"], _arrivals(fitting, form), form.cleaned_data["why"])
    return ".".join(f"{added.document.pk}{'n' if added.new else 'h'}" for added in made)


def _came(person: Anybody, place: Space, became: str) -> list[tuple[Document, bool]]:
    """What `_added` said: each document, and whether it was new."""
    said = [(each[:-1], each[-1] == "n") for each in became.split(".") if OUTCOME.fullmatch(each)]
    rows = queries.documents(person, place).in_bulk([entry for entry, _ in said])
    return [(rows[entry], new) for entry, new in said if entry in rows]


def _arrivals(files: list[UploadedFile], form: AddForm) -> Iterator[Arrival]:
    """The files one after the other, each with what the form says of all of them."""
    known = form.known()
    for file in files:
        yield Arrival(file.read(), file.name or "", **known)


@require_safe
def journal_page(request: HttpRequest, space: str) -> HttpResponse:
    """What happened in a space, the newest first, a page at a time."""
    person: Anybody = request.user
    place = place_of(person, space)
    before = request.GET.get("before", "")
    news = news_of(person, [place], ROWS, _number(before))
    about = {
        **about_space(person, place),
        "news": news,
        "marking": highest([each.document for each in news if each.document]),
    }
    return render(request, "journal.html", {**about, "next": news[-1].change.number if len(news) == ROWS else ""})


def _number(said: str) -> int | None:
    """The number that an address names; None where it names none."""
    return int(said) if said.isdecimal() and len(said) < 18 else None


@require_safe
def looks_page(request: HttpRequest, space: str) -> HttpResponse:
    """Who read an entry of a partner's own space, and who took an export: for those who may change the space."""
    person: Anybody = request.user
    place = place_of(person, space)
    if seat_for(person, "propose striking", place) is None:
        raise NotAllowed("You may not see who looked here.", "An editor of the partner may.")
    noted = accesses_visible_to(person).filter(space=place)
    count, asked = noted.count(), _number(request.GET.get("before", ""))
    end = count if asked is None else min(asked, count)
    begin = max(0, end - ROWS * 4)  # counted from this space's first: the table's own numbers tell of other spaces
    looks = list(noted.order_by("id")[begin:end])[::-1]
    documents = {row.pk: row for row in Document.objects.filter(space=place, pk__in={look.entry for look in looks})}
    known = known_in(place)
    others = telling.names(person, {(look.kind, look.entry) for look in looks if look.kind in telling.ABOUT})
    rows = [
        (
            look,
            documents.get(look.entry) or others.get((look.kind, look.entry)),
            look.by.name if look.by_id in known else "",
        )
        for look in looks
    ]
    seen = Document.objects.filter(pk__in=documents).select_related("marking")
    return render(
        request,
        "looks.html",
        {
            **about_space(person, place),
            "rows": rows,
            "next": begin,
            "days": settings.DAYS_OF_LOOKS,
            "marking": highest(list(seen)),
        },
    )
