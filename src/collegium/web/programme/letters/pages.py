"""Mail of a person: what was written to it, how often it wants to be; and for the keeper how mail goes."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from collegium.accounts.access import Anybody, seats_of
from collegium.accounts.models import Person
from collegium.programme.actions.letters import choose_mail
from collegium.programme.models import Letter, MailedReport
from collegium.programme.queries.letters import choice_of, letters_of, traffic
from collegium.programme.queries.mailed import mailed
from collegium.programme.queries.wordings import Wording, wordings_of
from collegium.programme.rules.letters import CHOICES
from collegium.web.programme.letters.words import CAUSES_IN_WORDS, CHOICES_IN_WORDS, REFUSALS_IN_WORDS, STATES_IN_WORDS


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def mail_page(request: HttpRequest) -> HttpResponse:
    """What was written to a person, or was to be; sent to, it chooses how often that is."""
    person: Anybody = request.user
    if not isinstance(person, Person):
        return redirect("account_login")
    if request.method == "POST":
        choose_mail(person, request.POST.get("often", ""), request.POST.get("language", ""))
        messages.success(request, _("Your choice was kept."))
        return redirect("mail")
    choice = choice_of(person)
    about = {
        "choices": [(each, CHOICES_IN_WORDS[each]) for each in CHOICES],
        "languages": settings.LANGUAGES,
        "often": choice.often,
        "language": choice.language or get_language(),
        "letters": [
            (each, STATES_IN_WORDS[each.state], CAUSES_IN_WORDS.get(each.cause)) for each in letters_of(person)
        ],
        "came": _came(person),
        "goes_out": settings.MAIL_GOES_OUT,
        "keeps": any(seat.role == "keeper" for seat in seats_of(person)),
    }
    return render(request, "programme/letters.html", about)


def _came(person: Person) -> list[tuple[MailedReport, Wording]]:
    """The mails that wait to be taken as reports, each with the words of what it reports on."""
    rows = list(mailed(person).filter(state="proposed"))
    said = wordings_of(each.charge for each in rows)
    return [(each, said[each.charge_id]) for each in rows]


def _told(letter: Letter) -> tuple[Letter, Promise, Promise | None]:
    """A letter with how it stands and why, in words."""
    return letter, STATES_IN_WORDS[letter.state], CAUSES_IN_WORDS.get(letter.cause)


@require_safe
def traffic_page(request: HttpRequest) -> HttpResponse:
    """How mail goes, for the keeper: counts and causes, and nothing of what letters hold."""
    person: Anybody = request.user
    known = traffic(person)
    about = {
        "states": [(STATES_IN_WORDS[state], count) for state, count in known.states],
        "causes": [(CAUSES_IN_WORDS[cause], count) for cause, count in known.causes],
        "set_aside": [(REFUSALS_IN_WORDS[cause], count) for cause, count in known.set_aside],
        "said": known.said,
        "held": known.held,
        "host": settings.EMAIL_HOST,
        "mail_in": settings.MAIL_IN,
    }
    return render(request, "programme/letters_traffic.html", about)
