"""Additions and deletions in each format, and as changes that Word tracks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from draftban.bill.tree import Del, Ins, bill_provisions, plain
from draftban.bill.walk import own_words
from draftban.writers import Options, write
from tests.amending.places import FACE, PLACES, copy, law
from tests.conftest import need_program
from tests.content.readings import MODEL
from tests.writers.akn_reading import problems
from tests.writers.docx_reading import W, converted, document, lines_of_text, text_of
from tests.writers.docx_validators import findings


@cache
def word(place: str, tracked: bool = False) -> bytes:
    return write(law(place), "docx", Options(tracked=tracked))


def changed(place: str, kind: type[Ins] | type[Del]) -> list[str]:
    """The words that the bill adds, or takes out, a paragraph each."""
    return [
        plain((inline,))
        for p in bill_provisions(law(place))
        for run in own_words(p)
        for inline in run
        if isinstance(inline, kind)
    ]


def bare(words: str) -> str:
    """``words`` without blanks, which runs and elements part in their own ways."""
    return "".join(words.split())


def joined(parts: list[str]) -> str:
    return bare("".join(parts))


@pytest.mark.parametrize("place", PLACES)
def test_a_web_page_has_both(place: str) -> None:
    page = write(law(place), "html").decode()
    for tag, kind in (("ins", Ins), ("del", Del)):
        wanted = changed(place, kind)
        assert wanted
        printed = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        words = joined([re.sub(r"<[^>]+>", "", part) for part in printed])
        for part in wanted:
            assert bare(part.replace("&", "&amp;")) in words


@pytest.mark.parametrize("place", PLACES)
def test_akoma_ntoso_has_both_and_is_valid(place: str) -> None:
    data = write(law(place), "akn")
    assert problems(data) == []
    tree = etree.fromstring(data)
    for tag, kind in (("ins", Ins), ("del", Del)):
        found = joined(["".join(e.itertext()) for e in tree.iter(f"{{*}}{tag}")])
        for part in changed(place, kind):
            assert bare(part) in found


def test_text_and_markdown_mark_them() -> None:
    text = " ".join(write(law(FACE), "text").decode().split())
    assert "[-(3) “Face surveillance system” means a program or device that does" in text
    assert "{+(a) Public Money. A public actor shall not spend" in text
    markdown = write(law(FACE), "markdown").decode()
    assert "### <del>§ 12.020 Ban.</del>" in markdown
    assert "### <ins>§ 12.020 Prohibitions.</ins>" in markdown
    assert "<del>**(b)** No one may sue over what Section 12.030 excepts.</del>" in markdown


@pytest.mark.parametrize("place", PLACES)
def test_word_underlines_and_strikes(place: str) -> None:
    runs = list(document(word(place)).iter(f"{W}r"))
    for mark, kind in (("u", Ins), ("strike", Del)):
        found = joined([text_of(r) for r in runs if r.find(f"{W}rPr/{W}{mark}") is not None])
        for part in changed(place, kind):
            assert bare(part) in found
    assert not list(document(word(place)).iter(f"{W}ins", f"{W}del"))


def test_word_tracks_them_on_request() -> None:
    tree = document(word(FACE, tracked=True))
    for tag, words, kind in (("ins", "t", Ins), ("del", "delText", Del)):
        found = joined(
            ["".join(e.text or "" for e in m.iter(f"{W}{words}")) for m in tree.iter(f"{W}{tag}")]
        )
        for part in changed(FACE, kind):
            assert bare(part) in found
    assert not [m for m in tree.iter(f"{W}ins") if m.getparent().tag == f"{W}sdtContent"]
    numbers = [m.get(f"{W}id") for m in tree.iter(f"{W}ins", f"{W}del")]
    assert len(numbers) > 100
    assert len(set(numbers)) == len(numbers)
    assert not list(tree.iter(f"{W}u", f"{W}strike"))
    ends = tree.findall(f".//{W}pPr/{W}rPr/{W}ins")
    assert len(ends) > 50  # a number goes with the end of its paragraph


def test_the_tracked_file_is_valid(tmp_path: Path) -> None:
    assert findings({"tracked": word(FACE, tracked=True)}, tmp_path) == {"tracked": []}


def test_libreoffice_opens_the_tracked_file(tmp_path: Path) -> None:
    """It shows every word, and the number of each provision, added or not."""
    soffice = need_program("soffice")
    path = tmp_path / "tracked.docx"
    path.write_bytes(word(FACE, tracked=True))
    (saved,) = converted(soffice, [path], "txt:Text", tmp_path)
    printed = joined(lines_of_text(saved))
    numbered = [p for p in bill_provisions(law(FACE)) if p.num and not p.heading]
    wanted = [p.num + plain(run) for p in numbered for run in list(own_words(p))[:1]]
    assert len(wanted) > 20
    assert [words for words in wanted if bare(words) not in printed] == []


def settled(place: str, take: str, leave: str) -> str:
    """The words of the tracked file, without blanks, once every change ``take`` is made and every
    one ``leave`` is not: a paragraph whose end goes runs on into the next.
    """
    tree = document(word(place, tracked=True))
    gone = [m for m in tree.iter(f"{W}{leave}") if m.getparent().tag != f"{W}rPr"]
    assert gone
    for mark in gone:
        mark.getparent().remove(mark)
    for words in tree.iter(f"{W}delText"):
        words.tag = f"{W}t"
    assert list(tree.iter(f"{W}{take}"))
    left = [p for p in tree.iter(f"{W}p") if p.find(f"{W}pPr/{W}rPr/{W}{leave}") is not None]
    assert left
    for p in left:  # nothing of it is left to run on
        assert not bare(text_of(p)), text_of(p)
        p.getparent().remove(p)
    return bare(text_of(tree))


@pytest.mark.parametrize("place", PLACES)
def test_all_changes_accepted_or_rejected_give_the_new_text_and_the_old(place: str) -> None:
    old = (MODEL / place / "existing.md").read_text("utf-8").split("---\n", 2)[2]
    old = re.sub(r"^# .*$|^## ", "", old, flags=re.MULTILINE)
    assert bare(old) in settled(place, "del", "ins")
    clean = write(copy(place), "text").decode()
    new = clean.partition("not\nthe official text.")[2] or clean.partition("official text.")[2]
    assert new
    assert bare(new) in settled(place, "ins", "del")
