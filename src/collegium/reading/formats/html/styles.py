"""What an element's own style says of its text: that nobody sees it, that it is bold."""

import re
from collections.abc import Mapping

WEIGHT = re.compile(r"(?:^|;)\s*font(?:-weight)?\s*:[^;]*?\b(bold|bolder|normal|lighter|[1-9]00)\b", re.IGNORECASE)


def unseen(attributes: Mapping[str, str]) -> bool:
    """Whether the mark-up itself says that nobody sees the element."""
    style = attributes.get("style")
    if style and ("display" in style or "visibility" in style):
        bare = style.replace(" ", "").lower()
        if "display:none" in bare or "visibility:hidden" in bare:
            return True
    return "hidden" in attributes and attributes["hidden"] != "until-found"


def bold_style(attributes: Mapping[str, str], before: bool) -> bool:
    """Whether an element's text is bold, where its style says so; else as it was before."""
    style = attributes.get("style")
    match = WEIGHT.search(style) if style and "font" in style.lower() else None
    if not match:
        return before
    value = match[1].lower()
    return value in ("bold", "bolder") or (value.isdigit() and int(value) >= 600)
