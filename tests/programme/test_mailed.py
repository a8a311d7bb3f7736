"""A report comes by mail to a secret address: it is proposed, and becomes one when a person says so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from collegium.accounts.actions import end_seat
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import change
from collegium.programme.actions.charges import Said, take
from collegium.programme.actions.mailed import open_reply_address, set_mailed_aside, take_mailed
from collegium.programme.errors import OutOfTurn
from collegium.programme.mail.inbox import forget_set_aside, receive
from collegium.programme.models import Charge, Ground, Letter, MailedReport, SetAside, Step
from collegium.programme.queries.letters import traffic
from collegium.programme.queries.mailed import mailed, mailed_report, reply_address, set_aside, words_of
from collegium.programme.rules.arriving import MOST_BYTES, MOST_PARTS, MOST_WAITING, REFUSALS
from collegium.register.models import Document
from tests.cast import Cast
from tests.programme.instructing import charged, second_post

IN = "reports@register.example"
WORDS = "We spoke of the lamps, and they voted in favour."
BODY = f"Subject: Report\nDate: Mon, 3 Feb 2031 10:00:00 +0000\n\n{WORDS}\n"


@dataclass
class Sent:
    """What is different about a mail: its sender, its recipient, further lines of its head, its body."""

    sender: str = "post_qm@tidewater.example"
    to: str = ""
    lines: tuple[str, ...] = ()
    body: str = BODY
    also: bytes = field(default=b"", repr=False)

    def written(self, to: str) -> bytes:
        """The mail."""
        heads = [f"From: <{self.sender}>", f"To: {self.to or to}", *self.lines]
        return ("\n".join(heads) + "\n" + self.body).encode() + self.also


@pytest.fixture
def charge(cast: Cast, settings: Settings) -> Charge:
    """A charge of Quellhaven, acknowledged; reports may be mailed."""
    settings.MAIL_IN = IN
    (charge,) = charged(cast)
    take(cast.post_qm, charge, "acknowledge")
    return Charge.objects.get(pk=charge.pk)


@pytest.fixture
def to(cast: Cast, charge: Charge) -> str:
    """The address of its post's person."""
    open_reply_address(cast.post_qm, charge)
    return reply_address(cast.post_qm, charge)


def test_a_mail_to_the_secret_address_is_proposed_and_nothing_has_moved(cast: Cast, charge: Charge, to: str) -> None:
    Letter.objects.all().delete()
    assert to.startswith("reports+")
    assert to.endswith("@register.example")
    data = Sent().written(to)
    assert [receive(data), receive(data)] == ["proposed", "there already"]
    report = MailedReport.objects.get()
    charge.refresh_from_db()
    assert (report.state, charge.state) == ("proposed", "acknowledged")
    assert (report.seat.person, report.space) == (cast.post_qm, cast.spaces["QM"])
    assert Ground.objects.get(of=report.pk).role == "message"
    assert WORDS in words_of(report)
    assert report.document.media_type == "message/rfc822"
    told = set(Letter.objects.filter(key__startswith="mailed:").values_list("person__name", flat=True))
    assert told == {"post_qm", "editor_qm", "principal_qm", "deputy_qm"}
    assert [each.pk for each in mailed(cast.reader_qm, charge)] == [report.pk]
    assert not mailed(cast.editor_qn).exists()


@pytest.mark.parametrize("who", ["post_qm", "editor_qm"])
def test_a_person_of_the_post_or_of_its_capital_takes_it(cast: Cast, charge: Charge, to: str, who: str) -> None:
    receive(Sent().written(to))
    report = MailedReport.objects.get()
    taken = take_mailed(cast.people[who], report, Said(WORDS, line="line"))
    report.refresh_from_db()
    charge.refresh_from_db()
    assert (report.state, report.step, charge.state) == ("taken", taken, "reported")
    assert (taken.verb, taken.words) == ("report", WORDS)
    assert Ground.objects.get(of=taken.pk).document == report.document
    with pytest.raises(OutOfTurn):
        take_mailed(cast.post_qm, report, Said(WORDS, line="line"))


