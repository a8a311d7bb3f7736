"""A person's page of mail, the keeper's, and a report by mail from its address to its place among the steps."""

from pytest_django import Settings

from collegium.programme.actions.letters import tell
from collegium.programme.mail.inbox import receive
from collegium.programme.models import Charge, Letter, MailChoice, MailedReport
from tests.cast import Cast
from tests.web.stage import signed_in
from tests.web.staged.letters import MAIL, acknowledged


def test_a_person_sees_its_own_letters_and_has_one_sent_again(cast: Cast) -> None:
    tell("seen", [cast.post_qm, cast.editor_qm], "silence", "/texts/one")
    Letter.objects.filter(person=cast.post_qm).update(state="doubtful", cause="broke off")
    client = signed_in(cast.post_qm)
    page = client.get("/mail").content.decode()
    assert page.count("A silence procedure has begun") == 2  # and in the words of its button
    assert "handed over, not confirmed" in page
    letter = Letter.objects.get(person=cast.post_qm)
    assert "It is sent again." in client.post(f"/mail/{letter.pk}/again", follow=True).content.decode()
    assert Letter.objects.get(pk=letter.pk).state == "waiting"
    assert client.post(f"/mail/{letter.pk}/again").status_code == 409


def test_without_a_server_the_page_says_what_was_to_be_mailed(cast: Cast, settings: Settings) -> None:
    client = signed_in(cast.post_qm)
    assert "Nothing was written to you yet." in client.get("/mail").content.decode()
    settings.MAIL_GOES_OUT = False
    tell("shown", [cast.post_qm], "instruction", "/charges/one")
    page = client.get("/mail").content.decode()
    assert "What was to be mailed to you" in page
    assert "http://127.0.0.1:8000/charges/one" in page


def test_a_choice_is_kept_and_shown(cast: Cast) -> None:
    client = signed_in(cast.post_qm)
    page = client.post("/mail", {"often": "weekly", "language": "de"}, follow=True).content.decode()
    assert 'value="weekly" checked' in page
    assert MailChoice.objects.get().language == "de"


def test_the_keeper_sees_counts_and_causes_and_no_letter(cast: Cast, settings: Settings) -> None:
    settings.MAIL_IN = "reports@register.example"
    tell("x", [cast.post_qm], "instruction", "/charges/one")
    Letter.objects.update(cause="login", said="535 5.7.8 Bad name", tries=3)
    receive(b"From: a@b.example\nTo: nobody@c.example\n\nHidden words\n")
    page = signed_in(cast.keeper).get("/mail/traffic").content.decode()
    for said in ("Waits to go out", "The server of mail does not let us in", "535 5.7.8", "To none of our addresses"):
        assert said in page
    for hidden in ("An instruction waits", cast.post_qm.email, cast.post_qm.name, "/charges/", "b.example", "Hidden"):
        assert hidden not in page


def test_a_report_goes_from_its_address_to_its_charge(cast: Cast, settings: Settings) -> None:
    settings.MAIL_IN = "reports@register.example"
    charge = acknowledged(cast)
    client = signed_in(cast.post_qm)
    page = client.get(f"/charges/{charge.pk}").content.decode()
    assert "Give me an address" in page
    page = client.post(f"/charges/{charge.pk}/reply-address", follow=True).content.decode()
    to = "reports+" + page.partition("reports+")[2].partition("<")[0]
    assert to not in signed_in(cast.editor_qm).get(f"/charges/{charge.pk}").content.decode()
    assert receive(MAIL.format(cast.post_qm.email, "pier").encode(), [to]) == "proposed"
    assert receive(MAIL.format("somebody@else.example", "toll").encode(), [to]) == "other sender"
    page = client.get(f"/charges/{charge.pk}").content.decode()
    assert "A mail of post_qm" in page
    assert "not from the person of the address" in page
    report = MailedReport.objects.get()
    page = client.get(f"/mailed/{report.pk}").content.decode()
    assert "We spoke of the pier." in page
    sent = {"do": "take", "version": report.version, "words": "We spoke of it.", "line": "line"}
    assert client.post(f"/mailed/{report.pk}", {**sent, "words": " "}).status_code == 400
    page = client.post(f"/mailed/{report.pk}", sent, follow=True).content.decode()
    assert "It is the report now." in page
    assert Charge.objects.get(pk=charge.pk).state == "reported"
    assert client.post(f"/mailed/{report.pk}", sent).status_code == 409
