"""A reference added, given a fact with its passage, merged, linked and published in Chromium, by keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import followed, looked_at, window
from tests.cli.register.house import House, founded
from tests.register.naming import TEXT
from tests.web.server import HEADS, PASSWORD, running
from tests.web.test_in_a_browser import sign_in

VELMORA, OSTRAND = HEADS
OFFICE = "office@tidewater.example"
TREATY = "Treaty on Salt of 1998"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A register with a paper that names things."""
    folder = tmp_path_factory.mktemp("named")
    made = founded(folder)
    for who in (*HEADS, OFFICE):
        made.done("user", "password", who, said=f"{PASSWORD}\n")
    (folder / "words.txt").write_text(TEXT, "utf-8")
    for space in ("QM", "joint"):
        made.done("add", folder / "words.txt", "--as", VELMORA, "--space", space, "--marking", "open")
    return made


@pytest.fixture(scope="module")
def address(house: House) -> Iterator[str]:
    """The register as it is served."""
    with running(house) as where:
        yield where


def listed(page: Page, address: str, space: str, kind: str) -> None:
    """Go to what a space calls its forums, instruments and so on."""
    page.goto(address)
    followed(page.get_by_role("navigation", name="Spaces").get_by_role("link", name=space, exact=True))
    followed(page.get_by_role("link", name="References", exact=True))
    followed(page.get_by_role("link", name=kind, exact=True))


def unfolded(page: Page, name: str) -> None:
    """Open a part of the page by the keyboard."""
    page.locator("summary", has_text=name).first.press("Enter")


def added(page: Page, name: str) -> None:
    """Add what the page lists, under a name."""
    followed(page.get_by_role("link", name="Add", exact=True), "Enter")
    page.get_by_label("English").first.fill(name)
    followed(page.get_by_role("button", name="Add", exact=True), "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_what_papers_name_is_added_given_a_fact_merged_and_parted(browser: Browser, address: str) -> None:
    page = window(browser).new_page()
    sign_in(page, address, VELMORA)
    listed(page, address, "Velmora", "Instruments")
    looked_at(page, "listed-instruments")
    followed(page.get_by_role("link", name=TREATY), "Enter")
    followed(page.get_by_role("link", name="Add names and facts"), "Enter")
    looked_at(page, "add-reference")
    followed(page.get_by_role("button", name="Add", exact=True), "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TREATY)
    document = page.get_by_role("region", name="Documents that mention it").get_by_role("link").first
    document_address = str(document.get_attribute("href"))
    followed(page.get_by_role("link", name="Change names and facts, merge, history"), "Enter")
    _given_a_fact(page, document_address)
    listed(page, address, "Velmora", "Instruments")
    added(page, "Salt Treaty")
    followed(page.get_by_role("link", name="Change names and facts, merge, history"), "Enter")
    unfolded(page, "Merge this into another one")
    page.get_by_label("Id of the other one").fill("treaty-on-salt-of-1998")
    followed(page.get_by_role("button", name="Merge", exact=True), "Enter")
    expect(page.get_by_text("The two are one now.")).to_be_visible()
    followed(page.get_by_role("link", name="Change names and facts, merge, history"), "Enter")
    looked_at(page, "merged")
    followed(page.get_by_role("button", name="Take apart"), "Enter")
    expect(page.get_by_text("It stands for itself again")).to_be_visible()
    page.context.close()


def _given_a_fact(page: Page, document: str) -> None:
    """State a fact: words without the document in which they stand are refused, with it they are its passage."""
    for address in ("", document):
        unfolded(page, "Add a fact")
        page.get_by_label("Fact", exact=True).select_option("date")
        page.get_by_label("Value", exact=True).fill("1998")
        page.get_by_label("Address of the document that says so").fill(address)
        page.get_by_label("Its words").fill(TREATY)
        followed(page.locator("details[open]").get_by_role("button", name="Add", exact=True), "Enter")
        if not address:
            looked_at(page, "fact-refused")
            page.go_back()
    expect(page.get_by_role("link", name="its passage")).to_be_visible()
    looked_at(page, "reference-with-a-fact")


def test_words_that_are_nearly_a_name_are_linked_and_taken_back(browser: Browser, address: str) -> None:
    page = window(browser).new_page()
    sign_in(page, address, OSTRAND)
    listed(page, address, "Joint", "Instruments")
    added(page, "Treaty of Salt of 1998")
    listed(page, address, "Joint", "Instruments")
    followed(page.get_by_role("link", name="Words to link"), "Enter")
    looked_at(page, "words-to-link")
    followed(page.get_by_role("button", name="The same", exact=True), "Enter")
    expect(page.get_by_text("No words wait to be linked.")).to_be_visible()
    looked_at(page, "words-linked")
    followed(page.get_by_role("button", name="Take back"), "Enter")
    expect(page.get_by_role("button", name="The same", exact=True)).to_be_visible()
    page.context.close()


def test_a_joint_reference_is_published_when_both_consent(browser: Browser, address: str, house: House) -> None:
    pages = {who: window(browser, 390 if who == OSTRAND else 1280).new_page() for who in (*HEADS, OFFICE)}
    for who, page in pages.items():
        sign_in(page, address, who)
    ours, theirs, office = pages.values()
    listed(ours, address, "Joint", "Forums")
    added(ours, "Lamp Hall")
    followed(ours.get_by_role("link", name="Publishing", exact=True), "Enter")
    looked_at(ours, "publishing")
    followed(ours.get_by_role("button", name="Consent", exact=True), "Enter")
    theirs.goto(ours.url)
    followed(theirs.get_by_role("button", name="Consent", exact=True), "Enter")
    looked_at(theirs, "publishing-agreed", 390)
    office.goto(ours.url)
    unfolded(office, "Publish")
    followed(office.get_by_role("button", name="Publish", exact=True), "Enter")
    expect(office.get_by_role("link", name="the public entry")).to_be_visible()
    looked_at(office, "published-reference")
    for page in pages.values():
        page.context.close()
    assert "all fits" in house.done("verify").stderr
