"""The digest of a vocabulary names its content."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from collegium.reading.vocabulary import Forum, Instrument, Office, Party, Person, Vocabulary
from tests.reading.vocabulary.rows import invented

OWN = invented()
PRINT = "from collegium.reading.vocabulary import Vocabulary; print(Vocabulary.shipped().digest)"


def test_the_digest_is_the_same_in_every_run() -> None:
    seeds = ({**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)} for seed in ("1", "2"))
    printed = {
        subprocess.run([sys.executable, "-c", PRINT], env=env, capture_output=True, check=True).stdout for env in seeds
    }
    assert printed == {f"{Vocabulary.shipped().digest}\n".encode()}


def test_the_digest_is_sha_256_in_hexadecimal() -> None:
    assert len(OWN.digest) == 64
    assert set(OWN.digest) <= set("0123456789abcdef")


def test_equal_tables_have_equal_digests() -> None:
    assert OWN.digest == invented().digest
    assert len({OWN, invented()}) == 1


def test_asking_changes_neither_digest_nor_equality() -> None:
    asked = invented()
    asked.party_of("Velmoran Foreign Minister", "en")
    assert asked == OWN
    assert asked.digest == OWN.digest


@pytest.mark.parametrize(
    "changed",
    [
        replace(OWN, parties=(*OWN.parties, Party("QZ", {}))),
        replace(OWN, parties=OWN.parties[1:]),
        replace(OWN, parties=(replace(OWN.parties[0], capitals={"en": ("Treska",)}), *OWN.parties[1:])),
        replace(OWN, persons=(*OWN.persons, Person("Odo Marr"))),
        replace(OWN, forums=(*OWN.forums, Forum("marr-forum", {}))),
        replace(OWN, offices=(Office("office", "en", ("Warden",)),)),
        replace(OWN, instruments=(*OWN.instruments, Instrument("marr-accord", {}))),
        replace(OWN, others={"en": ("Velmora Street",)}),
    ],
    ids=["party more", "party less", "capital", "person", "forum", "office", "instrument", "other phrase"],
)
def test_the_digest_changes_with_the_content(changed: Vocabulary) -> None:
    assert changed.digest != OWN.digest
