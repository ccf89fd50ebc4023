"""The operative core of every sentence of the law is as somebody wrote it down in ``cores/``.

No command takes the present ones: who turns a sentence writes its core again by hand.
"""

from __future__ import annotations

import re
from collections import Counter

from tests.content.cores import (
    CORES,
    GAP,
    KINDS,
    core,
    cores,
    cores_of,
    files,
    sentences,
    stored,
    words,
)
from tests.content.shipped import ROOT
from tests.content.stretches import body_lines


def test_every_sentence_has_the_core_that_was_written_down() -> None:
    held, differing = 0, []
    for path in files():
        file = path.relative_to(ROOT).as_posix()
        present = cores(path)
        held += len(present)
        differing += [f"{file}:{line}: {what}" for line, what in differences(file, present)]
    assert held > 700
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
    sentence = "a public actor shall not keep, sell, or rent the image of a person it saw"
    kept = core(sentence)
    assert kept == "public actor shall not keep sell or rent … person … saw"
    for turned in (
        sentence.replace(" not", ""),
        sentence.replace(" or ", " and "),
        sentence.replace("a public actor", "a clerk"),
        sentence.replace(" sell,", ""),
        sentence.replace("of a person", "of a child"),
        sentence + " unless the purpose is lawful",
        sentence + " for gain",
    ):
        assert core(turned) != kept
    for same in (sentence.replace("the image", "an image"), sentence.replace("image", "picture")):
        assert core(same) == kept


def test_a_core_keeps_what_a_template_calls() -> None:
    line = (
        '{{ forbid(role.clerk) }} file {{ term.biometric_data }} {{ after(10, "day", "use") }} '
        'as {{ ref("data/sealing") }} says'
    )
    ((_, kept),) = cores_of([(1, line)])
    assert (
        kept
        == "role.clerk shall not file biometric data within 10 day after use … data/sealing says"
    )
    assert cores_of([(1, '{{ passage("audit") }}')]) == [(1, "passage/audit")]
    assert cores_of([(1, "it may {{ any }}")]) == [(1, "it may any or")]
    assert cores_of([(1, "1. # A heading")]) == []


def test_every_sentence_has_a_core() -> None:
    """Nobody can strike a point of a list, or a sentence, unseen."""
    assert core("the register stays open at night") == "register stays open … night"
    lines = [line for path in files() for line in body_lines(path)]
    said = list(sentences(lines))
    assert len(said) == len(cores_of(lines)) > 1000


def test_cores_are_no_second_goldens() -> None:
    """A third of the words may be said otherwise without a new core."""
    whole = kept = 0
    for path in files():
        for _, sentence in sentences(body_lines(path)):
            said = core(sentence).split()
            kept += len(said) - said.count(GAP)
            whole += len(re.findall(r"[\w’-]+", sentence.replace("_", " ")))
    assert 0.5 < kept / whole < 2 / 3


def test_operative_words_stand_in_one_group_each() -> None:
    count = Counter(word for group in words().values() for word in group)
    assert not [word for word, times in count.items() if times > 1]
