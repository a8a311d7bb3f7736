"""The access table: every address, for everybody of the cast. An address without a row fails."""

import csv
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django.plugin import DjangoDbBlocker

from collegium.accounts.models import Entry, Marking, Partner
from collegium.accounts.sight import seeing_everything
from collegium.register.actions.merging import Words, link
from collegium.register.actions.references import Said, add, state
from tests.cast import Cast, cast
from tests.machine import ROOT
from tests.register.test_publishing_references import published, seal
from tests.web.stage import NOWHERE, Stage, signed_in, stage
from tests.web.staged import OF_THE_PROGRAMME

pytestmark = pytest.mark.django_db
CASES = ROOT / "tests" / "web" / "cases"
TABLES = [CASES / "access.csv", *sorted((CASES / "access").glob("*.csv"))]
ROWS = [row for table in TABLES for row in csv.DictReader(table.read_text("utf-8").splitlines())]
CAST = list(ROWS[0])[4:]
WRITES = OF_THE_PROGRAMME | {
    "account_login",
    "account_reauthenticate",
    "add",
    "all-series",
    "ask-outside",
    "consent",
    "details",
    "end-other-sessions",
    "end-session",
    "enter",
    "language",
    "inquiry",
    "counting",
    "link",
    "mark",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_remove_webauthn",
    "outside",
    "password",
    "password-anew",
    "password-lost",
    "publish",
    "read-again",
    "series",
    "saved",
    "searches",
    "sign-out",
    "table",
    "try",
    "unlink",
    "uptake",
    *(
        "add-reference",
        "change-reference",
        "publishing-reference",
        "links",
        "take-back-fact",
        "take-back-link",
        "end-seat",
        "invitation",
        "invite",
        "partnership",
        "take-back",
        "undo",
        "strike",
        "decline",
        "propose-striking",
        "propose-striking-reason",
        "decide",
        "decide-several",
        "enter-statement",
        "take-back-decision",
        "take-back-several",
        "withdraw-statement",
    ),
}


def addresses(patterns: list[Any]) -> Iterator[URLPattern]:
    """Every pattern below a resolver."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns)
        else:
            yield each


ADDRESSES = {each.name: each for each in addresses(get_resolver().url_patterns)}


def sent(row: dict[str, str], staged: Stage) -> dict[str, Any]:
    """What a request sends: words with their values, and for those without one what fits the stage."""
    entry = staged.entry(row["of"])
    fitting = {
        "documents": SimpleUploadedFile("sheet.txt", f"Sheet of {row['of']}".encode()),
        "marking": staged.cast.marking().pk,
        "version": getattr(entry, "version", 0),
        "other": staged.document("joint"),
        "why": "It was agreed",
        "new_password1": "the ferry waits at nine",
        "new_password2": "the ferry waits at nine",
        "key": key_of(row, staged),
        "chosen": f"{staged.document('own')}.{staged.waiting()}",
        "seat": staged.cast.principal_qm.seats.get().pk,
        "decision": staged.others["decision"].pk,
        "statement": staged.others["statement"].pk,
        "seal": staged.others["seal"],
    }
    words = [word.partition("=") for word in row["sent"].split()]
    return {name: value if equals else fitting[name] for name, equals, value in words}


def key_of(row: dict[str, str], staged: Stage) -> str:
    """The key of what a row is about: something wanted, a premise, or a finding that waits."""
    if row["address"] in ("inquiry", "counting"):
        return staged.wanted()
    return staged.premise() if row["of"] == "asked" else staged.waiting()


def test_every_address_stands_in_the_table() -> None:
    patterns = list(addresses(get_resolver().url_patterns))
    assert len(ADDRESSES) == len(patterns) >= 15, "two addresses have the same name, or one has none"
    assert {row["address"] for row in ROWS} == set(ADDRESSES)


def test_every_address_that_writes_has_rows_for_writing() -> None:
    assert {row["address"] for row in ROWS if row["method"] == "POST" and row["of"] != "own"} >= WRITES


def entry_of(name: str, staged: Stage) -> str:
    """The id of a document, of somebody, of whatever stands on the stage."""
    if name.startswith("change of "):
        return staged.changes[name.removeprefix("change of ")].pk
    entry = staged.cast.people.get(name) or staged.entry(name)
    return entry.pk if entry else NOWHERE


def address_of(row: dict[str, str], staged: Stage) -> str:
    """The address of a row, with what it is about."""
    names = list(ADDRESSES[row["address"]].pattern.converters)
    about = {"space": staged.space(row["of"]), "entry": entry_of(row["of"], staged)}
    about |= {"kind": "forums", "key": "two-shores-council"}
    about |= {"other": about["entry"], **dict.fromkeys(("name", "pk", "uidb64"), row["of"])}
    about["token"] = staged.tokens.get(row["of"], "nothing")
    return reverse(row["address"], kwargs={name: about[name] for name in names})


def answer_to(row: dict[str, str], staged: Stage, who: str) -> int:
    """What somebody is answered; what the request did is taken back."""
    with transaction.atomic():
        client = signed_in(staged.cast.people.get(who))
        ask = client.post if row["method"] == "POST" else client.get
        answer = ask(address_of(row, staged), sent(row, staged))
        transaction.set_rollback(True)
    if answer.streaming:
        answer.getvalue()  # what is sent bit by bit is closed when it was sent
    return int(answer.status_code)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join([row["method"], row["address"], row["of"]]))
def test_everybody_gets_what_the_table_says(staged: Stage, row: dict[str, str]) -> None:
    assert {who: answer_to(row, staged, who) for who in CAST} == {who: int(row[who]) for who in CAST}


def with_references(cast: Cast) -> dict[str, Any]:
    """A reference of Velmora's own with a fact and words that name it, a joint and a public one."""
    names, space = {"en": ["Two Shores Council"]}, cast.spaces["QM"]
    own = add(cast.editor_qm, space, "forum", names)
    return {
        "reference": own,
        "fact": state(cast.editor_qm, own, Said("founded", "1998")),
        "link": link(cast.editor_qm, space, Words("forum", "Lamp Board"), own.slug, True),
        "joint reference": (joint := add(cast.secretariat, cast.spaces["joint"], "forum", names)),
        "public reference": published(
            cast, add(cast.secretariat, cast.spaces["joint"], "forum", {"en": ["Lamp Hall"]})
        ),
        "seal": seal(cast, joint),
    }


