"""Drafting a joint text: words, agreements and brackets, and that no word is lost where two act at once."""

import itertools
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.journal.change import change
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change, Partner, Version
from collegium.programme.actions import drafting
from collegium.programme.actions.drafting import Drafted, Seen
from collegium.programme.errors import Clash, OutOfTurn
from collegium.programme.models import Comment, Edition, Paragraph, Participant, Stance, Text, Wording
from collegium.programme.queries.drafting import Placed, Standing, comments_on, standing_of, texts_in
from collegium.programme.rules.texts import hash_of_words
from collegium.register import actions
from tests.cast import Cast, note

WORDS = """The harbours keep their lamps lit.

Pilots are trained in common.

The partners meet again in spring."""


def drafted(cast: Cast, words: str = WORDS, **said: object) -> Text:
    return drafting.draft_text(cast.editor_qm, cast.spaces["joint"], replace(Drafted("Lamps"), **said), words)  # type: ignore[arg-type]


def negotiated(cast: Cast, words: str = WORDS, **said: object) -> Text:
    text = drafted(cast, words, **said)
    drafting.open_text(cast.editor_qm, text)
    return Text.objects.get(pk=text.pk)


def standing(text: Text) -> Standing:
    return standing_of(Text.objects.get(pk=text.pk))


def placed(text: Text, number: int = 1) -> Placed:
    return standing(text).paragraphs[number - 1]


def seen(at: Placed, code: str = "") -> Seen:
    """What somebody has before its eyes; with a code, what that partner says too."""
    stance = Stance.objects.filter(paragraph=at.paragraph, partner__code=code, withdrawn=False).first()
    return Seen(at.hash, {each.language: each.hash for each in at.said}, stance.version if stance else 0)


def say(cast: Cast, text: Text, said: dict[str, str], number: int = 1, who: str = "editor_qm") -> bool:
    at = placed(text, number)
    return drafting.say_words(cast.people[who], at.paragraph, said, seen(at))


def codes(partners: tuple[Partner, ...]) -> list[str]:
    return [each.code for each in partners]


def lines(text: Text, language: str = "en") -> list[str]:
    return [each.words(language) for each in standing(text).paragraphs]


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


VERBS = (
    *("say", "agree", "bracket") * 3,
    *("look", "accept", "take back", "split", "remove", "put back"),
)  # those by which words and stances meet come often
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["editor_qm", "editor_qn", "editor_qn", "principal_qm"]),
        st.sampled_from(VERBS),
        st.sampled_from([0, 0, 0, 1]),
        st.sampled_from(["one two", "three", "", "four\n\nfive"]),
    ),
    min_size=12,
    max_size=24,
)


class Desk:
    """Somebody with a page of a text that may be old: what it saw, and which words it has sent and had kept."""

    def __init__(self, cast: Cast, text: Text, who: str) -> None:
        self.person, self.text, self.code = cast.people[who], text, who[-2:].upper()
        self.look()

    def look(self) -> None:
        self.page = standing(self.text)
        self.seen = {each.paragraph.pk: seen(each, self.code) for each in self.page.paragraphs}

    def take(self, verb: str, number: int, words: str) -> list[str]:
        """Do something on the page as it was seen; the words that were kept by it."""
        at = self.page.paragraphs[number % len(self.page.paragraphs)]
        saw = self.seen[at.paragraph.pk]
        if verb == "say":
            return [words] if drafting.say_words(self.person, at.paragraph, {"en": words}, saw) else []
        if verb == "bracket":
            drafting.bracket(self.person, at.paragraph, {"en": words}, saw)
            return [words]
        if verb == "accept" and at.brackets:
            stance = at.brackets[0].stance
            drafting.accept(self.person, at.paragraph, at.brackets[0].partner, replace(saw, stance=stance.version))
        self.simply(verb, at.paragraph, saw, words)
        return []

    def simply(self, verb: str, paragraph: Paragraph, saw: Seen, words: str) -> None:
        if verb in ("agree", "take back", "remove"):
            getattr(drafting, verb.replace(" ", "_"))(self.person, paragraph, saw)
        elif verb == "split":
            drafting.split(self.person, paragraph, {"en": words}, saw)
        elif verb == "put back":
            drafting.put_back(self.person, paragraph)


@settings(
    max_examples=15,
    deadline=timedelta(seconds=30),
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each example has a text of its own
)
@given(STEPS)
def test_whatever_two_do_to_old_pages_no_word_is_lost_and_no_stance_holds_for_words_that_were_not_seen(
    cast: Cast, steps: list[tuple[str, str, int, str]]
) -> None:
    text = negotiated(cast, "one two\n\nfour five")
    desks = {who: Desk(cast, text, who) for who in ("editor_qm", "editor_qn", "principal_qm")}
    kept, eyes = [], {"QM": set[str](), "QN": set[str]()}
    for count, (who, verb, number, some) in enumerate(steps):
        desk, words = desks[who], f"{some} {count}" if some and verb in ("say", "bracket") else some
        eyes[desk.code] |= {each.hash for each in desk.page.paragraphs}
        try:
            if verb == "look":
                desk.look()
            else:
                said = desk.take(verb, number, words)
                kept += said
                # Whoever brackets has before its eyes what becomes common when its bracket is accepted.
                eyes[desk.code] |= {hash_of_words({"en": each}) for each in said}
        except Refused:
            continue
        if not desk.page.paragraphs:
            desk.look()
    wordings = Wording.objects.filter(paragraph__text=text).values("pk")
    versions = Version.objects.filter(kind="programme.Wording", entry__in=wordings)
    journal = {json.loads(each)["words"] for each in versions.values_list("content", flat=True)}
    assert {words for words in kept if words} <= journal
    for stance in Stance.objects.filter(paragraph__text=text, withdrawn=False):
        assert stance.words in eyes[stance.partner.code]
    for each in standing(text).paragraphs:
        told = (*each.agreed, *(one.partner for one in each.brackets), *each.lapsed, *each.silent)
        assert sorted(codes(told)) == ["QM", "QN"]
