"""An instruction in Chromium: issued at a desk; acknowledged, asked about and reported on a telephone; seen by axe."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium
from tests.cli.register.house import HEAD, House, founded
from tests.web.server import PASSWORD, running
from tests.web.test_in_a_browser import fits, sign_in, window

POST = "post@velmora.example"
TOLD = {"COLLEGIUM_MAIL_IN": "reports@register.example"}
PICTURES = os.environ.get("PICTURES_OF_PAGES")
"""A folder for pictures of each page, for whoever looks at them."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A register with somebody at Velmora's post, which takes reports by mail."""
    house = founded(tmp_path_factory.mktemp("served"))
    seat = ("--role", "post", "--partner", "QM", "--post", "Mission at Quellhaven", "--name", "Ada Post")
    house.done("user", "add", POST, "--as", HEAD, *seat)
    for who in (HEAD, POST):
        house.done("user", "password", who, said=f"{PASSWORD}\n")
    return house


@pytest.fixture(scope="module")
def address(house: House) -> Iterator[str]:
    """The register as it is served."""
    with running(house, TOLD) as where:
        yield where


def looked_at(page: Page, name: str, width: int) -> None:
    """Take pictures of a page where they are asked for; then it fits its windows, and axe objects to nothing."""
    if PICTURES:
        for wide in (390, 1280):
            page.set_viewport_size({"width": wide, "height": 800})
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{wide}.png"), full_page=True)
    fits(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()


def unfold(page: Page, step: str) -> None:
    """Open the form of a step."""
    page.locator("summary", has_text=re.compile(f"^{step}$")).click()


def test_issue_acknowledge_query_answer_report(browser: Browser, house: House, address: str, tmp_path: Path) -> None:
    desk, telephone = window(browser).new_page(), window(browser, 390).new_page()
    sign_in(desk, address, HEAD)
    desk.get_by_role("link", name="Velmora", exact=True).click()
    desk.get_by_role("link", name="Programme", exact=True).click()
    desk.get_by_role("link", name="Instructions", exact=True).click()
    desk.get_by_role("link", name="Draft an instruction").click()
    looked_at(desk, "draft", 1280)
    desk.get_by_label("Title").fill("Lamps in the channel")
    desk.get_by_label("Line", exact=True).select_option("vote")
    desk.get_by_label("Position").fill("in favour")
    desk.get_by_label("Fallback").fill("if a vote is called on the tolls: abstain")
    desk.get_by_label("Text of the instruction").fill("Vote for the draft on the lamps.")
    desk.get_by_label("Or an initiative, in words").fill("The draft on the lamps")
    desk.get_by_label("Mission at Quellhaven").check()
    desk.get_by_role("button", name="Issue", exact=True).click()
    desk.get_by_text("Issued. The posts see it now.").wait_for()
    page_of_all = desk.url

    sign_in(telephone, address, POST)
    telephone.get_by_role("link", name="1 instruction waits for you").click()
    looked_at(telephone, "inbox", 390)
    telephone.get_by_role("link", name="Lamps in the channel").click()
    line = telephone.get_by_text("Vote: in favour")
    assert line.bounding_box()["y"] < 500  # type: ignore[index]
    looked_at(telephone, "charge", 390)
    telephone.get_by_role("button", name="Acknowledge", exact=True).press("Enter")
    telephone.get_by_text("Kept. It stands in the thread below.").wait_for()
    unfold(telephone, "Ask")
    telephone.get_by_label("Your question").fill("By name, or at once?")
    telephone.get_by_role("button", name="Send Ask").click()
    telephone.get_by_text("question open").first.wait_for()

    desk.goto(address)
    desk.get_by_role("link", name="1 instruction waits for you").click()
    desk.get_by_role("link", name="Lamps in the channel").click()
    unfold(desk, "Answer")
    desk.get_by_label("Your answer").fill("By name.")
    desk.get_by_role("button", name="Send Answer").click()
    desk.get_by_text("Kept. It stands in the thread below.").wait_for()
    desk.get_by_role("link", name="Revise the instruction").click()
    looked_at(desk, "revise", 1280)

    telephone.reload()
    telephone.get_by_role("button", name="Give me an address").click()
    mail = f"From: <{POST}>\nTo: {telephone.locator('.address').inner_text()}\n\nWe spoke of the lamps.\n"
    assert "proposed" in house.run("receive", said=mail, told=TOLD).stderr
    telephone.reload()
    telephone.get_by_role("link", name="A mail of Ada Post").click()
    telephone.get_by_text("We spoke of the lamps.").first.wait_for()
    looked_at(telephone, "mailed", 390)
    telephone.go_back()
    unfold(telephone, "Report")
    report = telephone.locator("details[open]")
    report.get_by_label("the fallback").check()
    report.get_by_label("Your report").fill("Adopted; we abstained on the tolls.")
    report.get_by_label("When (UTC), if not now").fill("2019-02-03T09:00")
    report.get_by_role("button", name="Send Report").click()
    telephone.get_by_role("alert").get_by_text("This would stand before the step that it follows").wait_for()
    form = telephone.locator("form:has(#report-words)")
    assert form.get_by_label("Your report").input_value() == "Adopted; we abstained on the tolls."
    fits(telephone)
    telephone.set_viewport_size({"width": 390, "height": 800})
    (tmp_path / "roll.txt").write_text("The roll of the vote on the lamps.", "utf-8")
    form.get_by_label("When (UTC), if not now").fill("")
    form.get_by_label("Papers", exact=True).set_input_files(tmp_path / "roll.txt")
    form.get_by_role("button", name="Send Report").click()
    telephone.get_by_text("Kept. It stands in the thread below.").wait_for()
    telephone.get_by_role("link", name="roll.txt").wait_for()
    looked_at(telephone, "reported", 390)

    desk.goto(page_of_all)
    desk.get_by_text("Mission at Quellhaven", exact=True).click()
    desk.get_by_text("Adopted; we abstained on the tolls.").wait_for()
    looked_at(desk, "instruction", 1280)
    desk.get_by_role("link", name="Tidewater, Velmora: Instructions").click()
    looked_at(desk, "instructions", 1280)
