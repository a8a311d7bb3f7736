"""What stands in the register while its pages are tried: a document in each kind of space, and who signs in."""

from dataclasses import dataclass, replace
from typing import Any

from django.test import Client

from collegium.accounts.actions import SeatPlan
from collegium.accounts.actions.invitations import invite
from collegium.accounts.journal.striking import propose_striking
from collegium.accounts.models import Change, Entry, Partner, Person
from collegium.programme.actions import calendars
from collegium.register import actions
from collegium.register.actions.deciding import decide
from collegium.register.actions.entering import enter
from collegium.register.actions.holding import FIELDS
from collegium.register.actions.searches import close_feed, open_feed, save_search
from collegium.register.actions.series import Described, make_series
from collegium.register.models import Document, Finding, Wanted
from collegium.register.queries.asking import Asked
from collegium.register.waiting import read_waiting, unread
from tests.cast import Cast, note
from tests.web.staged import PUT

WORDS = """Words on the Winter Ferry

Velmora, 3 February 2031

We will mend the pier before the first ice, if the masons have come by then.

We call on all skippers to keep their lamps lit in the channel.

We reject every toll on boats that carry bread. Nine boats lay in the harbour yesterday.
"""
"""A document that states something."""
ASKED = """Foreign Minister Anna Brold of Velmora at a Press Conference

3 February 2031

FOREIGN MINISTER BROLD: We met for the third time, and we spoke about the tides.

We signed a memorandum on the lamps with Ostrand.

QUESTION: My name is Ida Quill from Harbour Times. The United Nations rejected the toll on bread. What comes next?

FOREIGN MINISTER BROLD: That's right. We shall speak about it in the spring.

QUESTION: Who mends the lamps in the channel, for the fisheries?

FOREIGN MINISTER BROLD: The harbour office does, and it has masons for it.
"""
"""A document with questions, one of which takes something for granted."""
STATED = b"\n\nWe will mend the pier before the first ice.\n\nWe call on all skippers to keep their lamps lit.\n"
NOWHERE = "01ARZ3NDEKTSV4RRFFQ69G5FAV"  # the id of nothing


@dataclass
class Stage:
    """The cast, with one document of Velmora's own, a joint one with every consent, a public one; seats, an invitation
    to Velmora's table; what the links of that and of feeds hold. Of the own one a finding waits, one was decided by
    `editor_qm`, and a statement was entered."""

    cast: Cast
    documents: dict[str, Document]
    others: dict[str, Any]
    tokens: dict[str, str]
    changes: dict[str, Change]

    def waiting(self) -> str:
        """The key of the finding that waits."""
        return Finding.objects.get(document=self.documents["own"], state="proposed").key

    def wanted(self) -> str:
        """The key of a paper that a document tells of."""
        return Wanted.objects.get(document=self.documents["asked"]).key

    def premise(self) -> str:
        """The key of what a question takes for granted."""
        return Finding.objects.get(document=self.documents["asked"], kind="premise").key

    def space(self, name: str) -> str:
        """The id of a space."""
        return self.cast.spaces[name].pk if name in self.cast.spaces else NOWHERE

    def document(self, name: str) -> str:
        """The id of a document."""
        return self.documents[name].pk if name in self.documents else NOWHERE

    def entry(self, name: str) -> Entry | None:
        """A document or something else on the stage."""
        return self.documents.get(name) or self.others.get(name)


def stage(cast: Cast) -> Stage:
    """Put the documents there."""
    stating = replace(note(1), data=note(1).data + STATED)
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), stating).document
    joint, public = (agreed(cast, number) for number in (2, 3))
    spoken = replace(note(4), data=ASKED.encode(), name="asked.txt")
    asked = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), spoken).document
    documents = {"own": own, "asked": asked, "joint": joint, "public": actions.publish(cast.secretariat, public)}
    velmora = Partner.objects.get(code="QM")
    invitation, token = invite(cast.principal_qm, SeatPlan("new@velmora.example", "", "editor", velmora))
    others: dict[str, Any] = {"invitation": invitation}
    for name in ("reader_qm", "reader_qn", "secretariat"):
        others[f"seat of {name}"] = cast.people[name].seats.get()
    others["Tidewater"] = cast.partnership
    said = Described("Ferry words", "statement", "every winter")
    others["series of QM"] = make_series(cast.editor_qm, own.space, said, [own])
    others["joint series"] = make_series(cast.editor_qm, joint.space, said, [joint])
    decided, waiting = Finding.objects.filter(document=own).order_by("start")
    others["decision"] = decide(cast.editor_qm, decided, "confirmed")
    others["statement"] = enter(cast.editor_qm, own, {name: getattr(waiting, name) for name in FIELDS})
    others["proposal"] = propose_striking(cast.editor_qm, own, "It names a source.")
    for put in PUT:
        others |= put(cast)
    tokens = {"invitation": token, "calendar": calendars.open_feed(cast.editor_qm)}
    for name in ("search", "closed search"):
        others[name] = save_search(cast.editor_qm, Asked("ferry"), "Ferries")
        tokens[name] = open_feed(cast.editor_qm, others[name].pk)
    close_feed(cast.editor_qm, others["closed search"].pk)
    changes = {name: Change.objects.filter(versions__entry=each.pk).latest("at") for name, each in documents.items()}
    return Stage(cast, documents, others, tokens, changes)


def agreed(cast: Cast, number: int) -> Document:
    """A joint document to whose publishing both partners consent."""
    arrival = replace(note(number), originator="Harbour Office")
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking("open"), arrival).document
    joint = actions.table(cast.editor_qm, own)
    for person in (cast.principal_qm, cast.principal_qn):
        actions.consent(person, joint)
    return joint


def read_what_waits() -> int:
    """What the process beside the pages does; how many documents it read."""
    return len(list(read_waiting(list(unread()))))


def added_and_read(client: Client, path: str, sent: dict[str, Any]) -> str:
    """The page that says what became of files that were added, once they have been read."""
    answer = client.post(path, sent)
    assert answer.status_code == 302
    read_what_waits()
    return client.get(answer.headers["Location"]).content.decode()


def signed_in(person: Person | None) -> Client:
    """A browser of somebody; of the public where it is nobody."""
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client
