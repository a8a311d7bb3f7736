"""The page on which a keeper changes a partnership."""

import pytest

from collegium.accounts.models import Marking, Partner, Post
from tests.cast import Cast
from tests.web.stage import signed_in
from tests.web.test_people import words


def said(cast: Cast, **sent: str) -> str:
    """The page after a change by the keeper."""
    answer = signed_in(cast.keeper).post(f"/partnerships/{cast.partnership.pk}", sent, follow=True)
    assert answer.status_code == 200, words(answer.content)
    return words(answer.content)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ({"do": "add-partner", "code": "QP", "name": "Pellmark", "kind": "organisation"}, "Pellmark QP"),
        (
            {"do": "add-partner", "code": "QP", "name": "Pellmark", "kind": "state", "followed": "on"},
            "followed, signs",
        ),
        ({"do": "add-marking", "name": "for heads", "rank": "2"}, "for heads rank 2"),
    ],
)
def test_what_is_added_stands_on_the_page(cast: Cast, sent: dict[str, str], shown: str) -> None:
    assert shown in said(cast, **sent)


def test_names_posts_and_followed_partners_are_changed(cast: Cast) -> None:
    velmora, followed = Partner.objects.get(code="QM"), Partner.objects.get(code="QO")
    assert "Greater Tidewater" in said(cast, do="rename", of=cast.partnership.pk, name="Greater Tidewater")
    assert "Velmora and Isles QM" in said(cast, do="rename", of=velmora.pk, name="Velmora and Isles")
    assert "Office at Sund" in said(cast, do="add-post", of=velmora.pk, name="Office at Sund", place="Sund")
    post = Post.objects.get(name="Office at Sund")
    assert "Office at Sund" not in said(cast, do="retire", of=post.pk)
    assert "Harrowmark QO," in words(signed_in(cast.keeper).get(f"/partnerships/{cast.partnership.pk}").content)
    assert "Let it take part" not in said(cast, do="take-part", of=followed.pk)


def test_what_belongs_to_another_partnership_is_not_changed_here(cast: Cast) -> None:
    for do, of in (
        ("rename", Partner.objects.get(code="QT").pk),
        ("add-post", Partner.objects.get(code="QT").pk),
        ("retire", Marking.objects.exclude(partnership=cast.partnership).get().pk),
    ):
        sent = {"do": do, "of": of, "name": "Other"}
        assert signed_in(cast.keeper).post(f"/partnerships/{cast.partnership.pk}", sent).status_code == 404


def test_a_keeper_finds_the_partnerships_among_the_people(cast: Cast) -> None:
    page = signed_in(cast.keeper).get("/people").content.decode()
    assert f"/partnerships/{cast.partnership.pk}" in page
    assert "/partnerships/" not in signed_in(cast.principal_qm).get("/people").content.decode()
