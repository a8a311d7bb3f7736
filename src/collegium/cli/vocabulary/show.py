"""`collegium vocabulary show`: what a word can mean, and where the tables have it from."""

from pathlib import Path

import click

from collegium.cli.terminal import visible
from collegium.cli.vocabulary.files import FILE, FORMATS, tables_of
from collegium.exchange.meanings import Answer, json_of_meanings, table_of_meanings
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.known import known, near
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.vocabulary.words import keys_of

SHOWN = 60  # characters of a word that a message repeats


@click.command("show")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language whose words count; all without it.")
@click.option("--vocabulary", "file", type=FILE, help="Further parties, persons and forums, as JSON.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
def show_command(words: tuple[str, ...], language: str | None, file: Path | None, format_: str) -> None:
    """List what WORD can mean and where its facts come from: a name, an adjective, an abbreviation, an id.

    Several words are one name. Case and accents do not count, and a word may stand in any of its forms.

    The program ends with 0 where WORD means something, 1 where it means nothing, 2 when it was called wrongly.
    """
    word = " ".join(" ".join(words).split())
    if not keys_of(word, "en"):
        raise click.UsageError("WORD has neither letters nor digits. Give a word or a name.")
    shipped = Vocabulary.shipped()
    vocabulary = shipped.extend(tables_of(file)) if file else shipped
    meanings = known(word, vocabulary, language, shipped if file else None)
    if not meanings:
        raise click.ClickException(_nothing(word, vocabulary, language))
    answer = Answer(word, language, meanings, vocabulary, str(file) if file else None)
    click.echo(json_of_meanings(answer) if format_ == "json" else table_of_meanings(answer), nl=False)


def _nothing(word: str, vocabulary: Vocabulary, language: str | None) -> str:
    """That a word means nothing, with what may have been meant."""
    shown = visible(word if len(word) <= SHOWN else word[: SHOWN - 1] + "…")
    where = f" in {language}" if language else ""
    elsewhere = known(word, vocabulary) if language else ()
    codes = sorted({said.spelling.language for each in elsewhere for said in each.said if said.spelling.language})
    if codes:
        return f"“{shown}” means nothing{where}, but does in {', '.join(codes)}: leave --language out."
    names = near(word, vocabulary, language)
    offer = f"Near names: {'; '.join(map(visible, names))}." if names else "No name is near it. Check its spelling."
    return f"“{shown}” means nothing that the tables know{where}. {offer}"
