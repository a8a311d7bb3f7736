"""What tests of templates share: a Word document of lines, giving it to a space, the words of what leaves."""

from io import BytesIO

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast


def template(*lines: str) -> bytes:
    """A Word document of lines."""
    paper, out = docx.Document(), BytesIO()
    for each in lines:
        paper.add_paragraph(each)
    paper.save(out)
    return out.getvalue()


def given_template(
    client: Client, cast: Cast, data: bytes, name: str = "own.docx", kind: str = "plan", space: str = "joint"
) -> str:
    """The page that comes of giving a template to a space."""
    path = f"/spaces/{cast.spaces[space].pk}/programme/template/give"
    sent = {"kind": kind, "file": SimpleUploadedFile(name, data), "marking": cast.marking().pk}
    return client.post(path, sent, follow=True).content.decode()


def given_up(client: Client, cast: Cast, kind: str, space: str = "joint") -> None:
    """Give the template of a space up."""
    path = f"/spaces/{cast.spaces[space].pk}/programme/template/give"
    assert client.post(path, {"do": "give-up", "kind": kind}).status_code == 302


def words_of(content: bytes) -> str:
    """The words of a Word document: its paragraphs, then the cells of its tables."""
    paper = docx.Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


def left(client: Client, path: str) -> str:
    """The words of the Word document at an address."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.content.decode()
    return words_of(answer.content)
