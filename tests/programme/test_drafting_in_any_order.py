"""Whatever two do to one text from old pages, no word is lost."""

import json
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.errors import Refused
from collegium.accounts.models import Version
from collegium.programme.actions import drafting
from collegium.programme.actions.drafting import Seen
from collegium.programme.models import Paragraph, Stance, Text, Wording
from collegium.programme.rules.texts import hash_of_words
from tests.cast import Cast
from tests.examples import examples
from tests.programme.negotiating import codes, negotiated, seen, standing

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
    max_examples=examples(15),
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