@pytest.fixture(scope="module")
def staged(founded: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """A document in each kind of space, put there once for all rows: what a row writes is taken back."""
    with django_db_blocker.unblock(), seeing_everything(), transaction.atomic():
        staged = stage(cast())
        staged.others |= with_references(staged.cast)
        yield staged
        transaction.set_rollback(True)


def test_what_is_not_seen_is_answered_like_what_does_not_exist(staged: Stage) -> None:
    for who in ("editor_qn", "keeper", None):
        client = signed_in(staged.cast.people.get(who or ""))
        for path in (
            "documents/{}",
            "documents/{}/choices",
            "documents/{}/original",
            "documents/{}/history",
            "documents/{}/state",
            "documents/{0}/beside/{0}",
            "documents/{0}/compare/{0}",
            "documents/{0}/difference/{0}",
            "documents/{}/details",
            "documents/{}/review",
            "spaces/{}",
            "spaces/{}/series",
            "spaces/{}/questions",
            "spaces/{}/wanted",
            "spaces/{}/outside",
            "spaces/{}/findings",
        ):
            hidden = staged.space("QM") if path.startswith("spaces") else staged.document("own")
            answers = [client.get("/" + path.format(entry)) for entry in (hidden, NOWHERE)]
            bodies = [
                strip(answer.content.decode(), entry) for answer, entry in zip(answers, (hidden, NOWHERE), strict=True)
            ]
            assert bodies[0] == bodies[1]
            assert answers[0].status_code == answers[1].status_code == 404


def strip(body: str, entry: str) -> str:
    """A page without the address that was asked for and without the token of its forms."""
    return "\n".join(line for line in body.replace(entry, "").splitlines() if "csrfmiddlewaretoken" not in line)


def answers_to_others(staged: Stage, who: str, path: str, field: str, theirs: Entry) -> list[tuple[int, str]]:
    """What is answered to a step that names something of another partnership, and something that does not exist."""
    client = signed_in(staged.cast.people[who])
    answers = []
    for named in (theirs.pk, NOWHERE):
        sent = {"version": staged.documents["joint"].version, "why": "It was agreed", "given": "yes", field: named}
        answer = client.post(f"/documents/{staged.document('joint')}/{path}", sent)
        answers.append((answer.status_code, strip(answer.content.decode(), named)))
    return answers


def test_a_step_does_not_tell_whether_another_partnership_has_something(staged: Stage) -> None:
    marking = Marking.objects.exclude(partnership=staged.cast.partnership).get()
    partner = Partner.objects.exclude(partnership=staged.cast.partnership).first()
    assert partner
    for who, path, field, theirs in (
        ("editor_qm", "mark", "marking", marking),
        ("principal_qm", "consent", "partner", partner),
    ):
        others, nothing = answers_to_others(staged, who, path, field, theirs)
        assert others == nothing
