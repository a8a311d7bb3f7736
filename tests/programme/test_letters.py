"""What is to be mailed goes out once or waits; what the server does wrong is told and loses nothing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from collegium.accounts.errors import Improper, NotVisible, OtherSpace
from collegium.accounts.journal.change import change
from collegium.programme.actions.letters import choose_mail, queue, send_again, tell
from collegium.programme.errors import OutOfTurn
from collegium.programme.mail.outbox import claimed, send_due, tried
from collegium.programme.mail.posting import connected
from collegium.programme.mail.words import KINDS
from collegium.programme.models import Letter, Mandate
from collegium.programme.queries.letters import traffic
from collegium.programme.rules.letters import LONGEST, MOST_TRIES, PAUSES, wait_after
from collegium.programme.rules.undelivered import CAUSES
from tests.cast import Cast
from tests.programme.mailbox import Mailbox, free_port, mailbox


@pytest.fixture
def box(settings: Settings, cast: Cast) -> Iterator[Mailbox]:
    """A server of mail."""
    with mailbox(settings) as running:
        yield running


def told(cast: Cast, *names: str) -> list[Letter]:
    """Letters to some persons, each of its own."""
    for name in names:
        tell(f"issued:{name}", [cast.people[name]], "instruction", "/mail")
    return list(Letter.objects.order_by("id"))


def standing() -> list[tuple[str, str]]:
    """How letters stand, and why."""
    return list(Letter.objects.order_by("id").values_list("state", "cause"))


def due_now() -> None:
    """Let the pause of all letters be over."""
    Letter.objects.filter(state="waiting").update(due=timezone.now())


def test_a_letter_goes_out_once(box: Mailbox, cast: Cast) -> None:
    told(cast, "post_qm")
    told(cast, "post_qm")
    assert send_due() == 1
    assert send_due() == 0
    letter, sent = Letter.objects.get(), box.taken[0]
    assert standing() == [("sent", "")]
    assert letter.sent
    assert (sent["To"], sent["Subject"]) == (cast.post_qm.email, "An instruction waits")
    assert letter.pk in sent["Message-ID"]
    assert sent["Auto-Submitted"] == "auto-generated"
    assert "http://127.0.0.1:8000/mail" in sent.get_content()


def test_a_line_that_begins_with_a_dot_comes_as_it_was_written(box: Mailbox, cast: Cast) -> None:
    queue("dots", cast.post_qm, "Dots", "First\n.\n..two\n")
    assert send_due() == 1
    assert box.taken[0].get_content().replace("\r\n", "\n") == "First\n.\n..two\n"


def test_a_change_that_is_taken_back_mails_nothing(box: Mailbox, cast: Cast) -> None:
    with pytest.raises(OtherSpace):
        _entered(cast, Mandate(space=cast.spaces["QN"], body="Harbour Council", title="Lamps"))
    assert send_due() == 0
    assert not Letter.objects.exists()


def _entered(cast: Cast, mandate: Mandate) -> None:
    """Tell the post of a mandate, and then enter it in Velmora's own space."""
    with change(by=cast.editor_qm, verb="enters a mandate", space=cast.spaces["QM"]):
        tell("entered", [cast.editor_qm, cast.post_qm], "instruction", "/mail", but=cast.editor_qm)
        mandate.save()


def test_a_change_that_is_kept_does(box: Mailbox, cast: Cast) -> None:
    _entered(cast, Mandate(space=cast.spaces["QM"], body="Harbour Council", title="Lamps"))
    assert send_due() == 1
    assert box.to() == [cast.post_qm.email]


@pytest.mark.parametrize(
    ("does", "answers", "stands"),
    [
        ("", {"sender": "550 not you"}, ("waiting", "sender")),
        ("", {"sender": "451 wait"}, ("waiting", "sender")),
        ("stalls", {}, ("waiting", "stalled")),
        ("stalls after", {}, ("doubtful", "stalled")),
        ("breaks off after", {}, ("doubtful", "broke off")),
    ],
)
def test_trouble_of_the_server_delays_all_and_loses_nothing(
    box: Mailbox, cast: Cast, does: str, answers: dict[str, str], stands: tuple[str, str]
) -> None:
    told(cast, "post_qm", "editor_qm")
    box.does, box.answers = does, answers
    assert send_due() == 0
    assert standing() == [stands, ("waiting", "")]
    assert Letter.objects.filter(state="waiting", due__gt=timezone.now()).count() == 1 + (stands[0] == "waiting")
    box.does, box.answers = "", {}
    assert send_due() == 0  # the pause is not over
    due_now()
    assert send_due() == 1 + (stands[0] == "waiting")
    assert sorted(box.to()) == [cast.editor_qm.email, cast.post_qm.email]  # each once, whatever was answered


