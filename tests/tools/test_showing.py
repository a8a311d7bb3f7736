"""What `make demo` builds and `make serve` shows: everybody enters by a button, on this machine alone."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.cli.register.house import House
from tests.machine import ROOT
from tests.web.server import running
from tools.demo import register

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


GIVE = {
    "drop": """text => {
        const data = new DataTransfer();
        data.items.add(new File([text], "remarks.txt", {type: "text/plain"}));
        document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
    }""",
    "paste": """text => {
        const data = new DataTransfer();
        data.setData("text/plain", text);
        document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
    }""",
}


def test_at_another_port_links_in_mail_lead_to_that_port() -> None:
    shown = ["make", "-n", "serve", "PORT=8123"]
    said = subprocess.run(shown, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "COLLEGIUM_ADDRESS=http://127.0.0.1:8123 " in said
    assert "--bind 127.0.0.1:8123" in said


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The register of the example record, as it is built for everybody."""
    home = tmp_path_factory.mktemp("demo") / "register"
    said = register(home)
    assert re.match(r"34 documents of three partners: \d+ in their own spaces, \d+ before all of them, \d+ pub", said)
    return House(home)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as running_browser:
        yield running_browser


@pytest.fixture(scope="module")
def address(house: House) -> Iterator[str]:
    """The register as it is shown."""
    with running(house) as where:
        yield where


def test_it_verifies_and_is_well(house: House) -> None:
    assert "all fits" in house.done("verify").stderr
    house.done("health")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--bind", "0.0.0.0:8000"), {}),
        (("--bind", "192.0.2.7:8000"), {}),
        (("--bind", ":8000"), {}),
        (("--bind", "unix:/nowhere/socket"), {}),
        (("--bind", "127.0.0.1:8000"), {"COLLEGIUM_ADDRESS": "https://register.example"}),
    ],
)
def test_it_starts_on_no_other_address(house: House, words: tuple[str, ...], told: dict[str, str]) -> None:
    ended = house.run("serve", *words, told=told)
    assert ended.returncode == 1
    assert ended.stderr.startswith("collegium: A demonstration is served on this machine alone")


def test_it_is_built_anew_whatever_the_environment_says_of_another_register(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Building stops where it would write into a register that is there: it never heeds where that is."""
    monkeypatch.setenv("COLLEGIUM_DATABASE_URL", "postgres://collegium@%2Fnowhere/collegium")
    monkeypatch.setattr("tools.demo.MODULE", ("-c", "import os; print(sorted(n for n in os.environ if 'COLLEG' in n))"))
    assert register(tmp_path / "register").strip() == "['COLLEGIUM_HOME']"


def test_everybody_enters_by_a_button_and_sees_what_is_theirs(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Enter as …").click()
    people = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Enter"))
    expect(people.nth(19)).to_be_visible()
    people.filter(has_text="Teodra Vasmin").get_by_role("button").click()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    spaces = page.get_by_role("navigation", name="Spaces")
    council, union = "Sarmine Sea Cooperation Council", "Two Rivers Union"
    names = [f"{where}: {name}" for where in (council, union) for name in ("Nerisia", "Joint", "Published")]
    expect(spaces.get_by_role("link")).to_have_text(names)
    expect(page.get_by_role("heading", name="Your partner's word on publishing").first).to_be_visible()
    page.get_by_role("link", name="Enter as …").click()
    people.filter(has_text="Mira Tolland").get_by_role("button").click()
    expect(page.locator("body")).to_contain_text("Followed, without taking part or signing in: Rhovia.")
    expect(spaces).not_to_contain_text("Nerisia")
    context.close()


def test_its_documents_know_the_names_of_their_world(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name="Opening remarks").first.click()
    expect(page.locator('article a.party[title="Party: Nerisia (QN)"]').first).to_be_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_of_people_has_nothing_that_axe_objects_to(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/enter")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    found = Axe().run(page, options=RULES)
    assert not found.response["violations"], found.generate_report()
    context.close()


def tried_with_axe(page: Page) -> None:
    """The page of a reading is there, and axe objects to nothing."""
    page.get_by_text("kept nowhere: this page is all there is of it").wait_for()
    expect(page.get_by_role("heading", name="Opening remarks").first).to_be_visible()
    found = Axe().run(page, options=RULES)
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("how", ["drop", "paste"])
def test_a_document_that_is_dropped_or_pasted_is_read_at_once(browser: Browser, address: str, how: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{address}/try")
    found = Axe().run(page, options=RULES)
    assert not found.response["violations"], found.generate_report()
    text = (ROOT / "examples" / "record" / "2023-11-21-opening-remarks.txt").read_text("utf-8")
    page.evaluate(GIVE[how], text)
    tried_with_axe(page)
    page.get_by_role("checkbox", name="Commits").check()
    assert set(page.locator(".note:visible .act").all_inner_texts()) == {"Commits"}
    page.close()


def test_a_document_is_tried_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Try your own").click()
    page.get_by_label("A document").set_input_files(ROOT / "examples" / "record" / "2025-02-06-entrevista.txt")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("article")).to_be_visible()
    context.close()
