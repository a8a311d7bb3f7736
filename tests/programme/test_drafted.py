"""A joint text as a whole: who drafts it, how it is described, when nothing moves, its editions and comments."""

import pytest

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change, Partner
from collegium.programme.actions import drafting
from collegium.programme.actions.drafting import Drafted
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Comment, Edition, Participant, Text
from collegium.programme.queries.drafting import comments_on, standing_of, texts_in
from tests.cast import Cast
from tests.programme.negotiating import WORDS, codes, drafted, lines, negotiated, placed, say, seen, standing


def test_only_partners_that_take_part_draft_and_the_office_says_nothing_for_them(cast: Cast) -> None:
    text = negotiated(cast, participants=(Partner.objects.get(code="QM"),))
    at = placed(text)
    with pytest.raises(NotAllowed, match="takes no part"):
        drafting.say_words(cast.editor_qn, at.paragraph, {"en": "Ours."}, seen(at))
    with pytest.raises(NotAllowed):
        drafting.agree(cast.secretariat, at.paragraph, seen(at))
    with pytest.raises(NotAllowed):
        drafting.agree(cast.reader_qm, at.paragraph, seen(at))
    with pytest.raises(NotVisible):
        drafting.agree(cast.editor_qt, at.paragraph, seen(at))
    say(cast, text, {"en": "By the office."}, who="secretariat")
    drafting.agree(cast.editor_qm, at.paragraph, seen(placed(text)))
    assert placed(text).is_agreed


def test_a_text_is_drafted_where_all_see_it_and_says_what_it_is(cast: Cast) -> None:
    for said, wrong in (
        ({"title": " "}, "title"),
        ({"kind": "song"}, "kind of text"),
        ({"languages": ()}, "languages"),
        ({"languages": ("not a tag",)}, "languages"),
        ({"participants": (Partner.objects.get(code="QO"),)}, "no such partner"),
        ({"participants": (Partner.objects.get(code="QT"),)}, "no such partner"),
    ):
        with pytest.raises(Improper, match=wrong):
            drafted(cast, **said)
    with pytest.raises(Improper, match="where all partners see them"):
        drafting.draft_text(cast.editor_qm, cast.spaces["QM"], Drafted("Own"))
    assert not texts_in(cast.editor_qm, cast.spaces["joint"]).exists()


def test_a_text_is_described_anew_without_losing_words(cast: Cast) -> None:
    text = drafted(cast, languages=("en", "fr"))
    say(cast, text, {"fr": "Les ports"})
    with pytest.raises(Improper, match="words in a language that would go"):
        drafting.describe_text(cast.editor_qm, text, Drafted("Lamps", languages=("en",)))
    only = (Partner.objects.get(code="QN"),)
    drafting.describe_text(cast.editor_qm, text, Drafted("Lights", "letter", ("fr", "en"), participants=only))
    assert codes(standing(text).partners) == ["QN"]
    with pytest.raises(ChangedMeanwhile):
        drafting.describe_text(cast.secretariat, text, Drafted("Fires"))
    drafting.describe_text(cast.secretariat, Text.objects.get(pk=text.pk), Drafted("Fires", languages=("en", "fr")))
    assert Participant.objects.filter(text=text).count() == 3


def test_nothing_moves_once_a_text_was_put_up_and_no_stance_is_taken_before_it_is_open(cast: Cast) -> None:
    text = drafted(cast)
    at = placed(text)
    with pytest.raises(OutOfTurn, match="stands at: draft"):
        drafting.agree(cast.editor_qm, at.paragraph, seen(at))
    with pytest.raises(Improper, match="no paragraph yet"):
        drafting.open_text(cast.editor_qm, drafted(cast, ""))
    drafting.open_text(cast.editor_qm, text)
    with change(by=cast.secretariat, verb="puts up", space=text.space):
        now = Text.objects.get(pk=text.pk)
        now.state = "put up"
        now.save()
        edition = drafting.freeze(now)
    for step in (
        lambda: drafting.say_words(cast.editor_qm, at.paragraph, {"en": "Late."}, seen(at)),
        lambda: drafting.agree(cast.editor_qm, at.paragraph, seen(at)),
        lambda: drafting.remove(cast.editor_qm, at.paragraph, seen(at)),
        lambda: drafting.open_text(cast.editor_qm, text),
    ):
        with pytest.raises(OutOfTurn):
            step()
    assert edition.number == 1
    assert edition.body[0]["words"] == {"en": "The harbours keep their lamps lit."}


def test_what_a_partner_said_is_not_undone_from_the_journal(cast: Cast) -> None:
    text = negotiated(cast)
    drafting.agree(cast.editor_qn, placed(text).paragraph, seen(placed(text)))
    last = Change.objects.filter(space=text.space).latest("number")
    with pytest.raises(Improper):
        undo(last, cast.editor_qm, "Not ours")
    assert codes(placed(text).agreed) == ["QN"]


def test_a_text_is_given_up_with_a_reason(cast: Cast) -> None:
    text = drafted(cast)
    with pytest.raises(Improper, match="needs a reason"):
        drafting.abandon_text(cast.editor_qm, text, " ")
    drafting.abandon_text(cast.editor_qm, text, "Overtaken")
    assert lines(text)
    with pytest.raises(OutOfTurn):
        drafting.open_text(cast.editor_qm, text)


def test_editions_keep_words_and_brackets_and_none_is_made_of_nothing_new(cast: Cast) -> None:
    text = negotiated(cast)
    drafting.bracket(cast.editor_qn, placed(text).paragraph, {"en": "Ours."}, seen(placed(text)))
    drafting.make_edition(cast.editor_qm, text, "For the capital")
    with pytest.raises(Improper, match="Nothing changed since edition 1"):
        drafting.make_edition(cast.editor_qm, text)
    say(cast, text, {"en": "New."}, 2)
    drafting.make_edition(cast.editor_qm, text)
    first, second = Edition.objects.filter(text=text).order_by("number")
    assert first.body[0]["brackets"] == second.body[0]["brackets"] == {"QN": {"en": "Ours."}}
    assert (first.body[1]["words"], second.body[1]["words"]) == ({"en": lines_before()}, {"en": "New."})


def lines_before() -> str:
    return WORDS.split("\n\n")[1]


def test_a_comment_is_seen_by_nobody_but_the_partner(cast: Cast) -> None:
    text = negotiated(cast)
    noted = drafting.comment(cast.post_qm, placed(text).paragraph, "Our red line.")
    assert noted.space == cast.spaces["QM"]
    assert comments_on(cast.reader_qm, text) == {placed(text).paragraph.pk: [noted]}
    for who in ("editor_qn", "secretariat", "editor_qt"):
        assert comments_on(cast.people[who], text) == {}
    with pytest.raises(NotAllowed, match="Only partners"):
        drafting.comment(cast.secretariat, placed(text).paragraph, "The office's.")
    with pytest.raises(NotVisible):
        drafting.drop_comment(cast.editor_qn, noted)
    drafting.drop_comment(cast.editor_qm, noted)
    assert comments_on(cast.reader_qm, text) == {}
    assert Comment.objects.exclude(space=cast.spaces["QM"]).count() == 0


def test_a_text_of_many_paragraphs_is_asked_for_as_often_as_a_short_one(
    cast: Cast, django_assert_num_queries: object
) -> None:
    for words in ("One.", "\n\n".join(f"Paragraph {number}." for number in range(30))):
        text = negotiated(cast, words)
        with django_assert_num_queries(4):  # type: ignore[operator]
            standing_of(text)
