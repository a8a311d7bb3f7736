"""Twenty-seven partners: forms with a lead for each and the voices of all fit a telephone. In Chromium."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium
from tests.cli.register.house import KEEPER, House
from tests.web.server import PASSWORD, running
from tests.web.test_in_a_browser import fits, sign_in, window

CODES = [f"{first}{last}" for first, letters in (("Q", "MNOPQRSTUVWXYZ"), ("X", "ABCDEFGHIJKLM")) for last in letters]
"""Codes that are nobody's: twenty-seven of them."""
HEAD = "head-qm@network.example"
MADE = """
import django
django.setup()
from datetime import date
from collegium.accounts.models import Partner, Person, Space
from collegium.accounts.sight import seeing_everything
from collegium.programme.actions.assents import say_to_programme, seal_of_programme
from collegium.programme.actions.concerted import ActionSaid, add_action
from collegium.programme.actions.drafting import Drafted as Text, draft_text, open_text
from collegium.programme.actions.programmes import ProgrammeSaid, draft_programme
with seeing_everything():
    joint = Space.objects.get(kind="joint")
    heads = {each.code: Person.objects.get(email=f"head-{each.code.lower()}@network.example")
             for each in Partner.objects.order_by("code")}
    first = heads["QM"]
    said = ProgrammeSaid("Tides of the network", date(2031, 1, 1), date(2032, 12, 31))
    programme = draft_programme(first, joint, said)
    leads = {code: f"Unit for lamps and piers of partner {code}" for code in heads}
    add_action(first, programme, ActionSaid("Keep the lamps lit in every channel", leads=leads))
    for head in list(heads.values())[:20]:
        say_to_programme(head, programme, "adoption", seal_of_programme(programme))
    open_text(first, draft_text(first, joint, Text("Words of the network"), "The lamps are lit."))
"""


def network(home: House) -> None:
    """Found the partnership of twenty-seven, each with a post at one place, and what they have in common."""
    partners = [
        {
            "code": code,
            "name": f"Republic of Shore {code}",
            "principal": {"email": f"head-{code.lower()}@network.example", "name": f"Head of {code}"},
            "posts": [{"name": f"Embassy of {code} at Quellhaven", "place": "Quellhaven"}],
        }
        for code in CODES
    ]
    lines = ['name = "Network"', 'markings = [{name = "open", rank = 0}]']
    lines += ['secretariat = [{email = "office@network.example", name = "Office"}]']
    for each in partners:
        lines += ["[[partners]]", *(f"{name} = {toml(value)}" for name, value in each.items())]
    plan = home.home.parent / "network.toml"
    plan.write_text("\n".join(lines), "utf-8")
    home.done("found", plan, "--keeper", KEEPER)
    told = home.told() | {"DJANGO_SETTINGS_MODULE": "collegium.settings"}
    subprocess.run([sys.executable, "-c", MADE], env=told, cwd=home.home.parent, check=True)


def toml(value: object) -> str:
    """A value of a plan as TOML has it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {toml(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A telephone on which the head of one of them has signed in."""
    house = House(tmp_path_factory.mktemp("served") / "home")
    network(house)
    house.done("user", "password", HEAD, said=f"{PASSWORD}\n")
    with running(house) as address, chromium() as browser:
        yield signed_in(browser, address)


def signed_in(browser: Browser, address: str) -> Page:
    """The programme of the joint space."""
    page = window(browser, 390).new_page()
    sign_in(page, address, HEAD)
    page.get_by_role("navigation", name="Spaces").get_by_role("link", name="Joint").click()
    page.get_by_role("link", name="Programme", exact=True).click()
    return page


def room(page: Page, name: str) -> None:
    """A room of the programme, from wherever one is."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("navigation", name="Spaces").get_by_role("link", name="Joint").click()
    page.get_by_role("link", name="Programme", exact=True).click()
    page.get_by_role("link", name=name, exact=True).click()


def test_the_voices_of_all_and_a_form_with_a_lead_for_each_fit(page: Page) -> None:
    room(page, "Programmes")
    page.get_by_role("link", name="Tides of the network").click()
    voices = page.locator(".voices").get_by_role("listitem")
    expect(voices).to_have_count(27)
    expect(voices.filter(has_text="not said")).to_have_count(7)
    fits(page)
    page.get_by_role("link", name="Add an action").click()
    expect(page.get_by_label("Lead of")).to_have_count(27)
    fits(page)


def test_a_text_that_waits_for_all_of_them_fits(page: Page) -> None:
    room(page, "Texts")
    page.get_by_role("link", name="Words of the network").click()
    expect(page.get_by_text("Waiting for:")).to_contain_text("Republic of Shore XM")
    fits(page)
