"""Papers that a text tells of: what was signed, sent or adopted, named instruments, whoever spoke and is not heard."""

from collegium.reading.papers.counted import Total, totals_of
from collegium.reading.papers.found import SORTS, Paper, papers_of
from collegium.reading.papers.held import answers, answers_unnamed, stems_of

__all__ = ["SORTS", "Paper", "Total", "answers", "answers_unnamed", "papers_of", "stems_of", "totals_of"]
