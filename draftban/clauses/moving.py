"""What the files of an older layout say, in the words of this one: `draftban doctor --move`."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from draftban.clauses.choosing.library import load_library
from draftban.config.chains.forms import form_search, load_form
from draftban.config.chains.laying import KEEPS, OMITS
from draftban.config.chains.moved import OldFile, implied_tradition, old_files
from draftban.config.languages.language import EVERYWHERE
from draftban.diagnostics import NOWHERE, Report
from draftban.files.nodes import Map, Scalar, Seq, get, key_pos, keys, raw_at
from draftban.files.search import SearchPath
from draftban.files.yaml_source import read_mapping, read_mapping_file

_FORM = re.compile(r"templates/forms/[^/]+\.yaml")
_ENTRY = re.compile(r"(?m)^(?=(?:#[^\n]*\n)*[^\s#][^\n]*:)")


@dataclass(slots=True)
class Moving:
    """The texts of the new folder by path, and a sentence for each thing that nobody could decide;
    ``left`` are files that stay behind because of it.
    """

    texts: dict[str, bytes] = field(default_factory=dict)
    undecided: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def moved(search: SearchPath) -> Moving:
    """Every file below ``templates/`` of the working folder at its new path, with its new words."""
    moving = Moving()
    old = {file.old: file for file in old_files(search)}
    top = search.working / "templates"
    for path in sorted(path for path in top.rglob("*") if path.is_file()):
        name = path.relative_to(search.working).as_posix()
        data = path.read_bytes()
        file = old.get(name)
        if file is None:
            moving.texts[name] = _of_tradition(name, data, search)
        elif "<country>" in file.new:
            _authorities(file, data, search, moving)
        elif file.sure and not (search.working / file.new).exists():
            moving.texts[file.new] = data
        else:
            _left(file, moving)
    return moving


def _left(file: OldFile, moving: Moving) -> None:
    """Tell of a file that stays in the old folder, and why."""
    why = file.unsure or "a file stands there already"
    if file.anew:
        why = "its lines are laid out anew there"
    moving.left.append(file.old)
    moving.undecided.append(f"{file.old} is for {file.new}: {why}.")


def _authorities(file: OldFile, data: bytes, search: SearchPath, moving: Moving) -> None:
    """The entries of one file for all countries, each to the file of the country that has it."""
    text = data.decode("utf-8")
    if keys(read_mapping(text, file.old, Report())) == ("authorities",):
        _, _, inner = text.partition("authorities:")[2].partition("\n")
        text = textwrap.dedent(inner)
        if not text.strip():
            _left(file, moving)
            return
    above = ""  # comments belong to the entry below them
    for piece in filter(str.strip, _ENTRY.split(text)):
        entry = above + piece
        name = keys(read_mapping(entry, file.old, Report()))
        above = "" if name else entry
        if not name:
            continue
        country = next((c for c in search.authorities() if _has(c, name[0], search)), "")
        if not country:
            country = EVERYWHERE
            moving.undecided.append(
                f"{name[0]} of {file.old} went to templates/authorities/{EVERYWHERE}.yaml, where "
                "every country may cite it; a country's own file is more exact."
            )
        target = f"templates/authorities/{country}.yaml"
        words = (entry.rstrip("\n") + "\n").encode("utf-8")
        moving.texts[target] = moving.texts.get(target, b"") + words


def _has(country: str, name: str, search: SearchPath) -> bool:
    path = search.shipped / "templates" / "authorities" / f"{country}.yaml"
    node = read_mapping_file(path, search, Report()) if path.is_file() else None
    return get(node, name) is not None


def _of_tradition(name: str, data: bytes, search: SearchPath) -> bytes:
    """The file ``name``; a form that extends none and names no tradition names it now."""
    if not _FORM.fullmatch(name):
        return data
    text = data.decode("utf-8")
    node = read_mapping(text, name, Report())
    code = implied_tradition(node, search)
    if not (code and _says_no_tradition(node)):
        return data
    lines = text.split("\n")
    where = key_pos(node, "country")
    indent = " " * (where.column - 1)
    lines.insert(where.line - 1, f"{indent}tradition: {code}")
    named = "\n".join(lines)
    fits = raw_at(read_mapping(named, name, Report()), "tradition") == code
    return named.encode("utf-8") if fits else data  # not in braces; `check` asks for it there


def _says_no_tradition(form: Map | None) -> bool:
    """Whether it is a form that extends none and names no tradition."""
    return form is not None and all(get(form, key) is None for key in ("extends", "tradition"))


def refuse_forms_without_tradition(search: SearchPath, report: Report) -> None:
    """An error for each form whose tradition nothing says: its texts could go nowhere."""
    for path in sorted((search.working / "templates" / "forms").glob("*.yaml")):
        node = read_mapping_file(path, search, report.aside())
        if node is None or not _says_no_tradition(node) or implied_tradition(node, search):
            continue
        where = node.pos if get(node, "country") is None else key_pos(node, "country")
        known = ", ".join(search.all_traditions())
        report.error(
            "files.move-no-tradition",
            f"The form {path.stem} does not say in which legal tradition it writes, so nobody "
            "knows where its texts belong.",
            where,
            text=report.line(where),
            hint=f"Write a line `tradition:` with one of {known}, or with one of your own "
            "(templates/traditions/<tradition>.yaml), and run the command again.",
        )


# ---------------------------------------------------------------- what is left out


def without_kinds(search: SearchPath, *, old: bool) -> Mapping[str, str]:
    """The files of places and forms that left out whole kinds, with the clauses named one by one.

    ``search`` is the new folder's. A list replaced that of the form below it, so what it brought
    back stands under ``keeps:`` now. ``old``: the folder was one of the older layout, so that lists
    of single clauses replaced, too.
    """
    return dict(_without_kinds(search, old))


def _without_kinds(search: SearchPath, old: bool) -> Iterator[tuple[str, str]]:
    for pattern in ("jurisdictions/*.yaml", "templates/forms/*.yaml"):
        for path in sorted(search.working.glob(pattern)):
            node = read_mapping_file(path, search, Report())
            omitted = get(node, OMITS)
            if node is None or not isinstance(omitted, Seq):
                continue
            names = [item.raw for item in omitted.items if isinstance(item, Scalar)]
            below = get(node, "form" if pattern.startswith("j") else "extends")
            if not (old or any(name.endswith("/*") for name in names)):
                continue
            form = load_form(below.raw, search, Report()) if isinstance(below, Scalar) else None
            own = form or load_form(path.stem, search, Report())
            if own is None:
                continue
            known = load_library(form_search(own, search), Report()).clauses
            chosen = list(dict.fromkeys(c for name in names for c in _meant(name, known)))
            below_it = form.omits if form is not None else ()
            back = [c for n in below_it for c in _meant(n, known) if c not in chosen]
            yield search.display(path), _written(path.read_text("utf-8"), node, chosen, back)


def _meant(name: str, known: Iterable[str]) -> list[str]:
    """The clauses that ``name``, an id or a kind (``kind/*``), means."""
    if not name.endswith("/*"):
        return [name]
    return sorted(clause for clause in known if clause.startswith(name[:-1]))


def _written(text: str, node: Map, omitted: list[str], kept: list[str]) -> str:
    """``text`` with the block of its key ``omits`` written anew."""
    lines = text.split("\n")
    start = key_pos(node, OMITS)
    assert start != NOWHERE, "it has the key"
    first = start.line - 1
    after = [where.line for _, where, _ in node.items if where.line > start.line]
    last = min(after) - 1 if after else len(lines)
    while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    notes = [line for line in lines[first:last] if line.lstrip().startswith("#")]
    block = [f"{OMITS}:", *(f"  - {clause}" for clause in omitted)]
    if kept:
        block += [f"{KEEPS}:", *(f"  - {clause}" for clause in kept)]
    return "\n".join([*lines[:first], *notes, *block, *lines[last:]])
