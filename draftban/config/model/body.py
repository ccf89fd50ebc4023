"""A kind of body: ``templates/bodies/<country>/<body>.yaml``, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from draftban.config.about import about, words
from draftban.config.model.shared import Phrases
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """``templates/bodies/<country>/<body>.yaml``: a kind of body that enacts law. Every other key
    is one of a form, and holds what each form writes differently for it, but no words.
    """

    body: str = about("Its code, equal to the file name: town.")
    form: str = about("The form in which it writes, where its region has none of its own.")
    order: int = about("Where it stands in lists.", default=0)
    regions: tuple[str, ...] = about(
        "Codes of the regions that have it, such as la; none where many do.", default=()
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """``bodies/<body>.yaml`` in the folder of a tradition in a language: what it is called. Every
    other key is one of a form, and holds words.
    """

    label: str = words("What it is called in a list.")
    example: str = words("The name of one.")
    official: str = words(
        "Pattern of the official name of one typed bare; none: the first of `place_names`.",
        default="",
    )
    sentence: str = words(
        "Its name in a sentence, of {short}, the bare name, or {name}.", default="{short}"
    )
    councils: Mapping[str, Phrases] = words(
        "Names of the body that decides, with every grammatical form.", default_factory=dict
    )
    pos: Pos = NOWHERE
