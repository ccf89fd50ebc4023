"""The labels of the law that ships: written behind every caption, one for what is one provision."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from draftban.clauses.labels import Caption, captions
from draftban.clauses.language.delimited import labelled
from draftban.clauses.language.names import uses
from draftban.clauses.language.source import TemplateText
from draftban.files.memory import Memory
from tests.content.shipped import ROOT
from tests.content.stretches import body_lines, law_files


@cache
def texts() -> dict[Path, TemplateText]:
    """Every text of the law, by its file."""
    found: dict[Path, TemplateText] = {}
    for path in law_files():
        lines = list(body_lines(path))
        if lines:
            body = "\n".join(line for _, line in lines)
            found[path] = TemplateText(body, path.relative_to(ROOT).as_posix(), lines[0][0])
    return found


def text_captions() -> Iterator[tuple[str, Caption]]:
    """Each caption with the clause or passage that it belongs to, whoever words that anew."""
    for path, text in texts().items():
        name = f"{path.parent.name}/{path.name.partition('.')[0]}"
        for caption in captions(text):
            yield name, caption


def test_every_caption_has_a_label() -> None:
    found = list(text_captions())
    assert len(found) > 380
    assert [str(c.pos) for _, c in found if not c.label] == []


def test_a_provision_has_the_same_label_in_every_text_of_its_clause() -> None:
    """In every drafting, length and form: where a text has the same caption."""
    labels: defaultdict[tuple[str, str], dict[str, list[str]]] = defaultdict(dict)
    for name, caption in text_captions():
        labels[name, caption.words].setdefault(caption.label, []).append(str(caption.pos))
    assert sum(len(at) > 1 for found in labels.values() for at in found.values()) > 50
    assert not {key: found for key, found in labels.items() if len(found) > 1}


def test_every_label_that_is_cited_can_be_found_on_its_lines() -> None:
    """So that a place can change it, and a reader find it."""
    cited: set[tuple[str, str]] = set()
    citing = (text.text for text in texts().values() if re.search(r'ref\(".*#', text.text))
    for use in uses(citing, Memory()):
        for target in use.args if use.root == "ref" else ():
            clause, _, label = target.partition("#")
            if label and clause != "definitions":
                cited.add((clause, label))
    assert len(cited) > 5
    written = {part.label for text in texts().values() for part in labelled(text.text)}
    assert {label for _, label in cited} <= written


def test_lines_of_labelled_provisions_are_whole_almost_everywhere() -> None:
    """What can't be changed by itself is known here: a provision around which a block is torn."""
    torn = [
        f"{text.pos(part.first + 1, 1)} {part.label}: {part.torn}"
        for text in texts().values()
        for part in labelled(text.text)
        if part.torn
    ]
    assert torn == []
