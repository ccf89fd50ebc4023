"""The verbs of duty in which rows quote a law, and those of the law that they are asked of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from draftban.config.chains.forms import load_form
from draftban.config.model import Verbs
from draftban.config.setup import Setup
from draftban.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Duties:
    """Rows quote in the verbs of the form at the end of the chain, ``old``; a form that extends it
    may say ``new`` instead: “may not” for “shall not”.
    """

    old: Verbs
    new: Verbs

    @classmethod
    def of(cls, setup: Setup) -> Duties:
        """Those of the law of ``setup``."""
        form = setup.form
        while form.extends and (below := load_form(form.extends, setup.search, Report())):
            form = below
        return cls(form.verbs, setup.form.verbs)

    def said(self, words: str) -> str:
        """``words`` of a row in the verbs of the law."""
        for old, new in self._pairs():
            words = re.sub(rf"\b{re.escape(old)}\b", new.replace("\\", r"\\"), words)
        return words

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """What stands behind the subject in the verbs that differ; the longer words first."""
        for old, new in (
            (self.old.forbid, self.new.forbid),
            (self.old.oblige, self.new.oblige),
        ):
            before, after = (frame.split("{subject}")[-1].strip() for frame in (old, new))
            if before and before != after:
                yield before, after
