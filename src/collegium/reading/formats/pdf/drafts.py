"""A block in the making, and where it ends: what a line's place and weight say of whether it goes on."""

from dataclasses import dataclass

from collegium.reading.formats.pdf.lines import Line, is_leader_row

SAME_SIZE = 0.08  # of the size
LOOSE = 1.3  # of the usual leading: lines farther apart are of different paragraphs
LOOSEST = 2.6  # ems: no text is set so loosely
SAME_RHYTHM = 0.1  # ems by which distances of lines may differ
FAR_STEP = 4.5  # ems: a line that begins so far beside the last one has nothing to do with it
STEP_IN = 0.6  # ems: a smaller step to the right or left is none


@dataclass
class Draft:
    """A block in the making. `kind` and `level` are settled when it is done."""

    lines: list[Line]
    kind: str = "paragraph"
    level: int = 0
    furniture: str = ""

    @property
    def size(self) -> float:
        """The height of an em of its last line, in points."""
        return self.lines[-1].size


def same_style(draft: Draft, line: Line) -> bool:
    """Whether a line is of the size of what it would go on, and not a heading below text or text below a heading."""
    last = draft.lines[-1]
    if abs(line.size - last.size) > SAME_SIZE * last.size:
        return False
    if line.pieces[0].starts_bold == last.pieces[-1].ends_bold:
        return True
    heading_before = not line.pieces[0].starts_bold and all(before.all_bold for before in draft.lines)
    heading_after = line.all_bold and (last.ends_sentence or last.leaves_room_for(line))
    return not heading_before and not heading_after


def parts(draft: Draft, line: Line, after: Line | None) -> bool:
    """Whether a new block begins with a line that follows the draft's last one in the same column."""
    last = draft.lines[-1]
    if draft.kind == "row" or is_leader_row(line.pieces) or not same_style(draft, line):
        return True
    if _is_apart(draft, line, after):
        return True
    if line.is_item and opens_item(draft, line):
        return True
    if _is_label(draft, line):
        return True
    if (last.centred and line.centred) or line.is_centred_below(last):
        return last.ends_sentence
    return _steps(draft, line, after) or _ends_early(last, line)


def _is_apart(draft: Draft, line: Line, after: Line | None) -> bool:
    """Whether a line stands farther below the last one than lines of a paragraph do, here or in the column at large."""
    last = draft.lines[-1]
    distance = last.y - line.y
    if distance < 0.3 * line.size:
        return True
    if distance <= LOOSE * line.frame.leading * line.size:
        return False
    if distance > LOOSEST * line.size or line.all_bold or last.all_bold:
        return True
    if len(draft.lines) > 1 and last.page is draft.lines[-2].page:
        return abs(draft.lines[-2].y - last.y - distance) > SAME_RHYTHM * line.size
    regular = after is not None and abs(line.y - after.y - distance) <= SAME_RHYTHM * line.size
    return not regular or last.ends_sentence


def opens_item(draft: Draft, line: Line) -> bool:
    """Whether the mark at a line's beginning is one, and not a dash or number within a sentence."""
    last = draft.lines[-1]
    beside = abs(line.indent - last.indent) > STEP_IN or line.has_bullet
    return beside or last.ends_sentence or last.text.endswith((",", "and", "or")) or last.leaves_room_for(line)


def _is_label(draft: Draft, line: Line) -> bool:
    """Whether a line begins with a speaker's name in bold after a sentence that ended."""
    return line.pieces[0].starts_bold and not line.all_bold and draft.lines[-1].ends_sentence


def _ends_early(last: Line, line: Line) -> bool:
    return last.leaves_room_for(line) and not (last.all_bold and line.all_bold and not last.ends_sentence)


def _steps(draft: Draft, line: Line, after: Line | None) -> bool:
    """Whether the line's beginning says that a new block begins there."""
    last = draft.lines[-1]
    step = line.indent - last.indent
    near = after is not None and line.y - after.y <= LOOSE * line.frame.leading * line.size
    goes_back = after is not None and near and after.indent < line.indent - STEP_IN
    if step > STEP_IN:
        return step > FAR_STEP or (last.ends_sentence and draft.kind != "item")
    if step < -STEP_IN:
        return step < -FAR_STEP or (len(draft.lines) > 1 and abs(draft.lines[-2].indent - last.indent) <= STEP_IN)
    return line.indent > STEP_IN and len(draft.lines) == 1 and goes_back and draft.kind != "item"
