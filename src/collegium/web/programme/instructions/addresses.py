"""The addresses of this room."""

from django.urls import URLPattern, path

from collegium.web.programme.instructions.charges import charge_page, inbox_page
from collegium.web.programme.instructions.pages import instruction_page, instructions_page
from collegium.web.programme.instructions.resting import ground_step, paper_step
from collegium.web.programme.instructions.steps import (
    draft_page,
    give_up_step,
    issue_step,
    overtake_step,
    word_page,
)

ADDRESSES: list[URLPattern] = [
    path("spaces/<entry:space>/instructions", instructions_page, name="instructions"),
    path("spaces/<entry:space>/instructions/draft", draft_page, name="draft-instruction"),
    path("spaces/<entry:space>/inbox", inbox_page, name="inbox"),
    path("instructions/<entry:entry>", instruction_page, name="instruction"),
    path("instructions/<entry:entry>/word", word_page, name="word-instruction"),
    path("instructions/<entry:entry>/issue", issue_step, name="issue-instruction"),
    path("instructions/<entry:entry>/give-up", give_up_step, name="give-up-instruction"),
    path("instructions/<entry:entry>/overtake", overtake_step, name="overtake-instruction"),
    path("instructions/<entry:entry>/grounds", ground_step, name="ground-instruction"),
    path("charges/<entry:entry>", charge_page, name="charge"),
    path("charges/<entry:entry>/papers", paper_step, name="take-paper-back"),
]
