"""Where a person is signed in. The sessions are Django's; django-allauth knows which are whose."""

import time

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from collegium.accounts.models import Person

SEEN = "seen"
OFTEN = 600  # seconds between two notes that a session is in use


def sessions_of(person: Person) -> list[UserSession]:
    """A person's sessions, the one used last first. Those that have ended are forgotten."""
    sessions: list[UserSession] = UserSession.objects.purge_and_list(person)
    return sorted(sessions, key=lambda session: session.last_seen_at, reverse=True)


def name_of(session: UserSession) -> str:
    """What a session is called in addresses. Its number would tell how often others sign in."""
    return salted_hmac("session", session.session_key, algorithm="sha256").hexdigest()[:26]


def end_sessions(person: Person, but: str = "") -> int:
    """End the sessions of a person, except the one with the key `but`; how many."""
    sessions = list(UserSession.objects.filter(user=person).exclude(session_key=but))
    for session in sessions:
        session.end()
    return len(sessions)


def note_session(request: HttpRequest) -> None:
    """Note that the session of a request is its person's, and when it was used: no oftener than is useful."""
    noted = request.session.get(SEEN) or ["", 0]
    if noted[0] != request.session.session_key or time.time() - noted[1] > OFTEN:
        UserSession.objects.create_from_request(request)
        request.session[SEEN] = [request.session.session_key, time.time()]


def forget_sessions() -> int:
    """Forget the sessions that have run out, and whose they were; how many."""
    count: int = Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return count
