"""What may be asked for: a text by its name, a clause by its id, a place in a bill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftban.clauses.choosing.library import load_library, unknown_clause
from draftban.clauses.choosing.selection import Choice
from draftban.clauses.choosing.shelf import RESERVED, drafting_file
from draftban.clauses.language.delimited import labelled
from draftban.config.model import DIRECT
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.documents import Document
from draftban.documents.clause.parts import clause_parts, printed_words
from draftban.documents.uses import chosen
from draftban.files.ids import safe_id
from draftban.files.nodes import provenance
from draftban.files.search import ADDRESSEES
from draftban.files.text import nearest
from draftban.products.customizing.asked import Asked, CannotCustomize, OwnFile
from draftban.products.customizing.files import own_file
from draftban.products.customizing.texts import Text, name_of, text_named
from draftban.review.where import Found, NotFound, Places, answers

_NAMED = 5
"""So many texts are named where more than one is meant."""


def by_text(asked: Asked) -> tuple[OwnFile, ...]:
    """One text by its name: ``passages/notice``, ``definitions/vendor``, ``findings/errors``,
    ``papers/memo``, ``addressees/companies/pledge``, a drafting of a clause
    (``prohibitions/evidence.own``). No bill is needed for that, so that a text which breaks the
    bills can be taken back.
    """
    name, _, label = asked.what.partition("#")
    name = name.removesuffix(".md")
    kind, _, rest = name.partition("/")
    stem, _, drafting = rest.partition(".")
    parts = 3 if kind == ADDRESSEES else 2
    if not safe_id(f"{kind}/{stem}", parts=parts) or (drafting and not safe_id(drafting)):
        return ()
    if drafting == DIRECT:
        name = f"{kind}/{stem}"
    elif kind not in RESERVED and not drafting:
        return ()  # a clause, whose words may stand in several texts
    choices = tuple(document.choice for document in asked.documents) or chosen(asked.build.setup)
    for choice in choices:
        text = text_named(name, choice)
        if text is None:
            continue
        clause = f"{kind}/{stem}"
        standing = (_stands(clause, one) for one in chosen(asked.build.setup))
        if kind not in RESERVED and asked.documents and not text.owned and not any(standing):
            return _not_standing(clause, asked)
        return (own_file(text, asked, label),)
    known = dict.fromkeys(n for choice in choices for n in _names(kind, choice))
    raise CannotCustomize(
        "customize.unknown",
        f"There is no text “{name}”.",
        asked.what,
        f"{nearest(name, list(known))}`draftban clauses {_place(asked)}` lists them.",
    )


def _names(kind: str, choice: Choice) -> Iterator[str]:
    """The names of all texts of one kind."""
    for file in choice.library.shelf.files:
        if file.startswith(f"{kind}/"):
            yield file.removesuffix(".md")


def by_id(asked: Asked) -> tuple[OwnFile, ...]:
    """The texts of a clause of which a bill prints something: those of the first document in which
    it stands. Where it prints nothing of its drafting but what a passage says, the passage.
    """
    clause, _, label = asked.what.partition("#")
    kind = clause.partition("/")[0]
    if kind in RESERVED or not safe_id(clause, parts=2) or not asked.documents:
        return ()
    found = next((d for d in asked.documents if _stands(clause, d.choice)), None)
    if found is None:
        return _not_standing(clause, asked)
    texts = list(_printed(clause, found, asked))
    if asked.provision:
        if not label:
            listed = ", ".join(f"{clause}#{one}" for one in _labels(clause, asked))
            raise CannotCustomize(
                "customize.label",
                f"The clause {clause} is more than one provision.",
                asked.what,
                f"Name one: {listed or 'it has no labels; leave --provision out'}.",
            )
        texts = [(text, at) for text, at in texts if label in _labels_in(text)] or texts
    return tuple(own_file(text, asked, label, at) for text, at in texts)


def by_place_in_bill(asked: Asked) -> tuple[OwnFile, ...]:
    """The text in which that is typed which a citation, a printed line or words name."""
    lacking: NotFound | None = None
    for document in asked.documents:
        try:
            found = answers(document, asked.what, asked.lines(document))
        except NotFound as problem:
            lacking = lacking or problem
            continue
        texts: dict[str, tuple[Text, Pos, str]] = {}
        settings: list[Found] = []
        for one in found:
            name = name_of(one.pos.file, document.choice)
            text = text_named(name, document.choice) if name else None
            if text is None:
                settings.append(one)
            else:
                texts.setdefault(name, (text, one.pos, one.id.partition("#")[2]))
        if len(texts) > 1:
            raise CannotCustomize(
                "customize.several",
                f"That stands in {len(texts)} texts.",
                asked.what,
                f"Give more of the words, a citation, or the name of one: {_listed([*texts])}.",
            )
        if not texts:
            raise _group(settings[0], asked, document) or _setting(settings[0].pos, asked, document)
        return tuple(own_file(text, asked, label, at) for text, at, label in texts.values())
    if lacking is None:
        errors = len(asked.build.report.errors)
        raise CannotCustomize(
            "customize.no-bill",
            f"Its bills have mistakes ({errors}), so that nothing can be looked for in them.",
            asked.what,
            "Mend them first, or name the text, such as passages/notice.",
        )
    raise CannotCustomize(
        "customize.unknown",
        str(lacking),
        asked.what,
        f"Nearest: {', '.join(lacking.near)}."
        if lacking.near
        else f"Look for it: draftban clauses {_place(asked)} WORDS.",
    )


def _stands(clause: str, choice: Choice) -> bool:
    return any(one.clause.id == clause for one in choice.selection.standing)


def _printed(clause: str, document: Document, asked: Asked) -> Iterator[tuple[Text, Pos]]:
    """The texts of ``clause`` of which ``document`` prints something, each with the first line of
    it that is printed; if it prints none, as of a deletion, that which stands there.
    """
    only = replace(asked.build, laws=(document,), companions=())
    printed = printed_words(only)
    parts = clause_parts(clause, asked.build.setup)
    parts = tuple(part for part in parts if document.stem in (part.stands or ()))
    told = [part for part in parts if part.printed_at(printed)] or parts[:1]
    for part in told:
        name = part.name if "/" in part.name else _text_name(clause, part.name)
        text = text_named(name, document.choice)
        if text is not None:
            at = part.printed_at(printed)
            yield text, Pos(*at) if at else part.pos
    if not told:
        text = text_named(clause, document.choice)
        if text is not None:
            yield text, NOWHERE


def _text_name(clause: str, drafting: str) -> str:
    return drafting_file(clause, drafting).removesuffix(".md")


def _labels(clause: str, asked: Asked) -> Sequence[str]:
    parts = clause_parts(clause, asked.build.setup)
    return tuple(dict.fromkeys(one.label for part in parts if part.stands for one in part.labelled))


def _labels_in(text: Text) -> Sequence[str]:
    written = text.read(shared=False)
    return () if written is None else tuple(one.label for one in labelled(written.body.text))


def _not_standing(clause: str, asked: Asked) -> tuple[OwnFile, ...]:
    """Why there is nothing of ``clause`` to copy; nothing if the bills cannot tell."""
    for choice in chosen(asked.build.setup):
        if clause not in choice.library.clauses:
            continue
        decision = next((d for d in choice.selection.decisions if d.clause == clause), None)
        why = f": {decision.reason}" if decision is not None and decision.reason else ""
        raise CannotCustomize(
            "customize.not-standing",
            f"The clause {clause} stands in no bill of {_place(asked)}{why}.",
            asked.what,
            "A copy would bring it in. If that is meant, write one of the place's own: "
            "docs/writing-clauses.md.",
        )
    library = load_library(asked.build.setup.search, Report())
    raise CannotCustomize(
        "customize.unknown",
        f"There is no clause “{clause}”.",
        asked.what,
        unknown_clause(clause, library),
    )


def _group(found: Found, asked: Asked, document: Document) -> CannotCustomize | None:
    """What is asked for as the provision that it is, where that only holds others."""
    around = f"{found.eid}__"
    inside = (one for one in Places(document.bill).every() if found.eid)
    clauses = [one.id for one in inside if one.eid.startswith(around) and "/" in one.id]
    named = list(dict.fromkeys(name.partition("#")[0] for name in clauses))
    if not named or found.words:
        return None
    return CannotCustomize(
        "customize.several",
        f"{found.citation} holds {len(named)} clauses, and no words of its own.",
        asked.what,
        f"Name one: {_listed(named)}.",
    )


def _setting(at: Pos, asked: Asked, document: Document) -> CannotCustomize:
    """Where words are written that stand in no text: in the place's file, in its form, in terms."""
    setup = document.setup
    own = setup.search.display(setup.path)
    if at.file == own:
        return CannotCustomize(
            "customize.setting",
            "That stands in the place's own file already.",
            asked.what,
            f"Edit {at}.",
        )
    if at == NOWHERE:
        return CannotCustomize(
            "customize.setting",
            "That comes from several settings, and from no text.",
            asked.what,
            f"See where each is written: draftban show {_place(asked)}.",
        )
    keys = [k for k, _, p in provenance(setup.merged) if (p.file, p.line) == (at.file, at.line)]
    key = keys[0].partition(".")[2].partition(".")[0].partition("[")[0] if keys else ""
    return CannotCustomize(
        "customize.setting",
        f"That stands in no text but in a setting, {at}.",
        asked.what,
        f"Write `{key}:` in {own}: what stands there goes before it."
        if key
        else f"What {own} says goes before it: draftban show {_place(asked)}.",
    )


def _listed(names: Sequence[str]) -> str:
    more = f", and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _place(asked: Asked) -> str:
    return asked.build.setup.jurisdiction.place
