"""Mails: who writes to whom, what the sender wrote, and what is quoted, attached or said twice."""

from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.errors import Damaged, EmptyDocument, Encrypted, TooMuch
from collegium.reading.formats.eml import extract
from collegium.reading.formats.eml.message import PARTS
from tests.reading.formats.office.papers import cases, characters, lines, overlaps, said

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=40)


@pytest.mark.parametrize("case", cases("eml.json"), ids=lambda case: case["name"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "wire"])
def test_it_gives_every_line_of_a_mail_its_kind(case: Any, line_end: str) -> None:
    source = extract(case["mail"].replace("\n", line_end).encode())
    assert lines(source) == case["blocks"], case["guards"]
    places = [[run.where, run.offset] for block in source.blocks for run in block.runs]
    assert "places" not in case or places == case["places"], case["guards"]
    assert case.get("title", source.title) == source.title
    assert case.get("date", source.date) == source.date
    assert overlaps(source) == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))), st.lists(words), words)
def test_no_character_of_a_mail_is_lost_or_said_twice(subject: str, paragraphs: list[str], name: str) -> None:
    text = "\n".join(paragraphs)
    mail = EmailMessage()
    mail["From"] = "a@quay.invalid"
    mail["Subject"] = subject
    mail.set_content(text, cte="base64")
    mail.add_attachment(b"unread", maintype="application", subtype="pdf", filename=f"x{name}")
    source = extract(mail.as_bytes())
    heading = f"From: a@quay.invalid Subject: {mail['Subject']}"
    assert said(source) == characters(heading + text + f"x{name}")
    assert overlaps(source) == []


@given(st.lists(st.sampled_from(["> quoted", "-- ", "ours and more", "", "Zoë wrote:", "-----", "This message"])))
def test_every_run_of_plain_text_stands_where_it_says(written: list[str]) -> None:
    text = "\n".join(written)
    source = extract(b"From: a@quay.invalid\nContent-Type: text/plain; charset=utf-8\n\n" + text.encode())
    for block in source.blocks[1:]:
        for run in block.runs:
            assert text[run.offset : run.offset + len(run.text)] == run.text
    assert said(source) == characters("From: a@quay.invalid" + text)


MULTIPART = b"From: a@quay.invalid\nContent-Type: multipart/mixed; boundary=B\n\n"
LAYERS = b"".join(b"Content-Type: multipart/mixed; boundary=B%d\n\n--B%d\n" % (at, at) for at in range(100))
CLOSED = b"".join(b"\n--B%d--\n" % at for at in reversed(range(100)))
NESTED = b"From: a@quay.invalid\n" + b"Content-Type: message/rfc822\n\n" * 2000


@pytest.mark.parametrize(
    ("data", "error", "cause"),
    [
        (b"\n", EmptyDocument, "empty"),
        (b"Words and no header", Damaged, "not a mail"),
        (b"X-Mailer: M\n\nWords", Damaged, "not a mail"),
        (MULTIPART + b"--B\n\nWords\n", Damaged, "breaks off"),
        (MULTIPART + b"Words\n", Damaged, "breaks off"),
        (MULTIPART + b"--B\n" * (PARTS + 1), TooMuch, "more than 10,000 parts"),
        (NESTED, TooMuch, "nests too many parts"),
        (b"From: a\n" + LAYERS + b"\nx" + CLOSED, TooMuch, "nests too many parts"),
        (b"From: a\nContent-Type: multipart/encrypted; boundary=B\n\n--B\n\nx\n--B--\n", Encrypted, "encrypted"),
        (b"From: a\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx", Encrypted, "encrypted"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_readable_mail_is_named(data: bytes, error: type[Exception], cause: str) -> None:
    with pytest.raises(error, match=cause):
        extract(data)