def test_nobody_else_takes_it(cast: Cast, charge: Charge, to: str) -> None:
    receive(Sent().written(to))
    report = MailedReport.objects.get()
    _, elsewhere = second_post(cast)
    assert elsewhere
    for person, refused in ((cast.editor_qn, NotVisible), (elsewhere, NotVisible), (cast.reader_qm, NotAllowed)):
        with pytest.raises(refused):
            take_mailed(person, report, Said(WORDS, line="line"))
    with pytest.raises(NotVisible):
        mailed_report(elsewhere, report.pk)
    assert not Step.objects.filter(verb="report").exists()


def test_what_is_no_report_is_set_aside_and_may_be_taken_later(cast: Cast, charge: Charge, to: str) -> None:
    receive(Sent().written(to))
    report = MailedReport.objects.get()
    with pytest.raises(Improper):
        set_mailed_aside(cast.post_qm, report, " ")
    set_mailed_aside(cast.post_qm, report, "It is of another day.")
    report.refresh_from_db()
    assert report.state == "set aside"
    assert take_mailed(cast.post_qm, report, Said(WORDS, line="line")).verb == "report"


def test_before_it_was_acknowledged_a_mail_waits(cast: Cast, settings: Settings) -> None:
    settings.MAIL_IN = IN
    (charge,) = charged(cast)
    open_reply_address(cast.post_qm, charge)
    assert receive(Sent().written(reply_address(cast.post_qm, charge))) == "proposed"
    with pytest.raises(OutOfTurn):
        take_mailed(cast.post_qm, MailedReport.objects.get(), Said(WORDS, line="line"))
    assert MailedReport.objects.get().state == "proposed"


def _ended(cast: Cast, charge: Charge) -> None:
    end_seat(cast.principal_qm, cast.post_qm.seats.get(), "Moved.")


def _anew(cast: Cast, charge: Charge) -> None:
    open_reply_address(cast.post_qm, charge)


def _withdrawn(cast: Cast, charge: Charge) -> None:
    with change(by=cast.editor_qm, verb="gives up a charge", space=charge.space):
        charge.withdrawn = True
        charge.save()


BOMB = "\n".join(["--x\nContent-Type: text/plain\n\nA part."] * (MOST_PARTS + 1))
REFUSED: list[tuple[str, Sent, Callable[[Cast, Charge], None] | None]] = [
    ("too large", Sent(also=b"x" * MOST_BYTES), None),
    ("too many parts", Sent(body=f"Content-Type: multipart/mixed; boundary=x\n\n{BOMB}\n--x--\n"), None),
    ("no address", Sent(to=IN), None),
    ("no address", Sent(to="somebody@else.example"), None),
    ("wrong address", Sent(to="reports+aaaaaaaaaaaaaaaaaaaaaaaaaa@register.example"), None),
    ("ended address", Sent(), _ended),
    ("ended address", Sent(), _anew),
    ("closed", Sent(), _withdrawn),
    ("other sender", Sent("editor_qn@tidewater.example"), None),
    ("other sender", Sent("post_qm@tidewater.example>, <editor_qn@tidewater.example"), None),
    ("other sender", Sent(lines=("From: <editor_qm@tidewater.example>",)), None),
    ("forged sender", Sent(lines=("Authentication-Results: mx; spf=pass; dmarc=fail",)), None),
    ("forged sender", Sent(lines=("Authentication-Results: mx; spf=fail smtp.mailfrom=x",)), None),
    ("automatic", Sent(lines=("Auto-Submitted: auto-replied",)), None),
    ("automatic", Sent(lines=("Precedence: bulk",)), None),
    ("automatic", Sent(lines=("Return-Path: <>",)), None),
    ("automatic", Sent(lines=("List-Id: <harbour.example>",)), None),
    ("own address", Sent(IN), None),
    ("own address", Sent("reports+abc@register.example"), None),
    ("own address", Sent("collegium@localhost"), None),
]


