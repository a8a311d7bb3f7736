"""A reference goes before everybody on pages: what partners are shown, what the public sees and what it never meets."""

import re
from typing import Any

from collegium.register.actions.merging import Words, link, merge
from collegium.register.actions.references import Said, add, state
from collegium.register.models import Reference
from collegium.register.waiting import outdated, read_anew, read_waiting, unread
from tests.cast import Cast
from tests.register.naming import faults
from tests.register.test_publishing_references import GROUND, in_public, paper, published
from tests.web.crawling import crawl
from tests.web.stage import agreed, signed_in

COUNCIL = {"en": ["Two Shores Council"]}
HIDDEN = ("aliascanary", "linkcanary", "staycanary", "consentcanary", "owncanary", "tabledcanary", "secretariat@")


def joint(cast: Cast) -> Reference:
    """A joint entry with a fact whose paper is not public, one merged into it and words that name it."""
    place, by = cast.spaces["joint"], cast.secretariat
    council = add(by, place, "forum", COUNCIL, why="tabledcanary")
    alias = add(by, place, "forum", {"en": ["Aliascanary Club"]}, "aliascanary")
    merge(by, alias, council.slug)
    link(by, place, Words("forum", "Linkcanary Board"), council.slug, True)
    document = agreed(cast, 21)
    state(by, council, Said("note", "staycanary", document=document, quote="counted nine boats"))
    state(by, council, Said("founded", "1998"))
    add(cast.editor_qm, cast.spaces["QM"], "forum", {"en": ["Two Shores Owncanary"]}, council.slug)
    return council


def done(cast: Cast, who: str, entry: str, **sent: Any) -> int:
    path = f"/references/{entry}/publishing"
    page = signed_in(cast.people[who]).get(path).content.decode()
    seal = re.search(r'name="seal" value="(\w+)"', page)
    version = Reference.objects.get(pk=entry).version
    sent = {"version": version, "seal": seal[1] if seal else "", **sent}
    return int(signed_in(cast.people[who]).post(path, sent).status_code)


def test_both_partners_see_what_goes_and_what_stays_and_publish_it(cast: Cast) -> None:
    council = joint(cast)
    page = signed_in(cast.reader_qn).get(f"/references/{council.pk}/publishing").content.decode()
    goes, _, stays = page.partition("What stays here")
    assert "Two Shores Council" in goes
    assert "1998" in goes
    assert "staycanary" not in goes
    assert "staycanary" in stays
    assert 'name="given"' not in page
    for who in ("principal_qm", "principal_qn"):
        assert done(cast, who, council.pk, do="say", given="yes", why="consentcanary") == 302
    assert done(cast, "secretariat", council.pk, do="publish", why="Agreed by both") == 302
    after = signed_in(cast.reader_qn).get(f"/references/{council.pk}/publishing").content.decode()
    assert "the public entry" in after
    assert "What is published" in after
    state(cast.editor_qn, Reference.objects.get(pk=council.pk), Said("ended", "2031"))
    changed = signed_in(cast.reader_qn).get(f"/references/{council.pk}/publishing").content.decode()
    assert "It says something else than this one does now." in changed
    assert "said it to what stood there before" in changed


def test_the_public_meets_what_is_published_by_links_and_nothing_else(cast: Cast) -> None:
    council = joint(cast)
    for who in ("principal_qm", "principal_qn"):
        done(cast, who, council.pk, do="say", given="yes", why="consentcanary")
    done(cast, "secretariat", council.pk, do="publish", why="Agreed by both")
    pages = dict(crawl(signed_in(None), ["/", f"/references/{council.pk}/publishing"]))
    every = "".join(pages.values())
    assert [word for word in HIDDEN if word in every.lower()] == []
    path = f"/spaces/{cast.spaces['public'].pk}/forums/{council.slug}"
    assert path in pages
    assert "published by the partners of Tidewater" in pages[path]
    assert "Agreed by both" in every
    assert "publishing a reference" not in every


def test_a_published_document_that_names_it_leads_to_it(cast: Cast) -> None:
    council = add(cast.secretariat, cast.spaces["joint"], "forum", {"en": ["Tide Toll Board"]})
    text = paper(cast, "joint")
    state(cast.secretariat, council, Said("note", "Rejects tolls", document=text, quote=GROUND))
    public = in_public(cast, text)
    list(read_waiting(list(unread())))
    copy = published(cast, council)
    assert list(outdated().filter(space=cast.spaces["public"])) == [public]
    list(read_anew(list(outdated())))
    path = f"/spaces/{cast.spaces['public'].pk}/forums/{copy.slug}"
    page = signed_in(None).get(path).content.decode()
    assert re.search(rf'href="/documents/{public.pk}\?at=\d+-\d+&amp;of=\w+#passage">its passage', page)
    assert GROUND in page


