"""Verbs about joint texts while partners draft them: begin one, give a paragraph words, move it, agree, bracket."""

from collegium.programme.actions.drafting.comments import comment, drop_comment
from collegium.programme.actions.drafting.editions import freeze, make_edition
from collegium.programme.actions.drafting.paragraphs import add_paragraph, move, put_back, remove, set_heading, split
from collegium.programme.actions.drafting.stances import agree, bracket, take_back
from collegium.programme.actions.drafting.texts import Drafted, abandon_text, describe_text, draft_text, open_text
from collegium.programme.actions.drafting.words import Seen, accept, confirm_words, say_words

__all__ = [
    "Drafted",
    "Seen",
    "abandon_text",
    "accept",
    "add_paragraph",
    "agree",
    "bracket",
    "comment",
    "confirm_words",
    "describe_text",
    "draft_text",
    "drop_comment",
    "freeze",
    "make_edition",
    "move",
    "open_text",
    "put_back",
    "remove",
    "say_words",
    "set_heading",
    "split",
    "take_back",
]
