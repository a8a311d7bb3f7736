"""Findings decided in Chromium: by keys, by marking words in the text, by two people, and read again."""

from collections.abc import Iterator
from shutil import copyfile

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import chromium
from tests.cli.register.house import House, founded
from tests.machine import ROOT
from tests.web.server import HEADS, PASSWORD, running
from tests.web.test_in_a_browser import fits, sign_in, window

VELMORA, OSTRAND = HEADS
OFFICE = "office@tidewater.example"
COMMUNIQUE = ROOT / "examples" / "record" / "2024-06-27-sscc-communique.pdf"
NAMES = ROOT / "examples" / "vocabulary.json"
MANY = 40
Verdicts = dict[str, list[tuple[str, str]]]
SLOW = 180_000  # milliseconds
SETTLED = "mark => document.querySelector('#finding').dataset.mark !== mark && !document.querySelector('.htmx-request')"
# Select words in the text as a hand does: from the first letter to the last, wherever their marks part them.
MARK = """words => {
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  let all = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push([all.length, node]);
    all += node.data;
  }
  const at = (place) => {
    const [begun, node] = nodes.filter(([begin]) => begin <= place).at(-1);
    return [node, place - begun];
  };
  const start = all.indexOf(words);
  getSelection().setBaseAndExtent(...at(start), ...at(start + words.length));
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An installation at which two heads and the secretariat can sign in, who share the joint space."""
    made = founded(tmp_path_factory.mktemp("deciding"))
    for head in (*HEADS, OFFICE):
        made.done("user", "password", head, said=f"{PASSWORD}\n")
    made.done("add", COMMUNIQUE, "--as", VELMORA, "--space", "joint", "--marking", "open")
    return made


def press(page: Page, key: str) -> None:
    """Press a key that brings another finding, and wait for it."""
    mark = page.locator("#finding").get_attribute("data-mark")
    page.keyboard.press(key)
    page.wait_for_function(SETTLED, arg=mark)


def left(page: Page) -> int:
    """How many the page says are left."""
    return int(page.locator(".pace").inner_text().split()[0])


def open_review(page: Page, address: str, who: str) -> None:
    """Sign in and go to what waits in the joint space."""
    sign_in(page, address, who)
    page.get_by_role("main").get_by_role("link", name="findings wait").click()
    page.locator(".queue .of a").first.click()
    page.locator("#finding").wait_for()
    page.wait_for_load_state()  # keys are heard from then on


def test_findings_are_decided_by_keys_by_two_and_stand_when_read_again(browser: Browser, house: House) -> None:
    with running(house) as address:
        first = window(browser).new_page()
        open_review(first, address, VELMORA)
        begun = left(first)
        assert begun > MANY
        words = _corrected_by_marking(first)
        for _ in range(MANY - 3):
            press(first, "c")
        press(first, "u")
        press(first, "c")
        _rejected(first)
        asked = _asked(first)
        assert left(first) == begun - MANY
        fits(first)
        first.goto(f"{address}{first.url.removeprefix(address).split('/review')[0]}")
        expect(first.locator(".stands", has_text="confirmed")).to_have_count(MANY - 3)
        expect(
            first.get_by_role("region", name="In the register otherwise than read").get_by_text(words)
        ).to_be_visible()
        fits(first)
        _disagrees(browser, address, asked)
        decided = _decided(first, address)
        assert sum(len(some) for some in decided.values()) == MANY
        first.context.close()
    _read_with_other_names(browser, house, words, decided)


def _decided(page: Page, address: str) -> Verdicts:
    """What the list shows as decided: the act and the words of each finding, by its verdict."""
    page.goto(f"{address}/")
    page.get_by_role("navigation", name="Spaces").get_by_role("link", name="Joint").click()
    page.get_by_role("link", name="Findings", exact=True).click()
    queue = page.url
    return {verdict: _listed(page, f"{queue}?state={verdict}") for verdict in ("confirmed", "corrected", "rejected")}


def _listed(page: Page, address: str) -> list[tuple[str, str]]:
    """The act and the words of each finding of a list."""
    page.goto(address)
    rows = page.locator(".queue li:not(.of)").all()
    return sorted((row.get_attribute("class") or "", _words(row.locator(".quote"))) for row in rows)


def _words(of: Locator) -> str:
    """The words of a passage, however its lines are broken."""
    return " ".join((of.text_content() or "").split())


def _lost(gone: Locator) -> Verdicts:
    """What was decided on findings that the newest reading does not propose, as the page tells it: of several things
    that were said of one finding the last holds."""
    held: dict[tuple[str, str], str] = {}
    for row in gone.get_by_role("listitem").all():
        finding = (row.get_attribute("class") or "", _words(row.locator(".quote")))
        held[finding] = _words(row.locator(".did .quiet"))
    return {verdict: [each for each, said in held.items() if said == verdict] for verdict in set(held.values())}


def _corrected_by_marking(page: Page) -> str:
    """Correct the first finding to the first three words of its passage, marked in the text."""
    passage = page.locator(".its-text .now").first.inner_text()
    words = " ".join(passage.split()[:3])
    page.evaluate(MARK, words)
    page.keyboard.press("m")
    assert page.get_by_label("Words of the passage").first.input_value() == words
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    mark = page.locator("#finding").get_attribute("data-mark")
    page.get_by_role("button", name="Save the correction").click()
    page.wait_for_function(SETTLED, arg=mark)
    return words


def _rejected(page: Page) -> None:
    """Reject one by keys, with its reason."""
    mark = page.locator("#finding").get_attribute("data-mark")
    page.keyboard.press("r")
    page.keyboard.type("It is a heading")
    page.keyboard.press("Enter")
    page.wait_for_function(SETTLED, arg=mark)


