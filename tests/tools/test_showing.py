"""What `make demo` builds and `make serve` shows: everybody enters by a button, on this machine alone."""

import re
import sqlite3
import subprocess
import tomllib
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
from tools.pictures import OUT, take

UNION = tomllib.loads((ROOT / "examples" / "union.toml").read_text("utf-8"))
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


TOLD = (
    r"34 documents of three partners: \d+ in their own spaces, \d+ before all of them, \d+ published",
    r"Programme of Concerted Actions 2024–2025: 31 actions, 2 mandates that none carries out; "
    r"23 of 25 consultations held, 1 merged, 1 dropped; 5 instructions",
    r"Statement of the Eight Harbours .*: delivered, 8 answers, 2 of them by mail, 1 opted out",
    r"\d+ changes, which all fit",
)
"""What building tells, line by line: each figure is asked of the register that was built."""
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
    lines = said.splitlines()
    assert len(lines) == len(TOLD)
    assert [re.fullmatch(shape, line) is not None for shape, line in zip(TOLD, lines, strict=True)] == [True] * 4, said
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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of somebody who has not entered yet."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def entered(page: Page, address: str, who: str, joint: str, room: str) -> None:
    """The room of a joint space, as somebody who entered by a button."""
    page.goto(f"{address}/enter")
    people = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Enter"))
    people.filter(has_text=who).get_by_role("button").click()
    page.get_by_role("navigation", name="Spaces").get_by_role("link", name=joint).click()
    page.get_by_role("navigation", name="This space").get_by_role("link", name="Programme").click()
    page.get_by_role("navigation", name="Programme").get_by_role("link", name=room).click()


def test_its_plan_has_25_subjects_of_which_23_were_held(page: Page, address: str) -> None:
    entered(page, address, "Mira Tolland", "Two Rivers Union: Joint", "Consultations")
    page.get_by_role("link", name="Plan of consultations 2024").click()
    expect(page.locator("main")).to_contain_text("23 of 25 held, 1 merged, 1 dropped.")
    for state, count in (("held", 23), ("merged", 1), ("dropped", 1), ("planned", 0)):
        page.goto(f"{page.url.partition('?')[0]}?state={state}")
        expect(page.locator('main a[href^="/subjects/"]')).to_have_count(count)


def quoted(page: Page) -> list[str]:
    """The passages on which what a page shows rests."""
    return [" ".join(each.split()) for each in page.locator("main blockquote").all_inner_texts()]


def test_each_document_that_the_office_added_is_the_ground_of_something(house: House) -> None:
    with sqlite3.connect(house.home / "collegium.sqlite3") as register:
        rows = register.execute(
            "SELECT name FROM register_document WHERE id IN (SELECT document_id FROM programme_ground)"
        )
        cited = {name for (name,) in rows}
    assert {each["file"] for each in UNION["documents"].values()} <= cited


def test_its_amendment_is_the_one_of_its_record_and_shows_the_passage(page: Page, address: str) -> None:
    entered(page, address, "Mira Tolland", "Two Rivers Union: Joint", "Programmes")
    page.get_by_role("link", name="Programme of Concerted Actions 2024–2025").first.click()
    page.get_by_role("link", name="Exchange of notes of April 2025").click()
    expect(page.locator("main")).to_contain_text("3.5 Circulate a joint paper on unilateral port measures")
    assert quoted(page) == [words for _paper, words in UNION["amendment"]["cites"]]
    expect(page.locator("main")).to_contain_text("31 December 2025")
    page.locator("main .grounds a").click()
    expect(page.locator("#passage")).to_contain_text("In April 2025 both ministries agreed by exchange of notes")


