"""A joint text in Chromium from its first bracket to its delivery, and one under silence; with the keyboard, by axe.

Three partners and a secretariat: one consents on the page, one by mail, and contests what was recorded, one opts out.
"""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.cli.register.house import KEEPER, PLAN, House
from tests.web.server import HEADS, PASSWORD, running
from tests.web.test_in_a_browser import fits, sign_in, window

VELMORA, OSTRAND = HEADS
HARROWMARK, OFFICE = "head@harrowmark.example", "office@tidewater.example"
OF_THREE = PLAN.replace("followed = true", f'principal = {{email = "{HARROWMARK}", name = "Head of Harrowmark"}}')
WORDS = "The harbours keep their lamps lit.\n\nPilots are trained in common."
MAIL = """From: Head of Ostrand <head@ostrand.example>
To: Office <office@tidewater.example>
Subject: Words on lamps
Content-Type: text/plain; charset=utf-8

Dear colleagues, Ostrand consents to the words on lamps.
"""
ZONE = "Asia/Kathmandu"
PICTURES = os.environ.get("PICTURES_OF_PAGES")
"""A folder for pictures of each page, for whoever looks at them."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A register of three partners that is served."""
    folder = tmp_path_factory.mktemp("served")
    plan, house = folder / "tidewater.toml", House(folder / "home")
    plan.write_text(OF_THREE, "utf-8")
    house.done("found", plan, "--keeper", KEEPER)
    for who in (VELMORA, OSTRAND, HARROWMARK, OFFICE):
        house.done("user", "password", who, said=f"{PASSWORD}\n")
    with running(house) as where:
        yield where


@pytest.fixture(scope="module")
def desks(browser: Browser, address: str) -> dict[str, Page]:
    """A page of each person, signed in; Ostrand's is on a telephone."""
    pages = {who: window(browser, 390 if who == OSTRAND else 1280).new_page() for who in (*HEADS, HARROWMARK, OFFICE)}
    for who, page in pages.items():
        sign_in(page, address, who)
    return pages


def looked_at(page: Page, name: str, width: int = 1280) -> None:
    """Take pictures of a page where they are asked for; then it fits its windows, and axe objects to nothing."""
    if PICTURES:
        for wide in (390, 1280):
            page.set_viewport_size({"width": wide, "height": 800})
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{wide}.png"), full_page=True)
    fits(page)
    if PICTURES:
        page.emulate_media(color_scheme="light")
        page.screenshot(path=str(Path(PICTURES) / f"{name}-open.png"), full_page=True)
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()


def drafted(page: Page, address: str, title: str) -> str:
    """The address of a text that is opened to all partners."""
    page.goto(address)
    page.get_by_role("navigation", name="Spaces").get_by_role("link", name="Joint").click()
    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name="Texts", exact=True).click()
    page.get_by_text("Draft a text").click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("Words to begin with").fill(WORDS)
    page.get_by_role("button", name="Draft", exact=True).press("Enter")
    page.get_by_role("button", name="Open it to all partners").press("Enter")
    expect(page.get_by_role("button", name="Put up for adoption")).to_be_visible()
    return page.url.partition("#")[0]


def at(does: str, number: int) -> re.Pattern[str]:
    """What a link or button of a paragraph is called, to those who do not see it."""
    return re.compile(rf"{does}\s*, Paragraph {number}")


def bracketed(page: Page, text: str) -> None:
    """Ostrand puts its own words into the first paragraph."""
    page.goto(text)
    page.get_by_role("link", name=at("Bracket, change, note", 1)).press("Enter")
    page.get_by_text("Bracket it").press("Enter")
    page.get_by_label("Instead, English").fill("The harbours mend their lamps.")
    page.get_by_role("button", name="Bracket", exact=True).press("Enter")
    expect(page.get_by_text("Your partner's words stand in brackets")).to_be_visible()


def agreed(page: Page, text: str) -> None:
    """A partner agrees to what it has not agreed to yet."""
    page.goto(text)
    for number in (1, 2):
        button = page.get_by_role("button", name=at("Agree", number))
        if button.count():
            button.press("Enter")
        expect(button).to_have_count(0)


