"""The form of a page that somebody sent: found again on the page as it reads now, and filled with what was typed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _
from lxml import html
from lxml.html import builder

SEEN = frozenset({"version", "seal", "seen", "stance", "edition"})
"""Hidden fields that say what the person had seen: a page made anew has them for what stands there now. Nothing into
which somebody types has such a name."""
STAMPS = SEEN | {"csrfmiddlewaretoken"}
NO_WORDS = re.compile(r"\s*|yes|no|on|[\d-]+|[0-9A-Z]{26}|[0-9a-f]{64}|[a-z]+:[0-9A-Z]{26}:[0-9a-f]*")
"""Ids, hashes, days and choices: nothing that somebody typed to be read."""
UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no page can hold."""
SENT = "sent"
"""The id of the form on its page."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent to an address: its fields, what is `wrong` with which of them, and whether what stands there now is
    to be seen `beside` it."""

    path: str
    fields: QueryDict
    wrong: Mapping[str, str] = field(default_factory=dict)
    beside: bool = False

    def of(self, name: str) -> str:
        """What a field says, as a page can hold it."""
        return fit(self.fields.get(name, "").replace("\r\n", "\n"))


def fit(words: str) -> str:
    """Words as a page can hold them."""
    return UNFIT.sub("", words)


def words_typed(sent: Sent) -> list[str]:
    """The words of a form, for copying them where there is no such form any more."""
    names = [name for name in sent.fields if name not in STAMPS | {"do"}]
    return [sent.of(name) for name in names if not NO_WORDS.fullmatch(sent.of(name))]


def form_sent(tree: html.HtmlElement, sent: Sent) -> html.HtmlElement | None:
    """The form of a page that was sent; None where it has none like it."""
    here = ("", sent.path)
    forms = (each for each in tree.iter("form") if each.get("method") == "post" and each.get("action", "") in here)
    return next((form for form in forms if _is_sent(form, sent)), None)


def _is_sent(form: html.HtmlElement, sent: Sent) -> bool:
    """Whether a form has all fields that were sent, and says in those that nobody sees what was said there."""
    fields = list(form.iter("input", "textarea", "select", "button"))
    steps = [each.get("value") for each in fields if each.get("name") == "do"] or [None]
    hidden = [each for each in fields if each.get("type") == "hidden" and each.get("name") not in STAMPS | {"do"}]
    same = all(sent.fields.get(each.get("name", "")) == each.get("value", "") for each in hidden)
    return (
        same and sent.fields.get("do") in steps and set(sent.fields) <= {each.get("name") for each in fields} | STAMPS
    )


def fill(form: html.HtmlElement, sent: Sent) -> None:
    """Put into a form what was typed; where somebody else wrote meanwhile, with what stands there now beside it."""
    form.set("id", SENT)
    _open(form)
    if not sent.beside:
        _stamp(form, sent)
    for each in _visible(form):
        name, now = each.get("name", ""), _said(each)
        _say(each, sent)
        if sent.of(name):
            _open(each)
        if sent.beside and now and now != sent.of(name):
            each.addnext(_line("hint", f"{_('Stands there now:')} {_shown(each, now)}"))
        if name in sent.wrong:
            each.addnext(_line("wrong", sent.wrong[name]))


def _line(kind: str, words: str) -> html.HtmlElement:
    """A line below a field; what somebody typed may stand in its words."""
    return builder.P(builder.CLASS(kind), fit(words), dir="auto")


def _stamp(form: html.HtmlElement, sent: Sent) -> None:
    """Let a form say that the person has seen what it had seen: what changed since it is told when it sends again."""
    for each in form.iter("input"):
        if each.get("type") == "hidden" and each.get("name") in SEEN and each.get("name") in sent.fields:
            each.set("value", sent.of(each.get("name")))


def _visible(form: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The fields of a form into which somebody types, or of which somebody chooses."""
    unseen = {"hidden", "password", "file", "submit"}
    fields = list(form.iter("input", "textarea", "select"))
    return (each for each in fields if each.get("name") and each.get("type") not in unseen)


def _open(element: html.HtmlElement) -> None:
    """Let what can be folded up show an element."""
    for each in element.iterancestors("details"):
        each.set("open", "open")


def _said(element: html.HtmlElement) -> str:
    """What a field of the page says; nothing of one that is ticked or not, or of a list of which nobody chose."""
    if element.tag == "textarea":
        return (element.text or "").replace("\r\n", "\n").removeprefix("\n")
    if element.tag == "select":
        return next((_worth(each) for each in element.iter("option") if each.get("selected") is not None), "")
    return "" if element.get("type") in ("checkbox", "radio") else element.get("value", "")


def _shown(element: html.HtmlElement, value: str) -> str:
    """What a field says, as people read it."""
    if element.tag != "select":
        return value
    return next((each.text_content().strip() for each in element.iter("option") if _worth(each) == value), value)


def _say(element: html.HtmlElement, sent: Sent) -> None:
    """Let a field say what was sent."""
    name = element.get("name", "")
    if element.get("type") in ("checkbox", "radio"):
        _tick(element, element.get("value", "on") in sent.fields.getlist(name))
    elif name in sent.fields and element.tag == "textarea":
        element.text = f"\n{sent.of(name)}"  # the first line's end is none of the words
    elif name in sent.fields and element.tag == "select":
        _choose(element, sent.of(name), sent.beside)
    elif name in sent.fields:
        element.set("value", sent.of(name))


def _tick(element: html.HtmlElement, ticked: bool) -> None:
    element.attrib.pop("checked", None)
    if ticked:
        element.set("checked", "checked")


def _choose(element: html.HtmlElement, value: str, beside: bool) -> None:
    """Choose what was chosen. What it is called by may have another hash behind it by now: the person has seen that
    where it stands `beside`; else it sends the one that it saw. What is offered no more is replaced by nothing."""
    options = list(element.iter("option"))
    same = [each for each in options if _worth(each) == value]
    like = [each for each in options if ":" in value and _worth(each).rpartition(":")[0] == value.rpartition(":")[0]]
    chosen = next(iter([*same, *like]), None)
    if chosen is None:
        chosen = builder.OPTION("–", value="")
        element.insert(0, chosen)
    elif not beside:
        chosen.set("value", value)
    for each in options:
        each.attrib.pop("selected", None)
    chosen.set("selected", "selected")


def _worth(option: html.HtmlElement) -> str:
    """What an option of a list stands for."""
    value = option.get("value")
    return str(option.text_content()).strip() if value is None else str(value)