def test_a_server_that_is_down_is_tried_again_for_ever_with_growing_pauses(
    settings: Settings, box: Mailbox, cast: Cast
) -> None:
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    (letter,) = told(cast, "post_qm")
    for tries in range(1, MOST_TRIES + 3):
        assert send_due() == 0
        letter.refresh_from_db()
        assert (letter.state, letter.cause, letter.tries) == ("waiting", "down", tries)
        due_now()
    assert traffic(cast.keeper).causes == [("down", 1)]
    settings.EMAIL_PORT = there
    assert send_due() == 1
    assert traffic(cast.keeper).causes == []


@pytest.mark.parametrize("where", ["recipient", "body"])
def test_what_is_refused_for_now_waits_and_others_go(box: Mailbox, cast: Cast, where: str) -> None:
    told(cast, "post_qm", "editor_qm")
    box.answers = {cast.post_qm.email if where == "recipient" else "body": "450 4.2.0 Wait"}
    assert send_due() == (where == "recipient")
    assert standing()[0] == ("waiting", "later")
    box.answers = {}
    due_now()
    send_due()
    assert sorted(box.to()) == [cast.editor_qm.email, cast.post_qm.email]


def test_what_is_refused_for_now_again_and_again_is_given_up(box: Mailbox, cast: Cast) -> None:
    told(cast, "post_qm")
    box.answers = {cast.post_qm.email: "450 4.2.0 Wait"}
    for _ in range(MOST_TRIES):
        assert standing() in ([("waiting", "")], [("waiting", "later")])
        due_now()
        assert send_due() == 0
    assert standing() == [("refused", "later")]


def test_what_is_refused_for_good_is_given_up_for_this_address_alone(box: Mailbox, cast: Cast) -> None:
    letter, _ = told(cast, "post_qm", "editor_qm")
    box.answers = {cast.post_qm.email: "550 5.1.1 Unknown"}
    assert send_due() == 1
    assert standing() == [("refused", "refused"), ("sent", "")]
    with pytest.raises(NotVisible):
        send_again(cast.editor_qm, letter.pk)
    box.answers = {}
    send_again(cast.post_qm, letter.pk)
    assert send_due() == 1
    with pytest.raises(OutOfTurn):
        send_again(cast.post_qm, letter.pk)


def test_whoever_takes_too_long_finds_that_the_letter_is_another_ones(box: Mailbox, cast: Cast) -> None:
    told(cast, "post_qm")
    first = claimed()
    assert claimed() is None  # as long as it has the time that it took
    due_now()
    second = claimed()
    assert first
    assert second
    with connected() as server:
        assert [tried(server, first), tried(server, second), tried(server, first)] == [False, True, False]
    assert len(box.taken) == 1


def test_who_has_left_is_written_nothing_more(box: Mailbox, cast: Cast) -> None:
    told(cast, "post_qm")
    with change(by=cast.keeper, verb="ends an account", space=cast.post_qm.space):
        cast.post_qm.is_active = False
        cast.post_qm.save()
    assert send_due() == 0
    assert standing() == [("refused", "left")]
    queue("more", cast.post_qm, "More", "More")
    assert Letter.objects.count() == 1


def test_without_a_server_letters_are_shown_and_never_mailed_later(
    settings: Settings, box: Mailbox, cast: Cast
) -> None:
    settings.MAIL_GOES_OUT = False
    told(cast, "post_qm")
    settings.MAIL_GOES_OUT = True
    assert send_due() == 0
    assert standing() == [("shown", "")]


@pytest.mark.parametrize(
    ("language", "subject"),
    [("fr", "Une instruction attend"), ("de", "Eine Weisung wartet"), ("en", "An instruction waits")],
)
def test_a_letter_speaks_the_language_that_its_person_chose(cast: Cast, language: str, subject: str) -> None:
    choose_mail(cast.post_qm, "weekly", language)
    (letter,) = told(cast, "post_qm")
    assert letter.subject == subject


@pytest.mark.parametrize(("often", "language"), [("hourly", "en"), ("daily", "xx")])
def test_a_choice_that_there_is_not_is_refused(cast: Cast, often: str, language: str) -> None:
    with pytest.raises(Improper, match="none of the choices"):
        choose_mail(cast.post_qm, often, language)


def test_how_mail_goes_is_the_keepers_to_know(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        traffic(cast.principal_qm)


@pytest.mark.parametrize("cause", CAUSES)
def test_pauses_grow_and_end_as_the_table_says(cause: str) -> None:
    waits = [wait_after(tries, cause) for tries in range(1, 40)]
    if cause in ("refused", "left", "late"):
        assert set(waits) == {None}
        return
    assert waits[: len(PAUSES)] == [timedelta(minutes=each) for each in PAUSES]
    assert waits[len(PAUSES)] == timedelta(minutes=LONGEST)
    assert (waits[-1] is None) == (not CAUSES[cause])


def test_no_kind_of_letter_has_a_place_for_a_word_of_the_register() -> None:
    assert not [kind for kind, said in KINDS.items() if any(sign in str(each) for each in said for sign in "%{")]