def test_its_plan_says_of_25_subjects_and_of_polar_research_what_its_record_says(page: Page, address: str) -> None:
    entered(page, address, "Mira Tolland", "Two Rivers Union: Joint", "Consultations")
    page.get_by_role("link", name="Plan of consultations 2024").click()
    expect(page.get_by_role("link", name="Programme of Concerted Actions 2024–2025", exact=True)).to_be_visible()
    assert "The plan for 2024 contained 25 subjects" in quoted(page)
    plan = page.url
    page.get_by_role("link", name="Polar research").click()
    expect(page.locator("main")).to_contain_text("Earlier dates")
    expect(page.locator("main")).to_contain_text("10 April 2025")
    assert "I am told that the consultation on polar research was put off to next spring" in quoted(page)
    for subject, words in (
        ("Lake Orm Package of Steps", "one was merged"),
        ("Security of diplomatic", "one was dropped"),
    ):
        page.goto(plan)
        page.get_by_role("link", name=subject).click()
        assert [each for each in quoted(page) if each.startswith(words)]


def test_its_question_on_paragraph_9_is_that_of_new_york_answered_in_february(page: Page, address: str) -> None:
    page.goto(f"{address}/enter")
    people = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Enter"))
    people.filter(has_text="Nia Torvel").get_by_role("button").click()
    page.get_by_role("navigation", name="Spaces").get_by_role("link", name="Nerisia", exact=True).click()
    page.goto(f"{page.url}/inbox")
    page.get_by_role("link", name="Paragraph 9: what we may accept").click()
    thread = page.locator("ol.thread").get_by_role("listitem")
    expect(thread.filter(has_text="Nia Torvel").filter(has_text="list of ports")).to_have_count(1)
    expect(thread.filter(has_text="Lior Castane").filter(has_text="13 February 2024")).to_have_count(1)
    expect(page.locator("main")).to_contain_text(
        "The Nerisian mission in New York asked for clarification on paragraph 9"
    )


def test_its_appeal_asks_for_a_report_each_quarter_as_the_programme_says(page: Page, address: str) -> None:
    entered(page, address, "Mira Tolland", "Two Rivers Union: Joint", "Grid")
    page.goto(f"{page.url.rpartition('/')[0]}/appeals")
    page.get_by_role("link", name="Ambassadors of both states meet").click()
    expect(page.locator("main dl").first).to_contain_text("3")
    assert [each for each in quoted(page) if each.startswith("The Ministries appeal to the ambassadors")]


def test_its_instructions_are_parallel_and_one_is_not_shared(page: Page, address: str) -> None:
    entered(page, address, "Mira Tolland", "Two Rivers Union: Joint", "Grid")
    grid = page.url
    page.get_by_role("row").filter(has_text="acted jointly").get_by_role("link").first.click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("acted jointly")
    expect(page.get_by_role("row").nth(1).get_by_role("link", name="reported")).to_have_count(2)
    page.goto(grid)
    page.get_by_role("row").filter(has_text="not shared").get_by_role("link").first.click()
    expect(page.get_by_role("row").nth(1).get_by_role("link", name="reported")).to_have_count(1)
    expect(page.get_by_role("row").nth(1)).to_contain_text("not shared")


def test_its_statement_was_cleared_by_eight_two_by_mail_and_one_out(page: Page, address: str) -> None:
    entered(page, address, "Halla Orde", "Joint", "Texts")
    page.get_by_role("link", name="Statement of the Eight Harbours").click()
    voices = page.locator(".proceedings .voices").get_by_role("listitem")
    expect(voices).to_have_count(8)
    expect(voices.filter(has_text="by mail, recorded by the secretariat")).to_have_count(2)
    expect(voices.filter(has_text="opted out")).to_have_count(1)
    expect(voices.filter(has_text="consents")).to_have_count(7)
    expect(page.locator(".proceedings")).to_contain_text("5 December 2024, Lyre Bay, to the Assembly, twelfth session")
    voices.filter(has_text="Ulvara").get_by_role("link", name="the mail").click()
    expect(page.get_by_role("article")).to_contain_text("Ulvara consents to the statement as you sent it round today.")


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


def test_every_picture_of_the_guides_can_be_taken_of_it(browser: Browser, address: str, tmp_path: Path) -> None:
    """The last test here: the steps to some pictures change the register."""
    take(browser, address, tmp_path)
    taken = {each.name for each in tmp_path.iterdir()}
    assert taken == {each.name for each in OUT.iterdir()}
    guides = "".join(each.read_text("utf-8") for each in OUT.parent.glob("*.md"))
    assert taken == set(re.findall(r"\(pictures/([\w-]+\.png)\)", guides))
