"""What the register refuses and why a reading failed, in the words of the person who reads.

Both are kept and raised in English, whole sentences with their values in them. Here stand the sentences with places for
those values: a sentence that fits one is said in the reader's language, with the values in their places.
"""

import re
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_noop as _

SENTENCES = (
    _("%(marking)s is above what this installation may hold."),
    _("A part of the %(what)s is larger than %(size)s MiB."),
    _("An editor of the partner may."),
    _("Another entry stands in the place of what would come back."),
    _("Ask a principal of the partner."),
    _("Ask another principal."),
    _("Ask its principal."),
    _("Ask its publisher for a sound copy."),
    _("Ask them."),
    _("Check that it was saved and copied in full."),
    _("Check that it was saved or downloaded completely."),
    _("Check that it was saved whole."),
    _("Check that the right file was saved."),
    _("Check that the right page was saved."),
    _("Check the file's name."),
    _("Compare their originals."),
    _("Correct the entry by hand."),
    _("Documents are added to a partner's own or the joint space."),
    _("Documents are read as PDF, HTML, plain text, DOCX, ODT, RTF, XLSX and e-mail (.eml)."),
    _("Fetch it again, or ask its publisher for a sound copy."),
    _("Fetch it again."),
    _("Fetch the PDF again, or ask its publisher for a sound copy."),
    _("Give it a marking for everybody first."),
    _("Give the document itself."),
    _("It has more than %(size)s MiB."),
    _("It is marked %(marking)s."),
    _("It was probably cut off on the way: fetch it again from where it came from."),
    _("Keep it where such content is allowed."),
    _("Link it with one that stands beside it."),
    _("Look at it anew, then change it."),
    _("Look at it anew."),
    _("Look at that one."),
    _("Open it in Excel and save it again."),
    _("Open it in a browser and save its text, or give a plainer version of it."),
    _("Open it in a word processor and save it as DOCX, XLSX or PDF."),
    _("Open it in the program that made it and save it again, or ask for another copy."),
    _("Page %(page)s of the PDF is broken."),
    _("Please report it with the document."),
    _("Publish what all may read."),
    _("Reading needed more than %(size)s MiB of memory."),
    _("Reading took longer than %(seconds)s seconds."),
    _("Recognise its text first (OCR)."),
    _("Run character recognition (OCR) over it first."),
    _("Save a copy without a password and read that."),
    _("Save a copy without the password."),
    _("Save it decrypted from the mail program."),
    _("Save it from a browser once it has shown its text."),
    _("Save it without a password."),
    _("Save its text alone, without what is embedded in it, or in several files."),
    _("Save the message again from the mail program, or ask for another copy."),
    _("Say for which one."),
    _("Somebody else changed this entry meanwhile."),
    _("Split it and read the parts."),
    _("Split it into several files."),
    _("Split it, or allow more time."),
    _("Split it, or save it without its pictures."),
    _("Split it."),
    _("Split the document."),
    _("Striking out takes two persons."),
    _("Striking out, consents and seats are not undone."),
    _("The %(what)s asks for a password."),
    _("The %(what)s breaks off before its end."),
    _("The %(what)s declares a document type in its part %(part)s, as no office program does."),
    _("The %(what)s has no part %(part)s."),
    _("The %(what)s holds no text."),
    _("The %(what)s holds no values."),
    _("The %(what)s holds no words."),
    _("The %(what)s holds pictures but no words."),
    _("The %(what)s is an archive of more than %(count)s members."),
    _("The %(what)s is damaged in its part %(part)s."),
    _("The %(what)s is deeper or longer than a reading may be."),
    _("The %(what)s is not a whole zip archive."),
    _("The %(what)s is packed in a way that no office program uses."),
    _("The %(what)s lists no sheets."),
    _("The %(what)s nests more than %(count)s elements inside one another."),
    _("The %(what)s nests more than %(count)s groups inside one another."),
    _("The %(what)s unpacks to more than %(count)s times its size."),
    _("The Office document is protected by a password."),
    _("The PDF asks for a password."),
    _("The PDF has %(count)s pages, more than the %(most)s that are read."),
    _("The PDF has more than the %(most)s characters that are read."),
    _("The PDF has no pages."),
    _("The PDF holds %(count)s page of pictures and no text."),
    _("The PDF holds %(count)s pages of pictures and no text."),
    _("The PDF holds no bytes."),
    _("The PDF is broken or breaks off."),
    _("The document has more than %(most)s characters or %(pieces)s pieces of text."),
    _("The document holds no text."),
    _("The document holds page furniture and no words of its own."),
    _("The document is damaged or hostile: open it in its own program and save it anew."),
    _("The document is larger than %(size)s MiB, the most that is read of its kind."),
    _("The file begins as a zip container and cannot be opened (%(error)s)."),
    _("The file is %(what)s, not a document with text."),
    _("The file is a zip archive, not a Word, OpenDocument text or Excel file."),
    _("The file is binary and in no format that is read here."),
    _("The file is empty."),
    _("The file is in the format of Office 97 to 2003."),
    _("The mail breaks off before its end."),
    _("The mail has more than %(count)s parts."),
    _("The mail is encrypted."),
    _("The mail nests too many parts inside one another."),
    _("The other document stands in another space."),
    _("The page has more than %(count)s elements and lines, or nests them too deep."),
    _("The page holds no words."),
    _("The page is empty."),
    _("The page nests more than %(count)s elements in one another."),
    _("The process that read the document died (%(ending)s)."),
    _("The program has a fault that this document shows (%(what)s)."),
    _("There is nothing here."),
    _("These two are linked already, or one and the same."),
    _("These two are too long to be compared on a page."),
    _("This cannot be struck out."),
    _("This document is not linked with another one."),
    _("This document was published already."),
    _("This document was tabled already."),
    _("This document was withdrawn or struck out."),
    _("This is a marking of another partnership."),
    _("This is a zip archive, but no %(what)s."),
    _("This is done with documents of a joint space."),
    _("This is done with documents of a one partner's own space."),
    _("This is not a mail: it has no sender, no subject and no date."),
    _("This is not an RTF document."),
    _("This was struck out already."),
    _("Undo the later change first."),
    _("Unpack it and read the documents inside."),
    _("Unpacked, the %(what)s is larger than %(size)s MiB."),
    _("What stood there before was struck out."),
    _("What this change wrote was changed again since."),
    _("Without consent so far: %(partners)s."),
    _("You do not sit for this partner."),
    _("You may not do this here: %(act)s."),
    _("You may not see who looked here."),
    _("You sit for several partners here."),
)
VALUES = (
    _("Excel workbook"),
    _("OpenDocument text"),
    _("RTF document"),
    _("Word document"),
    _("a 7-Zip archive"),
    _("a GIF picture"),
    _("a JPEG picture"),
    _("a PNG picture"),
    _("a RAR archive"),
    _("a TIFF picture"),
    _("a bzip2 archive"),
    _("a database"),
    _("a film"),
    _("a gzip archive"),
    _("a program"),
    _("a sound file"),
    _("a sound or film file"),
)
"""Values that are words of their own."""
PLACE = re.compile(r"%\\\((\w+)\\\)s")
END = re.compile(r"(?<=\.) (?=[A-Z])")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The sentences with places for values, each with what fits it."""
    with_values = (each for each in SENTENCES if "%(" in each)
    return tuple((each, re.compile(PLACE.sub(r"(?P<\1>.+?)", re.escape(each)))) for each in with_values)


def in_words(words: str) -> str:
    """One or several sentences in the reader's language; one that is not known here stays as it is."""
    if words in SENTENCES:
        return translated(words)
    parts = [words] if _fitting(words) else END.split(words)
    return " ".join(_sentence(each) for each in parts)


def language_of(words: str) -> str:
    """The language in which `in_words` says something: English where it is not known here."""
    known = all(each in SENTENCES or _fitting(each) for each in ([words] if _fitting(words) else END.split(words)))
    return (get_language() or "en") if known else "en"


def _sentence(words: str) -> str:
    if words in SENTENCES:
        return translated(words)
    fitting = _fitting(words)
    if fitting is None:
        return words
    message, values = fitting
    return translated(message) % {
        name: translated(value) if value in VALUES else value for name, value in values.items()
    }


def _fitting(words: str) -> tuple[str, dict[str, str]] | None:
    """The sentence that some words are, with its values."""
    for message, pattern in _patterns():
        match = pattern.fullmatch(words)
        if match:
            return message, match.groupdict()
    return None
