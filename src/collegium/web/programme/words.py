"""What the journal says of the programme: verbs of changes and names of fields, of all that stands in this folder."""

from collections.abc import Mapping

from django.utils.functional import Promise

from collegium.web.programme.instructions import shared_words as of_sharing
from collegium.web.programme.instructions import words as of_instructions
from collegium.web.programme.letters import words as of_letters
from collegium.web.programme.plans import words as of_plans
from collegium.web.programme.programmes import words as of_programmes
from collegium.web.programme.tables import words as of_tables
from collegium.web.programme.texts import words as of_texts
from collegium.web.programme.texts.proceedings import words as of_proceedings

ROOMS = (of_programmes, of_texts, of_proceedings, of_plans, of_instructions, of_sharing, of_letters, of_tables)
VERBS: Mapping[str, Promise] = {verb: said for room in ROOMS for verb, said in room.VERBS.items()}
FIELDS: Mapping[str, Promise] = {name: said for room in ROOMS for name, said in room.FIELDS.items()}
SENTENCES = tuple(sentence for room in ROOMS for sentence in room.SENTENCES)
