"""Drafting a joint text: paragraphs, agreements, brackets and languages."""

import itertools
from dataclasses import replace

import pytest

from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.models import Change, Partner
from collegium.programme.actions import drafting
from collegium.programme.actions.drafting import Drafted
from collegium.programme.errors import Clash
from collegium.programme.models import Paragraph, Wording
from collegium.register import actions
from tests.cast import Cast, note
from tests.programme.negotiating import codes, drafted, lines, negotiated, placed, say, seen, standing


def test_pasted_words_become_paragraphs_and_all_that_do_not_only_follow_take_part(cast: Cast) -> None:
    text = drafted(cast, "  The first.  \r\n \r\n\r\nThe second\r\nin two lines. \n")
    assert lines(text) == ["The first.", "The second\nin two lines."]
    assert codes(standing(text).partners) == ["QM", "QN"]
    assert standing(text).agreed == 0
    assert not standing(drafted(cast, "")).is_agreed


def test_a_document_that_all_may_read_gives_its_paragraphs_and_stands_under_the_text(cast: Cast) -> None:
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(1)).document
    said = Drafted("From a note", marking=cast.marking())
    with pytest.raises(Improper, match="Table the document first"):
        drafting.draft_text(cast.editor_qm, cast.spaces["joint"], said, of=own)
    joint = actions.table(cast.editor_qm, own)
    text = drafting.draft_text(cast.editor_qm, cast.spaces["joint"], said, of=joint)
    assert lines(text)[2] == "The harbour office counted nine boats."
    with pytest.raises(Improper, match="is marked for partners"):
        drafting.draft_text(cast.editor_qm, cast.spaces["joint"], replace(said, marking=cast.marking("open")), of=joint)


def test_a_text_is_agreed_once_every_partner_agrees_to_each_paragraph(cast: Cast) -> None:
    text = negotiated(cast)
    for number, who in itertools.product((1, 2, 3), ("editor_qm", "editor_qn")):
        assert not standing(text).is_agreed
        drafting.agree(cast.people[who], placed(text, number).paragraph, seen(placed(text, number)))
    assert standing(text).is_agreed
    assert standing(text).agreed == 3
    assert standing(text).open == []


def test_a_bracket_stands_beside_the_common_words_and_is_accepted(cast: Cast) -> None:
    text = negotiated(cast)
    at = placed(text)
    drafting.agree(cast.editor_qm, at.paragraph, seen(at))
    drafting.bracket(cast.editor_qn, at.paragraph, {"en": "The harbours mend their lamps."}, seen(at), "We have none")
    at = placed(text)
    assert [(each.partner.code, dict(each.words), each.lapsed) for each in at.brackets] == [
        ("QN", {"en": "The harbours mend their lamps."}, False)
    ]
    assert at.words("en") == "The harbours keep their lamps lit."
    drafting.accept(cast.editor_qm, at.paragraph, at.brackets[0].partner, seen(at, "QN"))
    at = placed(text)
    assert at.words("en") == "The harbours mend their lamps."
    assert (codes(at.agreed), codes(at.lapsed), at.brackets) == (["QN"], ["QM"], ())


def test_an_agreement_lapses_when_the_common_words_change_and_holds_again_when_they_return(cast: Cast) -> None:
    text = negotiated(cast)
    drafting.agree(cast.editor_qn, placed(text).paragraph, seen(placed(text)))
    say(cast, text, {"en": "The harbours are dark."})
    assert codes(placed(text).lapsed) == ["QN"]
    assert not placed(text).is_agreed
    say(cast, text, {"en": "The harbours keep their lamps lit."})
    assert codes(placed(text).agreed) == ["QN"]


def test_a_bracket_of_words_that_changed_stays_and_does_not_agree_when_it_is_accepted(cast: Cast) -> None:
    text = negotiated(cast)
    drafting.bracket(cast.editor_qn, placed(text).paragraph, {"en": "Another."}, seen(placed(text)))
    say(cast, text, {"en": "The harbours are dark."})
    at = placed(text)
    assert at.brackets[0].lapsed
    drafting.accept(cast.editor_qm, at.paragraph, at.brackets[0].partner, seen(at, "QN"))
    assert codes(placed(text).silent) == ["QM", "QN"]


