"""What pages of the register tell, on paper: the record of one thing, undertakings, questions, what is wanted, what a
search found. Each quote stands with its source."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from docx.document import Document as Paper

from collegium.exchange.exports.names import Names
from collegium.exchange.exports.paper import STATES, Body, add_quote, plain
from collegium.exchange.exports.sheet import Row, Sheet
from collegium.exchange.speech import said

SINCE = {
    "given_up_in": "A later text withdraws or declines it:",
    "not_repeated_in": "Not repeated, which is not withdrawn.",
    "perhaps_in": "Perhaps said again:",
    "told_in": "Told by others, which reaffirms nothing:",
    "on_condition_in": "Does this bear on its condition?",
}
"""What else is said of an undertaking, by the column that has its documents."""


def _record(paper: Paper, sheet: Sheet, names: Names) -> None:
    """Part by part as the page has it; what is told stands under a head that says so."""
    for head, rows in groupby(sheet.rows, _head):
        paper.add_heading(plain(head), 1)
        for row in rows:
            add_quote(paper, row, names)
            paper.add_paragraph(plain(f"{said('State')}: {said(STATES[row['state']])}."))


def _head(row: Row) -> str:
    """The part of the page in which a row stands, and whose words it has."""
    of_person = row["of"].startswith("person:")
    if row["part"] == "does":
        what = said("What the record has by this person") if of_person else said("What it says and does")
        own = said("In own words")
    else:
        what = said("What others say of this person") if of_person else said("What concerns it")
        own = said("In the own words of those who act")
    told = said("Told of others") if of_person and row["part"] == "does" else said("As others tell")
    return f"{what}: {({'own': own, 'joint': said('In joint texts'), 'told': told})[row['standing']]}"


def _undertakings(paper: Paper, sheet: Sheet, names: Names) -> None:
    """Each undertaking with what is known since."""
    for row in sheet.rows:
        add_quote(paper, row, names)
        paper.add_paragraph(plain(_since(row)), style="List Bullet")
        for name, words in SINCE.items():
            if row[name]:
                paper.add_paragraph(plain(f"{said(words)} {_pages(row[name])}"), style="List Bullet")


def _since(row: Row) -> str:
    if not row["last_reaffirmed"]:
        return said("Not reaffirmed in a later document here.")
    who = f", {row['reaffirmed_by']}" if row["reaffirmed_by"] else ""
    where = f"{row['last_reaffirmed']}{who}, {_pages([row['reaffirmed_in']])}"
    open_ = f" ({said('proposed')})" if row["reaffirmed_decided"] == "no" else ""
    return f"{said('Last reaffirmed')}: {where}{open_}: “{row['reaffirmed_quote']}”"


def _pages(documents: Iterable[str]) -> str:
    return ", ".join(f"/documents/{each}" for each in documents)


def _questions(paper: Paper, sheet: Sheet, names: Names) -> None:
    """Each question with its answer, then what it takes for granted and what became of that."""
    for address, some in groupby(sheet.rows, lambda row: row["address"]):
        rows = list(some)
        first = rows[0]
        paper.add_heading(plain(", ".join(filter(None, (first["title"], first["date"])))), 1)
        _turn(paper, said("Question"), (first["asker"], first["medium"]), first["question"])
        _turn(paper, said("Answer"), first["answerers"], first["answer"] or said("The text has no answer."))
        for row in rows:
            if row["premise"]:
                paper.add_paragraph(plain(_premise(row)), style="List Bullet")
        paper.add_paragraph(plain(_where(first, address)))


def _turn(paper: Paper, what: str, who: Iterable[str], words: str) -> None:
    lead = paper.add_paragraph()
    lead.paragraph_format.keep_with_next = True
    lead.add_run(plain(", ".join(filter(None, (what, *who))))).bold = True
    paper.add_paragraph(plain(words), style="Quote")


def _premise(row: Row) -> str:
    """What a question takes for granted, and what the answer did with it, by whose word."""
    told = f"{said('Taken for granted by the question')}: “{row['premise']}” "
    if not row["uptake"]:
        return told + said("what the answer did with it is open")
    words = said(row["uptake"].replace("_", " "))
    if row["uptake_state"] == "proposed":
        return f"{told}{said('proposed:')} {words}"
    by = [words, said("says %(name)s", name=row["uptake_by"])]
    by += [said("by the words of %(name)s", name=row["uptake_answerer"])] if row["uptake_answerer"] else []
    by += [f"“{row['uptake_quote']}”"] if row["uptake_quote"] else []
    return told + "; ".join(by)


def _wanted(paper: Paper, sheet: Sheet, names: Names) -> None:
    """What is wanted, each with the passage that tells of it and where it was sought."""
    for _key, some in groupby(sheet.rows, lambda row: (row["address"], row["name"])):
        rows = list(some)
        first = rows[0]
        paper.add_heading(plain(f"{first['name']} ({_sort(first)})"), 1)
        if first["stated"] is not None:
            count = said("%(stated)s stated, %(held)s held", stated=str(first["stated"]), held=str(first["held"]))
            paper.add_paragraph(plain("; ".join(filter(None, (count, first["of"]))))).runs[0].bold = True
        paper.add_paragraph(plain(f"“{first['quote']}”"), style="Quote")
        paper.add_paragraph(plain(_where(first, first["address"])))
        for line in (*_held(first, names), *(_sought(row) for row in rows if row["outcome"])):
            paper.add_paragraph(plain(line), style="List Bullet")


def _sort(row: Row) -> str:
    """What kind of paper is wanted."""
    if row["stated"] is not None:
        return said("total")
    return said("somebody’s words") if row["sort"] == "words" else said(row["sort"])


def _held(row: Row, names: Names) -> Iterable[str]:
    """Who may have it, and which document here seems to be it."""
    if row["holders"]:
        yield f"{said('Who may have it:')} {names(row['holders'])}"
    if row["seems_to_be"]:
        yield f"{said('It seems to be here:')} {_pages([row['seems_to_be']])}"


def _sought(row: Row) -> str:
    by = said("says %(name)s", name=row["sought_by"])
    found = _pages([row["found"]]) if row["found"] else ""
    came = said("asked for") if row["outcome"] == "asked" else said(row["outcome"].replace("_", " "))
    return ", ".join(filter(None, (came, row["sought"], found, row["sought_on"], by)))


def _found(paper: Paper, sheet: Sheet, names: Names) -> None:
    """Each passage under the title of its document, with what is done in it."""
    for row in sheet.rows:
        paper.add_heading(plain(", ".join(filter(None, (row["title"], row["date"])))), 1)
        paper.add_paragraph(plain(f"“{row['quote']}”"), style="Quote")
        if row["acts"]:
            does = ", ".join(said(each.capitalize()) for each in row["acts"])
            paper.add_paragraph(plain(": ".join(filter(None, (does, names(row["actors"]))))))
        paper.add_paragraph(plain("; ".join((row["space"], _where(row, row["address"])))))


def _where(row: Any, address: str) -> str:
    """The marking and the address of a passage."""
    handling = f"{said('handling')}: {row['marking']}; " if row["marking"] else ""
    return f"{handling}{address}"


BODIES: dict[str, Body] = {
    "record": _record,
    "undertakings": _undertakings,
    "questions": _questions,
    "wanted": _wanted,
    "search": _found,
}
"""What writes the rows of a table."""
