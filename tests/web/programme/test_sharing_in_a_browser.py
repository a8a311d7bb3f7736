"""Two partners instruct in parallel; what each shares makes the grid say one thing or another. In Chromium."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.cli.register.house import founded
from tests.web.server import HEADS, PASSWORD, running
from tests.web.test_in_a_browser import sign_in, window
from tests.web.test_series_in_a_browser import looked_at

VELMORA, OSTRAND = HEADS
MADE = """
import django
django.setup()
from collegium.accounts.access import seat_for
from collegium.accounts.actions.partnerships import add_post
from collegium.accounts.models import Partner, Person, Space
from collegium.programme.actions.instructions import Drafted, draft, issue
keeper = Person.objects.get(email="keeper@house.example")
add_post(keeper, Partner.objects.get(code="QN"), "Embassy at Quellhaven", "Quellhaven")
for code, email in (("QM", "head@velmora.example"), ("QN", "head@ostrand.example")):
    by, partner = Person.objects.get(email=email), Partner.objects.get(code=code)
    said = Drafted("Lamps of " + partner.name, "Vote for the lamps.", "The lamps", parallel=True)
    issue(by, draft(by, Space.objects.get(partner=partner), said), list(partner.posts.all()))
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as running_browser:
        yield running_browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A register that is served, in which both partners have charged a post at Quellhaven."""
    house = founded(tmp_path_factory.mktemp("served"))
    for head in HEADS:
        house.done("user", "password", head, said=f"{PASSWORD}\n")
    told = house.told() | {"DJANGO_SETTINGS_MODULE": "collegium.settings"}
    subprocess.run([sys.executable, "-c", MADE], env=told, cwd=house.home.parent, check=True)
    with running(house) as where:
        yield where


def to_charge(page: Page, address: str, own: str) -> None:
    """From the first page to the charge of one's own post."""
    page.goto(address)
    page.get_by_role("navigation", name="Spaces").get_by_role("link", name=own, exact=True).click()
    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name="Instructions", exact=True).click()
    page.get_by_role("link", name=f"Lamps of {own}").first.click()
    page.locator("details.of-post summary").first.click()
    page.get_by_role("link", name="To this charge").first.click()


def share(page: Page, measure: str) -> None:
    """Share this much of the charge that is open."""
    page.get_by_role("link", name="What others see:").click()
    page.get_by_label(measure, exact=True).check()
    page.get_by_label("Reason, kept in your own journal").fill("Agreed in spring")
    page.get_by_role("button", name="Share this much").click()
    page.get_by_text("What others see was changed.").wait_for()


def said(page: Page, address: str) -> str:
    """What the grid says, in one line."""
    page.goto(address)
    page.get_by_role("navigation", name="Spaces").get_by_role("link", name="Joint").click()
    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name="Grid", exact=True).click()
    page.get_by_role("link", name="The lamps").click()
    return " ".join(page.locator("table.grid tbody tr").inner_text().split())


def test_the_grid_says_one_side_only_once_both_share(browser: Browser, address: str) -> None:
    ours = window(browser).new_page()
    sign_in(ours, address, VELMORA)
    to_charge(ours, address, "Velmora")
    share(ours, "the text")
    looked_at(ours, "sharing")
    to_charge(ours, address, "Velmora")
    ours.go_back()
    ours.get_by_role("link", name="What others see of all posts").click()
    looked_at(ours, "sharing-all")
    to_charge(ours, address, "Velmora")
    ours.get_by_role("button", name="Acknowledge").click()
    ours.get_by_text("Report", exact=True).first.click()
    ours.get_by_label("the line").last.check()
    ours.get_by_label("Your report").fill("We spoke and voted.")
    ours.get_by_role("button", name="Send Report").click()
    ours.get_by_text("We spoke and voted.").first.wait_for()

    theirs = window(browser).new_page()
    sign_in(theirs, address, OSTRAND)
    row = said(theirs, address)
    assert "not shared" in row.split("Velmora")[0]
    assert row.count("not shared") == 2
    assert "reported" in row
    looked_at(theirs, "grid")
    theirs.get_by_role("link", name="reported").click()
    expect(theirs.get_by_text("We spoke and voted.").first).to_be_visible()
    looked_at(theirs, "shared")
    to_charge(theirs, address, "Ostrand")
    share(theirs, "the status")

    row = said(ours, address)
    assert "one side only" in row
    assert "not shared" not in row
    assert "issued" in row
    ours.get_by_role("link", name="issued").click()
    expect(ours.get_by_text("Vote for the lamps.")).to_have_count(0)
    ours.goto(f"{address}/chase")
    looked_at(ours, "chase")
    ours.get_by_role("navigation", name="Spaces").get_by_role("link", name="Joint").click()
    ours.get_by_role("link", name="Programme", exact=True).click()
    ours.get_by_role("link", name="Grid", exact=True).click()
    looked_at(ours, "topics")
    ours.get_by_role("link", name="Who covers").click()
    looked_at(ours, "coverage")
    ours.get_by_role("link", name="Standing appeals").click()
    ours.get_by_text("Issue an appeal").click()
    ours.get_by_label("Title").fill("Work together")
    ours.get_by_label("From", exact=True).fill("2025-01-31")
    looked_at(ours, "appeals")
    ours.get_by_role("button", name="Issue", exact=True).click()
    ours.get_by_text("The appeal stands.").wait_for()
    theirs.goto(ours.url)
    theirs.get_by_text("Join for your partner").click()
    theirs.get_by_role("button", name="Join", exact=True).click()
    theirs.get_by_label("What was done").fill("We met on the quay.")
    theirs.get_by_role("button", name="Report", exact=True).click()
    theirs.get_by_text("We met on the quay.").first.wait_for()
    looked_at(theirs, "appeal")
