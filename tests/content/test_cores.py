"""The operative core of every sentence of the law is as somebody wrote it down in ``cores/``.

No command takes the present ones: who turns a sentence writes its core again by hand.
"""

from __future__ import annotations

from collections import Counter

from tests.content.cores import CORES, KINDS, core, cores, files, stored, words
from tests.content.shipped import ROOT


def test_every_sentence_has_the_core_that_was_written_down() -> None:
    held, differing = 0, []
    for path in files():
        file = path.relative_to(ROOT).as_posix()
        present = cores(path)
        held += len(present)
        differing += [f"{file}:{line}: {what}" for line, what in differences(file, present)]
    assert held > 1000
    assert not differing, (
        "read these sentences; if they are meant so, write their cores into tests/content/cores:\n"
        + "\n".join(differing)
    )


def differences(file: str, present: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """What of the cores of ``file`` was not written down, and what was and is gone."""
    written = stored().get(file, [])
    if [said for _, said in present] == written:
        return []
    left = Counter(written)
    new = []
    for line, said in present:
        if left[said] > 0:
            left[said] -= 1
        else:
            new.append((line, f"now “{said}”"))
    gone = [(1, f"gone “{said}”") for said in left.elements()]
    return [*new, *gone] or [(1, "the sentences stand in another order")]


def test_cores_are_of_texts_that_exist() -> None:
    texts = {path.relative_to(ROOT).as_posix() for path in files()}
    assert set(stored()) <= texts
    assert {path.stem for path in CORES.iterdir()} == set(KINDS)


def test_a_core_keeps_what_turns_a_sentence() -> None:
    sentence = "a public actor shall not keep the data or share them"
    kept = core(sentence)
    assert kept == "a public actor shall not keep … data or share"
    for turned in (
        sentence.replace(" not", ""),
        sentence.replace(" or ", " and "),
        sentence.replace("a public actor", "a clerk"),
        sentence + " unless the purpose is lawful",
    ):
        assert core(turned) != kept
    assert core(sentence.replace("data", "records")) != kept  # the neighbour of a joiner
    assert core("the register stays open") == ""


def test_operative_words_stand_in_one_group_each() -> None:
    count = Counter(word for group in words().values() for word in group)
    assert not [word for word, times in count.items() if times > 1 and word != "whoever"]
