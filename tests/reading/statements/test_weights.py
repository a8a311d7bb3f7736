"""The weights of words are added up without making the names of their features, and come to the same."""

from hypothesis import example, given
from hypothesis import strategies as st

from collegium.reading.statements.features import of_words
from collegium.reading.statements.model import CLASSES, Model, Near

NOBODY = Near([], 0, 0)
# Weights of no two features add up to those of a third, and none is of all classes.
ROWS = {
    feature: [place % len(CLASSES), round((-1) ** place * 0.01 * 3**place, 2)]
    for place, feature in enumerate(
        ("w a", "w b", "after a", "after c", "2 a a", "2 a b", "2 b <date>", "2 d a", "long")
    )
}
MODEL = Model(tuple(0.5 for _ in CLASSES), ROWS)


@st.composite
def nears(draw: st.DrawFn) -> Near:
    """Some words around a verb; one more may follow those that are weighed."""
    words = draw(st.lists(st.sampled_from(["a", "b", "c", "d", "<date>", "e"]), max_size=9))
    count = max(0, len(words) - draw(st.integers(0, 1)))
    return Near(words, count, draw(st.integers(0, count)))


@given(nears())
@example(Near(["a", "a", "a", "b"], 4, 1))
@example(Near(["c", "a", "c"], 2, 1))
def test_words_weigh_what_their_features_do(near: Near) -> None:
    named = dict.fromkeys([*of_words(near), "long", "of no weight"])
    assert MODEL.shares(["long", "of no weight"], near) == MODEL.shares(named, NOBODY)


def test_the_weights_are_added_class_by_class() -> None:
    one, both = Model((0.0,) * len(CLASSES), {"x": [0, -2.5], "w y": [0, 3.0, 2, -1.0]}), Near(["y"], 1, 1)
    shares = one.shares(["x"], both)
    assert shares[0] > shares[1] > shares[2]
    assert shares[1] == shares[3]