def test_a_partner_that_would_leave_a_paragraph_out_brackets_it_with_nothing(cast: Cast) -> None:
    text = negotiated(cast)
    drafting.bracket(cast.editor_qn, placed(text).paragraph, {"en": ""}, seen(placed(text)))
    at = placed(text)
    drafting.accept(cast.secretariat, at.paragraph, at.brackets[0].partner, seen(at, "QN"))
    assert lines(text) == ["Pilots are trained in common.", "The partners meet again in spring."]
    drafting.put_back(cast.editor_qn, at.paragraph)
    assert lines(text)[0] == "The harbours keep their lamps lit."


def test_a_stance_is_taken_back_with_its_words(cast: Cast) -> None:
    text = negotiated(cast)
    drafting.bracket(cast.editor_qn, placed(text).paragraph, {"en": "Another."}, seen(placed(text)))
    drafting.take_back(cast.editor_qn, placed(text).paragraph, seen(placed(text), "QN"))
    assert codes(placed(text).silent) == ["QM", "QN"]
    assert not Wording.objects.filter(words="Another.", withdrawn=False).exists()
    with pytest.raises(Improper, match="says nothing"):
        drafting.take_back(cast.editor_qn, placed(text).paragraph, seen(placed(text)))


def test_what_is_bracketed_says_something_else(cast: Cast) -> None:
    text = negotiated(cast)
    with pytest.raises(Improper, match="These are the common words"):
        drafting.bracket(cast.editor_qn, placed(text).paragraph, {"en": f" {lines(text)[0]}\n"}, seen(placed(text)))


def test_words_that_somebody_did_not_see_are_neither_agreed_to_nor_overwritten(cast: Cast) -> None:
    text = negotiated(cast)
    old = placed(text)
    say(cast, text, {"en": "Changed meanwhile."}, who="editor_qn")
    before = Change.objects.count()
    with pytest.raises(Clash):
        drafting.agree(cast.editor_qm, old.paragraph, seen(old))
    with pytest.raises(Clash):
        drafting.bracket(cast.editor_qm, old.paragraph, {"en": "Ours."}, seen(old))
    with pytest.raises(Clash):
        drafting.say_words(cast.editor_qm, old.paragraph, {"en": "Mine."}, seen(old))
    with pytest.raises(Clash):
        drafting.remove(cast.editor_qm, old.paragraph, seen(old))
    with pytest.raises(Clash):
        drafting.split(cast.editor_qm, old.paragraph, {"en": "a\n\nb"}, seen(old))
    assert Change.objects.count() == before
    assert lines(text)[0] == "Changed meanwhile."


def test_who_typed_nothing_new_overwrites_nothing(cast: Cast) -> None:
    text = negotiated(cast)
    old = placed(text)
    say(cast, text, {"en": "Changed meanwhile."}, who="editor_qn")
    assert not drafting.say_words(cast.editor_qm, old.paragraph, {"en": old.words("en")}, seen(old))
    assert lines(text)[0] == "Changed meanwhile."


def test_two_persons_of_one_partner_do_not_overwrite_each_others_bracket(cast: Cast) -> None:
    text = negotiated(cast)
    old = placed(text)
    drafting.bracket(cast.editor_qm, old.paragraph, {"en": "Ours."}, seen(old))
    with pytest.raises(Clash):
        drafting.bracket(cast.principal_qm, old.paragraph, {"en": "Also ours."}, seen(old))
    assert placed(text).brackets[0].words == {"en": "Ours."}


def test_one_accepts_only_the_bracket_that_one_saw(cast: Cast) -> None:
    text = negotiated(cast)
    drafting.bracket(cast.editor_qn, placed(text).paragraph, {"en": "Ours."}, seen(placed(text)))
    old, saw = placed(text), seen(placed(text), "QN")
    drafting.bracket(cast.editor_qn, old.paragraph, {"en": "Rather ours."}, saw)
    with pytest.raises(Clash):
        drafting.accept(cast.editor_qm, old.paragraph, old.brackets[0].partner, saw)
    with pytest.raises(Improper, match="no longer here"):
        drafting.accept(cast.editor_qm, old.paragraph, Partner.objects.get(code="QM"), saw)


