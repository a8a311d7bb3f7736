"""Verbs about findings: decide, settle, take back. What is decided enters the register, and leaves it, by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.accounts.queries import who_may
from collegium.register.actions.documents import latest_reading
from collegium.register.actions.holding import FIELDS, let_register_follow, said_before, seal, unseal, words
from collegium.register.checks import check_alive, check_content, check_passage
from collegium.register.errors import SomeStand
from collegium.register.models import Decision, Document, Finding, Reading
from collegium.register.rules.findings import ENTERS, VERDICTS, may_settle, state_of, what_holds


@dataclass(frozen=True, slots=True)
class Word:
    """What a person says to findings: the verdict, what is otherwise than a finding has it, why; and whether a second
    person is asked, who does not learn of it before deciding."""

    verdict: str
    otherwise: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    asks: bool = False


def decide(
    by: Person, finding: Finding, verdict: str, said: Mapping[str, Any] | None = None, reason: str = "",
    asks: bool = False,
) -> Decision:  # fmt: skip
    """Say something to one finding; see `decide_all`. `said` are the fields of `Content` that are otherwise."""
    return decide_all(by, [finding], Word(verdict, said or {}, reason, asks))[0]


def decide_all(by: Person, findings: Sequence[Finding], word: Word, fresh: bool = False) -> list[Decision]:
    """Confirm, correct or reject findings of one space, in one change. What is confirmed or corrected becomes a
    statement of the register, once a second person, where one was asked, has said the same.

    Raises NotVisible, NotAllowed, Improper for a document that is gone, a finding that was decided, a rejection
    without a reason, and for what no statement may say; SomeStand, which says which, where some of several were decided
    meanwhile, be it by one who asked for a second person: nobody is that unawares. Then none of them is decided.
    `fresh` asks the same of one alone.
    """
    space = findings[0].space
    seat = gate(by, "decide", space)
    _check_word(word)
    why, verb = ("", "asks a second person") if word.asks else (word.reason, "decides")
    with change(by=by, verb=verb, space=space, why=why, seat=seat):
        if fresh or len(findings) > 1:
            _check_that_all_wait(findings)
        return [_decide(by, finding, word) for finding in findings]


def _check_that_all_wait(findings: Sequence[Finding]) -> None:
    decided = [each for each in findings if said_before(each.document, each.key)]
    if decided:
        quotes = tuple(each.quote for each in decided)
        raise SomeStand("Some of these findings were decided meanwhile; none was decided now.", "Choose anew.", quotes)


def _check_word(word: Word) -> None:
    if word.verdict not in VERDICTS:
        raise Improper("This cannot be said of a finding.", f"Say one of: {', '.join(VERDICTS)}.")
    if word.verdict == "rejected" and not word.reason.strip():
        raise Improper("A rejection needs a reason.", "Say why.")


def _decide(by: Person, finding: Finding, word: Word) -> Decision:
    """Keep what one person says to one finding, and let the register follow, as a part of the open change."""
    reading = _reading_of(finding.document)
    earlier = said_before(finding.document, finding.key)
    first = _who_asked(earlier, by)
    decision = _decision(by, finding, reading, word)
    if word.asks and first is None:
        seal(decision)
    decision.save()
    if first and not first.verdict:
        unseal(first)
    let_register_follow(finding.document, finding.key)
    return decision


def _reading_of(document: Document) -> Reading:
    """The reading that is decided on. Raises Improper where there is none."""
    check_alive(document)
    reading = latest_reading(document)
    if reading is None:
        raise Improper("This document has no reading.", "Have it read again.")
    return reading


def _who_asked(earlier: Sequence[Decision], by: Person) -> Decision | None:
    """The sealed decision of another person who asked for this one; None where nobody has decided.

    Raises Improper where the finding was decided already.
    """
    if not earlier:
        return None
    first = earlier[0]
    if len(earlier) > 1 or not first.seal:
        raise Improper("This finding was decided already.", "Look at it anew.")
    if first.by_id == by.pk:
        raise Improper("You have decided this; a second person is asked.", "Let somebody else decide it.")
    return first


def _decision(by: Person, finding: Finding, reading: Reading, word: Word) -> Decision:
    content = content_said(finding, word, reading) if word.verdict in ENTERS else {}
    return Decision(
        space=finding.space,
        document=finding.document,
        reading=reading,
        by=by,
        key=finding.key,
        kind=finding.kind,
        act=finding.act,
        quote=finding.quote,
        verdict=word.verdict,
        said=content,
        reason=word.reason,
    )


def content_said(finding: Finding, word: Word, reading: Reading) -> dict[str, Any]:
    """The content as somebody has it. Raises Improper for what no statement may say, and where a correction is none."""
    proposed = {name: getattr(finding, name) for name in FIELDS}
    content = {**proposed, **word.otherwise}
    if (word.verdict == "corrected") == (content == proposed):
        raise Improper("A correction says something otherwise, and nothing else does.", "Confirm it, or correct it.")
    if word.verdict == "corrected":
        check_content(content)
        if any(content[name] != proposed[name] for name in ("start", "end", "quote")):
            check_passage(reading, content)
    return content


def settle(by: Person, finding: Finding, word: Word) -> Decision:
    """End what two people say differently. Raises NotVisible, NotAllowed for one of the two, unless nobody else who is
    seated here could, Improper where they do not."""
    seat = gate(by, "settle", finding.space)
    _check_word(word)
    with change(by=by, verb="settles", space=finding.space, why=word.reason, seat=seat):
        reading = _reading_of(finding.document)
        earlier = said_before(finding.document, finding.key)
        if len(earlier) < 2 or what_holds(words(earlier)) is not None or not all(each.verdict for each in earlier):
            raise Improper("Nobody disagrees on this finding.", "Look at it anew.")
        if not may_settle(by.pk, {each.by_id for each in earlier}, who_may("settle", finding.space)):
            raise NotAllowed("You are one of the two who disagree.", "Let a third person settle it.")
        decision = _decision(by, finding, reading, word)
        decision.settles = True
        decision.save()
        let_register_follow(finding.document, finding.key)
    return decision


def take_back(by: Person, decision: Decision, why: str = "") -> None:
    """Take back what one has decided oneself; see `take_back_all`."""
    take_back_all(by, [decision], why)


def take_back_all(by: Person, decisions: Sequence[Decision], why: str = "") -> None:
    """Take back what one has decided oneself in one space, in one change; what came of it leaves the register.

    Raises NotVisible, NotAllowed for another's decision, Improper where one was taken back or struck out, and where two
    people disagree: neither of them makes the other's opinion hold by taking back the own one. Of several, SomeStand
    says on which. Then none of them is taken back.
    """
    space = decisions[0].space
    seat = gate(by, "decide", space)
    if any(each.by_id != by.pk for each in decisions):
        raise NotAllowed("This is another person's decision.", "Ask who decided it.")
    with change(by=by, verb="takes back", space=space, why=why, seat=seat):
        standing = Decision.objects.filter(pk__in=[each.pk for each in decisions], withdrawn=False, struck=False)
        if standing.count() < len(decisions):
            raise Improper("This was taken back already, or struck out.")
        _check_that_none_is_disputed(decisions)
        for each in decisions:
            each.withdrawn = True
            each.sealed = each.sealed if each.verdict else {}  # of what nobody learns of nothing is left
            each.save()
            let_register_follow(each.document, each.key)


def _check_that_none_is_disputed(decisions: Sequence[Decision]) -> None:
    disputed = [each for each in decisions if state_of(words(said_before(each.document, each.key))) == "disputed"]
    if not disputed:
        return
    if len(decisions) == 1:
        raise Improper("Two people disagree on this finding; what they said stays.", "Settle it.")
    cause = "On some of these findings two people disagree; what they said stays, and nothing was taken back."
    raise SomeStand(cause, "Take back the others one by one.", tuple(each.quote for each in disputed))