@pytest.mark.parametrize(("cause", "sent", "before"), REFUSED, ids=lambda each: each if isinstance(each, str) else "")
def test_what_is_not_taken_is_put_down_without_its_content(
    cast: Cast, charge: Charge, to: str, cause: str, sent: Sent, before: Callable[[Cast, Charge], None] | None
) -> None:
    if before:
        before(cast, charge)
    written = Letter.objects.count()
    assert receive(sent.written(to)) == cause
    row = SetAside.objects.get()
    assert row.cause == cause
    assert not MailedReport.objects.exists()
    assert not Document.objects.exists()
    assert Letter.objects.count() == written  # nobody is answered, and a stranger writes to nobody through us
    at_charge = sent.to == ""
    assert set_aside(cast.post_qm, charge) == ([row] if at_charge else [])
    assert traffic(cast.keeper).set_aside == ([] if at_charge else [(cause, 1)])


def test_more_reports_of_one_charge_than_may_wait_are_not_taken(cast: Cast, charge: Charge, to: str) -> None:
    receive(Sent().written(to))
    first = MailedReport.objects.get()
    with change(by=cast.post_qm, verb="brings a report by mail", space=charge.space):
        for number in range(MOST_WAITING - 1):
            copy = Document.objects.get(pk=first.document_id)
            copy.pk, copy.version, copy._state.adding = None, 0, True
            copy = Document(
                space=copy.space, sha256=f"{number:064}", size=1, name="mail.eml", marking=copy.marking, captured=None
            )
            copy.save()
            MailedReport(space=charge.space, charge=charge, seat=first.seat, document=copy).save()
    assert receive(Sent(body=f"{BODY}\nOnce more.").written(to)) == "too many"


def test_every_refusal_has_its_case() -> None:
    assert {cause for cause, _, _ in REFUSED} | {"too many"} == set(REFUSALS)


@pytest.mark.parametrize("lines", [("Authentication-Results: mx; spf=fail; dkim=pass",), ("Auto-Submitted: no",), ()])
def test_what_a_forwarder_leaves_behind_stops_nothing(
    cast: Cast, charge: Charge, to: str, lines: tuple[str, ...]
) -> None:
    assert receive(Sent(lines=lines).written(to)) == "proposed"


@pytest.mark.parametrize("data", [b"", b"\0\xff\xfe", b"From: " + b"(" * 5000, b"\n\n", b"To: " + b"<" * 9000])
def test_what_is_no_mail_is_put_down(cast: Cast, charge: Charge, data: bytes) -> None:
    assert receive(data) == "no address"


def test_the_server_says_to_whom_it_was_delivered(cast: Cast, charge: Charge, to: str) -> None:
    assert receive(Sent(to="undisclosed-recipients:;").written(""), [to.upper()]) == "proposed"
    assert receive(Sent(to="a list <list@else.example>", lines=(f"Delivered-To: {to}",)).written("")) == "proposed"


def test_an_installation_that_takes_no_mail_takes_none(cast: Cast, settings: Settings) -> None:
    settings.MAIL_IN = ""
    with pytest.raises(Improper, match="COLLEGIUM_MAIL_IN"):
        receive(Sent().written(IN))


def test_an_address_is_of_one_person_of_the_post_and_its_secret_is_kept_nowhere(
    cast: Cast, charge: Charge, to: str, settings: Settings
) -> None:
    secret = to.partition("+")[2].partition("@")[0]
    row = charge.reply_addresses.get()
    assert secret not in (row.sha256, row.pk)
    assert reply_address(cast.editor_qm, charge) == ""
    for person, refused in ((cast.editor_qm, NotAllowed), (cast.reader_qm, NotAllowed), (cast.editor_qn, NotVisible)):
        with pytest.raises(refused):
            open_reply_address(person, charge)
    settings.SECRET_KEY = "another key"  # noqa: S105
    assert reply_address(cast.post_qm, charge) == ""


def test_that_a_mail_was_not_taken_is_forgotten_after_a_year(cast: Cast, charge: Charge) -> None:
    receive(b"x")
    assert forget_set_aside() == 0
    SetAside.objects.update(at=timezone.now() - timedelta(days=400))
    assert forget_set_aside() == 1