def test_a_language_that_is_missing_or_older_is_marked_until_somebody_looks(cast: Cast) -> None:
    text = negotiated(cast, languages=("en", "fr", "de"))
    assert standing(text).lacking == ["fr", "de"]
    for language in ("fr", "de"):
        for number in (1, 2, 3):
            say(cast, text, {language: f"{language} {number}"}, number)
    assert standing(text).lacking == []
    say(cast, text, {"en": "The lamps are lit."})
    assert standing(text).lacking == ["fr", "de"]
    say(cast, text, {"fr": "Les lampes"})  # it catches up, and nothing is older for it
    assert standing(text).lacking == ["de"]
    at = placed(text)
    drafting.confirm_words(cast.editor_qn, at.paragraph, "de", seen(at))
    assert standing(text).lacking == []
    say(cast, text, {"fr": "Les lampes brillent"})
    assert standing(text).lacking == ["en", "de"]
    with pytest.raises(Improper, match="not older"):
        drafting.confirm_words(cast.editor_qn, at.paragraph, "fr", seen(placed(text)))


def test_two_work_in_two_languages_of_one_paragraph(cast: Cast) -> None:
    text = negotiated(cast, languages=("en", "fr"))
    old = placed(text)
    say(cast, text, {"en": "Changed."}, who="editor_qn")
    assert drafting.say_words(cast.editor_qm, old.paragraph, {"en": old.words("en"), "fr": "Neuf"}, seen(old))
    assert (lines(text)[0], lines(text, "fr")[0]) == ("Changed.", "Neuf")


def test_agreement_is_to_all_languages_together(cast: Cast) -> None:
    text = negotiated(cast, languages=("en", "fr"))
    drafting.agree(cast.editor_qn, placed(text).paragraph, seen(placed(text)))
    say(cast, text, {"fr": "Les ports"})
    assert codes(placed(text).lapsed) == ["QN"]


def test_paragraphs_are_added_moved_split_taken_out_and_put_back(cast: Cast) -> None:
    text = negotiated(cast)
    first, second, third = (each.paragraph for each in standing(text).paragraphs)
    heading = drafting.add_paragraph(cast.editor_qn, text, {"en": "Lamps"}, first, heading=True)
    drafting.move(cast.editor_qn, heading, None)
    drafting.move(cast.editor_qm, third, first)
    assert [each.split()[0] for each in lines(text)] == ["Lamps", "The", "The", "Pilots"]
    at = placed(text, 2)
    made = drafting.split(cast.editor_qm, first, {"en": "The harbours\n\nkeep their lamps\n\nlit."}, seen(at))
    assert made[0] == first
    assert lines(text)[1:4] == ["The harbours", "keep their lamps", "lit."]
    with pytest.raises(Improper, match="changes no words"):
        drafting.split(cast.editor_qm, second, {"en": "Pilots\n\nare not trained"}, seen(placed(text, 6)))
    with pytest.raises(Improper, match="Nothing is split"):
        drafting.split(cast.editor_qm, second, {"en": "Pilots are trained in common."}, seen(placed(text, 6)))
    drafting.remove(cast.editor_qm, second, seen(placed(text, 6)))
    assert len(lines(text)) == 5
    drafting.put_back(cast.editor_qm, second)
    assert lines(text)[5] == "Pilots are trained in common."
    drafting.set_heading(cast.editor_qm, second, heading=True)
    assert placed(text, 6).paragraph.heading


def test_a_paragraph_finds_its_place_however_often_others_went_between(cast: Cast) -> None:
    text = negotiated(cast, "Begin.")
    first = placed(text).paragraph
    for number in range(60):
        drafting.add_paragraph(cast.editor_qm, text, {"en": str(number)}, first)
    assert lines(text)[1:] == [str(number) for number in reversed(range(60))]


def test_one_moves_a_paragraph_only_from_where_one_saw_it(cast: Cast) -> None:
    text = negotiated(cast)
    first, second, third = (each.paragraph for each in standing(text).paragraphs)
    drafting.move(cast.editor_qn, Paragraph.objects.get(pk=first.pk), third)
    with pytest.raises(ChangedMeanwhile):
        drafting.move(cast.editor_qm, first, second)
    with pytest.raises(Improper, match="behind itself"):
        drafting.move(cast.editor_qm, second, second)
