"""Words as a search compares them: what a keyboard can't type makes no difference."""

from __future__ import annotations

import re

_ALIKE = str.maketrans("‘’‚‛“”„‟«»", '\'\'\'\'""""""')
_BLANK = re.compile(r"_+")


def folded(text: str) -> str:
    """``text`` in small letters, quotation marks and apostrophes straight, any run of any kind
    of space as one, a blank of any length as one stroke.
    """
    return _BLANK.sub("_", " ".join(text.translate(_ALIKE).casefold().split()))
