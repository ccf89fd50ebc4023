"""The shared content files: language pack, terms, authorities, demands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from draftban.config.decode import decode_once
from draftban.config.languages.lacking import missing_word, words_file
from draftban.config.languages.worded import layered, load_worded
from draftban.config.languages.wording import check_phrases, phrases_as_printed
from draftban.config.languages.words import with_all_words
from draftban.config.model import Authority, Demand, LanguagePack, Phrases
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.characters import INVISIBLE, odd_characters
from draftban.files.content_file import content_node
from draftban.files.memory import Memory
from draftban.files.nodes import Map, Node, Scalar, Seq, get, keys, node_at, pos_at, with_value
from draftban.files.search import SearchPath
from draftban.files.text import sentence, short
from draftban.files.yaml_source import read_mapping_file

EVERYWHERE = "everywhere"
"""The file of authorities that every country may cite."""

AND = "and"
"""The joiner of every list of citations and names."""

_INVISIBLE_CODE = re.compile(r"U\+[0-9A-F]{4,5}")


def load_pack(search: SearchPath, where: Pos, report: Report) -> LanguagePack | None:
    """The language pack on ``search``; ``where`` names the language, for a missing one."""
    paths = search.every("pack.yaml")
    if not paths:
        language = search.languages[-1] if search.languages else ""
        report.error(
            "config.unknown-language",
            f"There is no language pack for “{language}”.",
            where,
            text=report.line(where),
            hint=f"Write templates/languages/{language or '<language>'}/pack.yaml.",
        )
        return None
    node = layered(paths, search, report)
    if node is None:
        return None
    file = words_file("pack.yaml", search)
    form = "" if where == NOWHERE else where.file
    whole = search.memory.once(
        lambda own: _whole(node, file, form, own),
        report,
        key=("pack", file, form),
        of=(node,),
    )
    pack: LanguagePack | None = decode_once(whole, LanguagePack, search.memory, report)
    if pack is not None:
        _check_pack(pack, node, report)
        check_characters(node, pack, search.memory, report)
    return pack


def _whole(node: Map, file: str, form: str, report: Report) -> Map:
    """The pack ``node`` with what it lacks reported and marked as broken."""
    joiners = get(node, "joiners")
    if isinstance(joiners, Map) and get(joiners, AND) is None:
        missing_word(file, joiners.pos, ("joiners", AND), report, form=form)
        broken = Scalar(None, "", joiners.pos, broken=True)
        node = with_value(node, "joiners", with_value(joiners, AND, broken))
    return with_all_words(node, LanguagePack, file, form, report)


def _check_pack(pack: LanguagePack, node: Node, report: Report) -> None:
    for kind in ("role", "term"):
        if pack.default_form.get(kind) not in pack.forms:
            where = pos_at(node, "default_form", kind)
            report.error(
                "config.default-form",
                f"default_form: “{kind}” must be one of `forms:`.",
                where,
                text=report.line(where),
                hint=f"Forms: {', '.join(pack.forms)}.",
            )
    for index, code in enumerate(pack.invisible):
        if not _INVISIBLE_CODE.fullmatch(code) or not INVISIBLE.match(chr(int(code[2:], 16))):
            where = pos_at(node, "invisible", index)
            report.error(
                "config.invisible",
                f"invisible: “{short(code)}” is no character that joins or parts letters.",
                where,
                text=report.line(where),
                hint="Write the code points that the script needs: [U+200C, U+200D].",
            )
    if len(pack.months) != 12:
        where = pos_at(node, "months")
        report.error(
            "config.months",
            f"There are {len(pack.months)} months.",
            where,
            text=report.line(where),
            hint="Name all twelve, the year's first first.",
        )


def joining_words(search: SearchPath) -> frozenset[str]:
    """The words that join the last item of a list in each language, folded: “and”."""
    found: set[str] = set()
    for root in search.roots:
        for path in sorted(root.glob("templates/languages/*/pack.yaml")):
            joiner = node_at(read_mapping_file(path, search, Report()), "joiners", AND)
            for part in joiner.items if isinstance(joiner, Seq) else ():
                found |= set(part.raw.casefold().split()) if isinstance(part, Scalar) else set()
    return frozenset(word for word in found if word.isalpha())


def invisible(pack: LanguagePack) -> frozenset[str]:
    """The invisible characters that texts in the language of ``pack`` may hold."""
    return frozenset(chr(int(c[2:], 16)) for c in pack.invisible if _INVISIBLE_CODE.fullmatch(c))


def check_characters(node: Node | None, pack: LanguagePack, memory: Memory, report: Report) -> None:
    """Report the characters of keys and values below ``node`` that nobody can see."""
    if node is not None:
        allowed = invisible(pack)
        work = partial(_check_characters, node, allowed)
        memory.once(work, report, key=("characters", allowed), of=(node,))


def _check_characters(node: Node, allowed: frozenset[str], report: Report) -> None:
    match node:
        case Scalar(raw=raw, pos=pos, broken=False):
            _visible(raw, pos, allowed, report)
        case Map(items):
            for key, pos, value in items:
                _visible(key, pos, allowed, report)
                _check_characters(value, allowed, report)
        case Seq(elements):
            for element in elements:
                _check_characters(element, allowed, report)


def _visible(words: str, pos: Pos, allowed: frozenset[str], report: Report) -> None:
    if words.isascii():  # most are, and all of them can be seen
        return
    for odd in odd_characters(words, allowed=allowed):
        if odd.invisible:  # any other was reported on reading
            report.error(
                "config.invisible-character",
                sentence(odd.message),
                pos,
                text=report.line(pos),
                hint=sentence(odd.hint),
            )
            return


def load_terms(
    search: SearchPath, pack: LanguagePack | None, report: Report
) -> Mapping[str, Phrases]:
    """Every term on ``search`` with its phrases; a more particular file adds or replaces terms."""
    node = layered(search.every("terms.yaml"), search, report)
    if node is None:
        return {}
    if pack is not None:
        check_characters(node, pack, search.memory, report)
    terms: Mapping[str, Phrases] = (
        decode_once(node, Mapping[str, Phrases], search.memory, report) or {}
    )
    if pack is not None:
        for term, words in terms.items():
            check_phrases("term", term, words, pack.forms, pos_at(node, term), report)
        return {
            term: phrases_as_printed(words, get(node, term), pack, report)
            for term, words in terms.items()
        }
    return terms


def load_authorities(
    search: SearchPath, countries: Iterable[str], report: Report, pack: LanguagePack | None = None
) -> Mapping[str, Authority] | None:
    """The authorities that ``countries`` may cite, those of everywhere and of the regions of
    ``search`` included; of each file the working folder's over the shipped one. ``None`` if
    unreadable.

    A file maps ids to authorities. ``pack`` is that of the language in which they are cited.
    """
    before = len(report.errors)
    names = dict.fromkeys((*countries, *search.lawful, EVERYWHERE))
    files = [f"templates/authorities/{name}.yaml" for name in names]
    paths = tuple(path for file in files for path in search.content_files(file))
    node = layered(paths, search, report)
    if node is None:
        return {} if len(report.errors) == before else None
    if pack is not None:
        check_characters(node, pack, search.memory, report)
    found: Mapping[str, Authority] | None = decode_once(
        node, Mapping[str, Authority], search.memory, report
    )
    return found


def load_demands(search: SearchPath, report: Report) -> Mapping[str, Demand]:
    """All demands of the letter in its order, by id, in the words of the language of ``search``;
    none after a reported mistake.
    """
    return load_worded("demands", Mapping[str, Demand], search, report) or {}


def demand_ids(search: SearchPath, report: Report) -> tuple[str, ...]:
    """The ids of all demands of the letter in its order, for whom their words do not matter."""
    return keys(content_node("templates/demands.yaml", search, report))