def unfolded(page: Page, step: str) -> None:
    """Open the form of a step, with the keyboard."""
    page.locator("summary", has_text=re.compile(f"^{step}$")).press("Enter")


def minute(at: datetime) -> str:
    """A moment as a field for a local time takes it."""
    return at.strftime("%Y-%m-%dT%H:%M")


def mailed(page: Page, address: str, folder: Path) -> str:
    """The address of a mail that the secretariat puts into the joint space."""
    (folder / "ostrand.eml").write_text(MAIL, "utf-8")
    page.goto(address)
    page.get_by_role("navigation", name="Spaces").get_by_role("link", name="Joint").click()
    page.get_by_role("link", name="Add documents").click()
    page.get_by_label("Documents", exact=True).set_input_files(folder / "ostrand.eml")
    page.get_by_label("Marking").select_option("open")
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    page.get_by_role("region", name="What became of them").get_by_role("link").first.press("Enter")
    page.wait_for_url("**/documents/*")
    return page.url


def recorded(page: Page, text: str, message: str, came: datetime) -> None:
    """The secretariat records Ostrand's consent, with the mail as its ground."""
    page.goto(text)
    unfolded(page, "Record an answer by mail")
    form = page.locator("details[open] form")
    form.get_by_label("Partner").select_option("Ostrand")
    form.get_by_label("Answer").select_option("consents")
    form.get_by_label("Address of the mail in the register").fill(message)
    form.get_by_label("Words of it that say so").fill("Ostrand consents to the words on lamps.")
    form.get_by_label("When it came (UTC)").fill(minute(came))
    form.get_by_role("button", name="Record the answer").press("Enter")


def test_a_text_is_bracketed_agreed_put_up_contested_adopted_and_delivered(
    desks: dict[str, Page], address: str, tmp_path: Path
) -> None:
    velmora, ostrand, harrowmark, office = (desks[who] for who in (*HEADS, HARROWMARK, OFFICE))
    text = drafted(velmora, address, "Words on lamps")
    bracketed(ostrand, text)
    velmora.goto(text)
    velmora.get_by_role("button", name="Put up for adoption").press("Enter")
    expect(velmora.get_by_text("Brackets are open in: 1.")).to_be_visible()
    velmora.goto(text)
    velmora.get_by_role("link", name=at("Bracket, change, note", 1)).press("Enter")
    velmora.get_by_role("button", name="Make these the common words").press("Enter")
    expect(velmora.get_by_text("The bracketed words are the common ones now.")).to_be_visible()
    for page in (velmora, ostrand, harrowmark):
        agreed(page, text)
    velmora.goto(text)
    velmora.get_by_role("button", name="Put up for adoption").press("Enter")
    expect(velmora.get_by_text("It was put up: every partner that takes part answers now.")).to_be_visible()
    velmora.get_by_role("button", name="Consent", exact=True).press("Enter")
    expect(velmora.get_by_text("Velmora: consents")).to_be_visible()

    message, now = mailed(office, address, tmp_path), datetime.now(UTC)
    recorded(office, text, message, now - timedelta(days=2))
    expect(office.get_by_text("This mail came before edition 1 was put up")).to_be_visible()
    recorded(office, text, message, now)
    expect(office.get_by_text("It is recorded, and the partner is told.")).to_be_visible()
    looked_at(office, "recorded")

    harrowmark.goto(address)
    expect(harrowmark.get_by_text("Put up, your partner has not answered:")).to_be_visible()
    harrowmark.get_by_role("link", name="Words on lamps").first.press("Enter")
    harrowmark.get_by_role("button", name="Opt out").press("Enter")
    adopted = "Adopted by the partners that take part: Velmora, Ostrand."
    expect(harrowmark.get_by_text("Harrowmark: opted out")).to_be_visible()

    ostrand.goto(address)
    expect(ostrand.get_by_text("Recorded for your partner by the secretariat")).to_be_visible()
    ostrand.get_by_role("link", name="Words on lamps").first.press("Enter")
    expect(ostrand.get_by_text("The secretariat recorded this for Ostrand. Did you say so?")).to_be_visible()
    reason = ostrand.get_by_label("Reason").first
    reason.fill("That was about the first draft.")
    reason.press("Enter")  # which of the two is meant nobody knows
    ostrand.get_by_role("button", name="No, contest").press("Enter")
    expect(ostrand.get_by_text("This adoption is contested")).to_be_visible()
    looked_at(ostrand, "contested", 390)
    velmora.goto(address)
    expect(velmora.get_by_text("Contested:")).to_be_visible()
    ostrand.get_by_role("button", name="Consent", exact=True).press("Enter")
    expect(ostrand.get_by_text("This adoption is contested")).to_have_count(0)

    velmora.goto(text)
    expect(velmora.get_by_text(adopted)).to_be_visible()
    unfolded(velmora, "Who delivers it")
    velmora.locator("#deliverer").select_option("Velmora")
    velmora.get_by_role("button", name="Name it").press("Enter")
    expect(velmora.get_by_text("Velmora delivers it.")).to_be_visible()
    looked_at(velmora, "adopted")
    unfolded(velmora, "Record the delivery")
    velmora.get_by_label("Day").fill(f"{now:%Y-%m-%d}")
    velmora.get_by_label("To whom").fill("the Harbour Council")
    velmora.get_by_role("button", name="Record the delivery").press("Enter")
    delivered = velmora.get_by_text("Delivered by Velmora")
    expect(delivered).to_contain_text("on behalf of Velmora, Ostrand; opted out: Harrowmark.")