def _asked(page: Page) -> str:
    """Confirm one and ask a second person; its words."""
    words = page.locator("#finding .quote").first.inner_text()
    page.keyboard.press("a")
    press(page, "c")
    return words


def _disagrees(browser: Browser, address: str, asked: str) -> None:
    """A second person, who learns nothing before, rejects what the first confirmed; a third one settles it then."""
    page = window(browser).new_page()
    sign_in(page, address, OSTRAND)
    page.get_by_role("main").get_by_role("link", name="findings wait").click()
    page.get_by_role("navigation", name="States").get_by_role("link", name="A second person is asked").click()
    page.locator(".queue .back").click()
    page.locator("#finding").wait_for()
    page.wait_for_load_state()
    finding = page.locator("#finding")
    assert finding.locator(".quote").first.inner_text() == asked
    assert "Somebody has decided this" in finding.inner_text()
    assert "confirmed" not in finding.inner_text()
    _rejected(page)
    _looks_at_both(page, address)
    expect(page.get_by_text("A third person settles it.")).to_be_visible()
    expect(page.get_by_role("button", name="Confirm")).to_have_count(0)
    page.context.close()
    page = window(browser).new_page()
    sign_in(page, address, OFFICE)
    _looks_at_both(page, address)
    fits(page)
    page.locator("body").click(position={"x": 2, "y": 2})
    press(page, "c")
    page.goto(f"{address}/")
    page.get_by_role("main").get_by_role("link", name="findings wait").click()
    expect(page.get_by_role("region", name="How it goes")).to_contain_text("Share said the same: 0.00.")
    fits(page)
    page.context.close()


def _looks_at_both(page: Page, address: str) -> None:
    """Open what two disagree on."""
    page.goto(f"{address}/")
    page.get_by_role("main").get_by_role("link", name="findings wait").click()
    page.get_by_role("navigation", name="States").get_by_role("link", name="Two disagree").click()
    page.locator(".queue .back").click()
    page.locator("#finding").wait_for()
    page.wait_for_load_state()
    expect(page.locator(".sides .note")).to_have_count(2)


def _read_with_other_names(browser: Browser, house: House, corrected: str, decided: Verdicts) -> None:
    """The document read again with other names proposes other findings; what was decided stands, each with its verdict,
    on a finding that is proposed again or beside them."""
    copyfile(NAMES, house.home / "names.json")
    (house.home / "settings.toml").write_text('vocabulary = "names.json"\n', "utf-8")
    with running(house) as address:
        page = window(browser).new_page()
        page.set_default_timeout(SLOW)  # each process of the server makes the names ready when it first needs them
        open_review(page, address, VELMORA)
        page.get_by_role("link", name="Text", exact=True).click()
        page.get_by_text("Marking, reading again").click()
        page.get_by_role("button", name="Read again").click()
        expect(page.get_by_role("status")).to_contain_text("It was read again.")
        expect(page.get_by_text(corrected).first).to_be_visible()
        page.get_by_role("link", name="Review", exact=True).click()
        gone = page.get_by_role("region", name="Decided earlier, and not proposed by the newest reading")
        expect(gone.get_by_role("listitem").first).to_be_visible()
        fits(page)
        lost, shown = _lost(gone), _decided(page, address)
        together = {verdict: sorted([*shown[verdict], *lost.get(verdict, [])]) for verdict in shown}
        assert together == decided
        assert shown["confirmed"]
        page.context.close()
    assert "all fits" in house.done("verify").stderr


IN_SIGHT = """each => {
    const box = each.getClientRects()[0];
    const at = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return box && box.top >= 0 && box.bottom <= innerHeight && (each === at || each.contains(at));
}"""


def test_on_a_telephone_the_passage_and_what_decides_on_it_are_both_in_sight(browser: Browser, house: House) -> None:
    with running(house) as address:
        page = window(browser, 390).new_page()
        open_review(page, address, OSTRAND)
        for _ in range(left(page)):  # a finding with many parties is taller than its half of the window
            press(page, "s")
            for wanted in ("button[value=confirmed]", ".now"):  # the page comes by script, so that it is waited for
                page.wait_for_function(f"() => [...document.querySelectorAll('{wanted}')].slice(0, 1).some({IN_SIGHT})")
        page.context.close()


def test_keys_can_be_switched_off_and_stay_out_of_fields(browser: Browser, house: House) -> None:
    with running(house) as address:
        page = window(browser).new_page()
        open_review(page, address, OSTRAND)
        begun = left(page)
        page.get_by_placeholder("Reason").focus()
        page.keyboard.type("cccs")
        assert page.get_by_placeholder("Reason").input_value() == "cccs"
        page.keyboard.press("Escape")
        page.get_by_text("Keys", exact=True).click()
        page.get_by_label("Single keys act on this page").uncheck()
        page.locator("h1").first.click()
        page.keyboard.press("c")
        page.reload()
        assert left(page) == begun
        expect(page.get_by_label("Single keys act on this page")).not_to_be_checked()
        page.context.close()


def test_findings_are_decided_without_scripts(browser: Browser, house: House) -> None:
    with running(house) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        open_review(page, address, OSTRAND)
        begun = left(page)
        page.get_by_role("button", name="Confirm").click()
        assert left(page) == begun - 1
        page.get_by_role("button", name="Take back").last.click()
        expect(page.locator(".messages")).to_contain_text("Your decision was taken back.")
        assert left(page) == begun
        context.close()
