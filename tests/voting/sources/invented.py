"""Tables and records of an invented world, as files."""

from pathlib import Path

from collegium.voting.states import States
from tests.machine import ROOT

EXAMPLES = ROOT / "examples" / "votes"
STATES = States.shipped().with_file(EXAMPLES / "states.csv")
HEAD = "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,total_yes,total_no,total_abstentions"


def library(folder: Path, *rows: str, head: str = HEAD) -> Path:
    """A table in the layout of the UN Digital Library, with some of its columns."""
    path = folder / "votes.csv"
    path.write_text("\n".join((head, *rows, "")), "utf-8")
    return path