def test_silence_is_allowed_by_all_shown_in_its_zone_and_broken(desks: dict[str, Page], address: str) -> None:
    velmora, ostrand, harrowmark = (desks[who] for who in (*HEADS, HARROWMARK))
    text = drafted(velmora, address, "Words on piers")
    velmora.get_by_role("link", name="Silence is not allowed here").press("Enter")
    terms = velmora.url
    for page in (velmora, ostrand, harrowmark):
        page.goto(terms)
        page.get_by_label("Hours at the shortest; 0: none").fill("24")
        page.get_by_role("button", name="Say so").press("Enter")
        expect(page.get_by_text("Your partner's word on silence is kept.")).to_be_visible()
    expect(page.get_by_text("A text may be put under silence here, for at least 24 hours.")).to_be_visible()
    looked_at(harrowmark, "terms")

    velmora.goto(text)
    until = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(hours=48)
    there = until.astimezone(ZoneInfo(ZONE))
    unfolded(velmora, "Put under silence")
    form = velmora.locator("details[open] form")
    form.get_by_label("Deadline, as the clock shows there").fill(minute(there))
    form.get_by_label("Time zone").select_option(ZONE)
    form.get_by_role("button", name="Put under silence").press("Enter")
    expect(velmora.get_by_text("It was put under silence.")).to_be_visible()
    deadline = velmora.locator(".deadline")
    expect(deadline).to_contain_text(f"{there:%-d %B %Y, %H:%M} {ZONE}")
    expect(deadline).to_contain_text(f"{until:%-d %B %Y, %H:%M} UTC")
    looked_at(velmora, "silence")

    ostrand.goto(address)
    expect(ostrand.get_by_text("Under silence, your partner can still break it:")).to_be_visible()
    ostrand.get_by_role("link", name="Words on piers").first.press("Enter")
    ostrand.get_by_role("button", name="Break silence").press("Enter")
    expect(ostrand.get_by_text("This needs a reason.")).to_be_visible()
    ostrand.goto(text)
    ostrand.get_by_label("Reason").first.fill("The pier is ours.")
    ostrand.get_by_role("button", name="Break silence").press("Enter")
    expect(ostrand.get_by_text("Silence was broken by Ostrand.")).to_be_visible()
    expect(ostrand.get_by_text("The pier is ours.").first).to_be_visible()
    looked_at(ostrand, "broken", 390)
    velmora.goto(text)
    expect(velmora.get_by_text("Silence was broken by Ostrand.")).to_be_visible()