def test_what_is_public_is_withdrawn_or_struck_out_on_its_page(cast: Cast) -> None:
    copy = published(cast, add(cast.secretariat, cast.spaces["joint"], "forum", COUNCIL))
    place = f"/spaces/{cast.spaces['public'].pk}/forums"
    assert done(cast, "editor_qm", copy.pk, do="strike", why="It was a mistake") == 302
    waiting = signed_in(cast.principal_qn).get(f"/references/{copy.pk}/publishing").content.decode()
    striking = re.search(r"/strikings/(\w+)/strike", waiting)
    assert striking
    answer = signed_in(cast.principal_qn).post(striking[0])
    assert answer.headers["Location"] == f"/references/{copy.pk}/publishing"
    gone = signed_in(None).get(answer.headers["Location"])
    assert gone.status_code == 200
    assert "The content was struck out." in gone.content.decode()
    assert "Two Shores Council" not in signed_in(None).get(place).content.decode()
    other = published(cast, add(cast.secretariat, cast.spaces["joint"], "forum", {"en": ["Lantern Club"]}))
    assert "Lantern Club" in signed_in(None).get(place).content.decode()
    assert done(cast, "principal_qm", other.pk, do="withdraw", why="It is no more") == 302
    assert "Lantern Club" not in signed_in(None).get(place).content.decode()
    assert signed_in(None).get(f"{place}/{other.slug}").status_code == 404


def test_the_page_of_a_joint_one_that_was_struck_out_stays_and_says_so(cast: Cast) -> None:
    council = add(cast.secretariat, cast.spaces["joint"], "forum", COUNCIL)
    published(cast, council)
    path = f"/references/{council.pk}/publishing"
    assert done(cast, "editor_qm", council.pk, do="strike", why="It was a mistake") == 302
    striking = re.search(r"/strikings/(\w+)/strike", signed_in(cast.principal_qn).get(path).content.decode())
    assert striking
    assert signed_in(cast.principal_qn).post(striking[0]).headers["Location"] == path
    page = signed_in(cast.reader_qm).get(path)
    assert page.status_code == 200
    assert "The content was struck out." in page.content.decode()
    assert "Two Shores Council" not in page.content.decode()


def test_a_reference_of_ones_own_is_struck_out_by_two_and_seen_by_nobody_else(cast: Cast) -> None:
    own = add(cast.editor_qm, cast.spaces["QM"], "person", {"en": ["Owncanary Brold"]})
    state(cast.editor_qm, own, Said("office", "Tidecanary"))
    editor, principal = signed_in(cast.editor_qm), signed_in(cast.principal_qm)
    path = f"/references/{own.pk}/publishing"
    assert path in editor.get(f"/references/{own.pk}").content.decode()
    shown = editor.get(path).content.decode()
    assert "Strike out this reference" in shown
    assert "What would be published" not in shown
    assert 'value="publish"' not in shown
    assert done(cast, "reader_qm", own.pk, do="strike", why="It was spilled") == 403
    assert done(cast, "editor_qm", own.pk, do="strike") == 400
    assert done(cast, "editor_qm", own.pk, do="strike", why="It was spilled") == 302
    assert "Another principal has to carry it out." in editor.get(path).content.decode()
    striking = re.search(r"/strikings/(\w+)/strike", principal.get(path).content.decode())
    assert striking
    for other in (cast.principal_qn, cast.secretariat, None):
        assert signed_in(other).get(path).status_code == 404
        assert signed_in(other).post(f"/strikings/{striking[1]}/strike").status_code in (403, 404)
    answer = principal.post(striking[0], follow=True)
    assert answer.redirect_chain == [(path, 302)]
    gone = answer.content.decode()
    assert "The content was struck out." in gone
    assert "Strike out this reference" not in gone
    assert editor.get(f"/references/{own.pk}", follow=True).redirect_chain == [(path, 302)]
    for page in (path, f"/spaces/{own.space_id}/persons", f"/spaces/{own.space_id}/journal"):
        assert not re.search("(?i)owncanary|tidecanary", editor.get(page).content.decode())
    assert not faults()


def test_what_is_proposed_of_ones_own_is_declined_and_stays(cast: Cast) -> None:
    own = add(cast.editor_qm, cast.spaces["QM"], "forum", COUNCIL)
    assert done(cast, "editor_qm", own.pk, do="strike", why="It was spilled") == 302
    path = f"/references/{own.pk}/publishing"
    principal = signed_in(cast.principal_qm)
    declining = re.search(r"/strikings/\w+/decline", principal.get(path).content.decode())
    assert declining
    assert principal.post(declining[0], {"why": "It is no secret"}, follow=True).redirect_chain == [(path, 302)]
    assert "Two Shores Council" in principal.get(path).content.decode()
    assert not Reference.objects.get(pk=own.pk).struck
