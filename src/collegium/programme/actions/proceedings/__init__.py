"""Verbs about a text as a whole: put it up, answer, keep silence and break it, deliver, publish."""

from collegium.programme.actions.proceedings.answering import Given, answer, join
from collegium.programme.actions.proceedings.delivering import Delivered, deliver, name_who_delivers
from collegium.programme.actions.proceedings.publishing import publish_text, say_of_publishing
from collegium.programme.actions.proceedings.putting import abandon, call_off, put_under_silence, put_up, reopen
from collegium.programme.actions.proceedings.recording import Recorded, affirm, contest, record_answer, recorded
from collegium.programme.actions.proceedings.silence import break_silence, keep_silence, record_break, say_of_silence

__all__ = [
    "Delivered",
    "Given",
    "Recorded",
    "abandon",
    "affirm",
    "answer",
    "break_silence",
    "call_off",
    "contest",
    "deliver",
    "join",
    "keep_silence",
    "name_who_delivers",
    "publish_text",
    "put_under_silence",
    "put_up",
    "record_answer",
    "record_break",
    "recorded",
    "reopen",
    "say_of_publishing",
    "say_of_silence",
]
