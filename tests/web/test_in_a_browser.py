"""What people do with the register, in Chromium: with the keyboard, on a telephone, without a script, seen by axe."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import RULES, WIDTHS, allowed, fits, followed, window
from tests.cast import note
from tests.web.server import HEADS, PASSWORD, served
from tests.web.stage import WORDS

__all__ = ["RULES", "WIDTHS", "allowed", "fits", "sign_in", "window"]  # other stories look at their pages so too
VELMORA, OSTRAND = HEADS
LEFT, RIGHT, TOP = (f"one => one.getBoundingClientRect().{side}" for side in ("left", "right", "top"))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A register that is served."""
    with served(tmp_path_factory.mktemp("served")) as where:
        yield where


def sign_in(page: Page, address: str, who: str) -> None:
    """Sign in as a person does."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("Address of mail").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Today").wait_for()


def test_documents_are_added_read_tabled_published_and_cited(browser: Browser, address: str, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(note(1).data)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nbroken")
    context = window(browser)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    sign_in(page, address, VELMORA)
    fits(page)
    page.get_by_role("link", name="Velmora", exact=True).click()
    followed(page.get_by_role("link", name="Add documents"))
    fits(page)
    page.get_by_label("Documents", exact=True).set_input_files([tmp_path / "note.txt", tmp_path / "broken.pdf"])
    page.get_by_label("Marking").select_option("open")
    page.get_by_role("button", name="Add", exact=True).click()
    outcome = page.get_by_role("region", name="What became of them")
    outcome.get_by_text("added and read").wait_for()
    outcome.get_by_text("kept, not read").wait_for()
    fits(page)

    page.get_by_role("link", name="broken.pdf").click()
    expect(page.get_by_role("heading", name="This document could not be read")).to_be_visible()
    fits(page)
    page.go_back()
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("link", name="note.txt").click()
    expect(page.get_by_role("heading", name="Note on the Winter Ferry")).to_be_visible()
    expect(page.get_by_text("The harbour office counted nine boats")).to_be_visible()
    fits(page)
    page.get_by_label("Reason").first.fill("For the spring meeting")
    page.get_by_role("button", name="Table", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Tabled.")
    joint = page.url
    page.get_by_role("button", name="Consent", exact=True).click()

    other = window(browser).new_page()
    sign_in(other, address, OSTRAND)
    other.get_by_role("main").get_by_role("link", name="Note on the Winter Ferry").first.click()
    assert other.url == joint
    other.get_by_role("button", name="Consent", exact=True).click()
    other.get_by_role("button", name="Publish", exact=True).click()
    expect(other.get_by_role("status")).to_contain_text("Published.")
    fits(other)
    public = other.url
    other.context.close()

    page.goto(f"{joint}/history")
    fits(page)
    for tab in ("Documents", "Journal", "Who looked"):
        page.goto(address)
        page.get_by_role("navigation", name="Spaces").get_by_role("link", name="Velmora", exact=True).click()
        followed(page.get_by_role("link", name=tab, exact=True))
        fits(page)
    page.get_by_role("button", name="Sign out").click()

    stranger = window(browser, 390).new_page()
    stranger.goto(address)
    fits(stranger)
    followed(stranger.get_by_role("main").get_by_role("link", name="Note on the Winter Ferry"))
    assert stranger.url == public
    expect(stranger.get_by_role("region", name="Cite this")).to_contain_text(public)
    fits(stranger)
    stranger.goto(joint)
    expect(stranger.get_by_role("heading", name="There is nothing here")).to_be_visible()
    fits(stranger)
    with stranger.expect_download() as kept:
        stranger.goto(public)
        stranger.get_by_role("link", name="Original").click()
    assert kept.value.path().read_bytes() == note(1).data
    stranger.context.close()
    assert asked
    assert not [url for url in asked if not url.startswith(address)]
    context.close()


def test_statements_stand_beside_their_passages_or_below_them(browser: Browser, address: str, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes(WORDS.encode())
    context = window(browser)
    page = context.new_page()
    sign_in(page, address, VELMORA)
    page.get_by_role("link", name="Velmora", exact=True).click()
    page.get_by_role("link", name="Add documents").click()
    page.get_by_label("Documents", exact=True).set_input_files(tmp_path / "words.txt")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name="words.txt").click()
    passage, notes = page.locator(".beside > p").first, page.locator(".beside > .margin").first
    page.wait_for_load_state()
    assert notes.evaluate(LEFT) >= passage.evaluate(RIGHT)
    page.set_viewport_size({"width": 390, "height": 800})
    assert notes.evaluate(LEFT) < passage.evaluate(RIGHT)
    assert notes.evaluate(TOP) > passage.evaluate(TOP)
    fits(page)
    every = page.locator(".note").count()
    page.get_by_role("checkbox", name="Commits").check()
    expect(page.locator(".note:visible .act")).to_have_text(["Commits"])
    assert every > 1
    context.close()


def test_somebody_is_invited_and_takes_the_seat_on_a_telephone(browser: Browser, address: str) -> None:
    context = window(browser)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    sign_in(page, address, VELMORA)
    page.get_by_role("link", name="People").click()
    followed(page.get_by_role("link", name="Invite somebody"))
    fits(page)
    page.get_by_label("Address of mail").fill("ida@velmora.example")
    page.get_by_label("Seat").select_option("post, Mission at Quellhaven")
    followed(page.get_by_role("button", name="Invite"))
    fits(page)
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_role("button", name="Copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.get_by_label("The link").input_value()
    guest = window(browser, 390).new_page()
    guest.goto(link)
    fits(guest)
    guest.get_by_label("Your name").fill("Ida Marsh")
    guest.get_by_label("New password", exact=True).fill(PASSWORD)
    guest.get_by_label("New password confirmation").fill(PASSWORD)
    guest.get_by_role("button", name="Take the seat").click()
    expect(guest.get_by_role("status")).to_contain_text("The seat is yours")
    sign_in(guest, address, "ida@velmora.example")
    guest.goto(link)
    expect(guest.get_by_role("heading", name="This invitation does not hold")).to_be_visible()
    guest.context.close()
    page.goto(f"{address}/people")
    expect(page.get_by_text("Ida Marsh").first).to_be_visible()
    fits(page)
    context.close()


def test_signing_in_works_by_keyboard_and_says_what_is_wrong(browser: Browser, address: str) -> None:
    context = window(browser)
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    fits(page)
    page.get_by_label("Address of mail").focus()
    page.keyboard.type(VELMORA)
    page.keyboard.press("Tab")
    page.keyboard.type("not the password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("do not fit")
    fits(page)
    context.close()


def test_every_step_works_without_scripts(browser: Browser, address: str, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_bytes(note(2).data)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, address, VELMORA)
    page.get_by_role("link", name="Velmora", exact=True).click()
    page.get_by_role("link", name="Add documents").click()
    page.get_by_label("Documents", exact=True).set_input_files(tmp_path / "second.txt")
    page.get_by_role("button", name="Add", exact=True).click()
    followed(page.get_by_role("link", name="second.txt"))
    while page.get_by_role("link", name="Look again").is_visible():
        page.get_by_role("link", name="Look again").click()
    page.get_by_text("Marking, reading again").click()
    page.get_by_role("button", name="Read again").click()
    expect(page.get_by_role("status")).to_contain_text("It was read again.")
    context.close()


def test_the_marking_is_on_every_sheet_of_paper(browser: Browser, address: str, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"Long Note on the Ferry\n\n" + b"The ferry waits for the ice to go.\n\n" * 300)
    context = window(browser)
    page = context.new_page()
    sign_in(page, address, VELMORA)
    page.get_by_role("link", name="Velmora", exact=True).click()
    page.get_by_role("link", name="Add documents").click()
    page.get_by_label("Documents", exact=True).set_input_files(tmp_path / "long.txt")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name="long.txt").click()
    page.locator("article").wait_for()
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in paper]
    context.close()
    assert len(sheets) > 2
    assert all("for partners" in sheet for sheet in sheets)


def drop(page: Page, *names: str) -> None:
    """Drop files of these names onto the form, as from a folder; what hears it is there once the page is loaded."""
    page.wait_for_load_state()
    transfer = page.evaluate_handle(
        """names => {
            const held = new DataTransfer();
            for (const name of names) held.items.add(new File([`The paper ${name} says that the ferry waits.`], name));
            return held;
        }""",
        list(names),
    )
    page.dispatch_event("form[data-adding]", "drop", {"dataTransfer": transfer})


def test_of_several_that_are_dropped_one_that_breaks_off_is_sent_again(browser: Browser, address: str) -> None:
    context = window(browser, 390)
    page = context.new_page()
    sign_in(page, address, VELMORA)
    page.get_by_role("link", name="Velmora", exact=True).click()
    page.get_by_role("link", name="Add documents").click()
    drop(page, "first.txt", "second.txt", "third.txt", "left.txt")
    page.get_by_role("button", name="Remove left.txt").click()
    expect(page.get_by_role("list", name="Chosen documents").get_by_role("listitem")).to_have_count(3)
    fits(page)
    page.route("**/add", lambda route: route.abort() if b"second.txt" in _body(route) else route.continue_())
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("2 of 3 added.").wait_for()
    chosen = page.get_by_role("list", name="Chosen documents").get_by_role("listitem")
    broken = [each for each in chosen.all_inner_texts() if "It broke off" in each]
    assert len(broken) == 1
    assert "second.txt" in broken[0]
    fits(page)
    page.unroute("**/add")
    page.get_by_role("button", name="Add", exact=True).click()
    outcome = page.get_by_role("region", name="What became of them")
    outcome.wait_for()
    outcome.get_by_text("added and read").nth(2).wait_for()
    expect(outcome.get_by_role("listitem").get_by_role("link")).to_have_text(["first.txt", "third.txt", "second.txt"])
    context.close()


def test_what_is_chosen_before_the_script_arrives_is_added(browser: Browser, address: str, tmp_path: Path) -> None:
    (tmp_path / "early.txt").write_bytes(b"The early ferry waits for the ice to go.")
    held: list[Route] = []
    context = window(browser)
    page = context.new_page()
    sign_in(page, address, VELMORA)
    page.get_by_role("link", name="Velmora", exact=True).click()
    page.route("**/styles/adding*", lambda route: held.append(route))
    page.goto(page.get_by_role("link", name="Add documents").evaluate("each => each.href"), wait_until="commit")
    page.get_by_label("Documents", exact=True).set_input_files(tmp_path / "early.txt")
    held[0].continue_()
    page.get_by_role("list", name="Chosen documents").get_by_text("early.txt").wait_for()
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name="early.txt").wait_for()
    context.close()


def _body(route: Route) -> bytes:
    return route.request.post_data_buffer or b""


def test_what_is_known_is_corrected_and_two_documents_stand_beside_one_another(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    for number in (7, 8):
        (tmp_path / f"sheet-{number}.txt").write_bytes(note(number).data)
    context = window(browser)
    page = context.new_page()
    sign_in(page, address, VELMORA)
    page.get_by_role("link", name="Velmora", exact=True).click()
    page.get_by_role("link", name="Add documents").click()
    page.get_by_label("Documents", exact=True).set_input_files(sorted(tmp_path.glob("sheet-*")))
    page.get_by_text("What is known of them").click()
    page.get_by_label("Source address").fill("https://harbour.example/sheet")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("region", name="What became of them").get_by_text("added and read").nth(1).wait_for()
    followed(page.get_by_role("link", name="sheet-8.txt"))
    other = page.url
    followed(page.get_by_role("link", name="what changed"))
    fits(page)
    expect(page.locator("main del")).to_have_text(["gone", "7"])
    page.goto(other)
    followed(page.get_by_role("link", name="Details"))
    fits(page)
    page.get_by_label("Originator").fill("Harbour Office")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Harbour Office", exact=True)).to_be_visible()
    page.get_by_role("link", name="sheet-7.txt").click()
    page.get_by_role("link", name="Details").click()
    page.get_by_label("Address of the document that says the same").fill(other)
    page.get_by_role("button", name="Link").click()
    followed(page.get_by_role("link", name="side by side"))
    fits(page)
    expect(page.locator(".row")).to_have_count(4)
    context.close()
