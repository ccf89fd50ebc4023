"""A form with those it extends, laid over each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from draftban.config.answers import (
    Value,
    check_when,
    effect_keys,
    fact_problem,
    option_problem,
    report_problem,
)
from draftban.config.chains.ancestry import ancestry
from draftban.config.chains.around import around, fitting
from draftban.config.chains.bodies import KEY, check_fits, find_body, with_roles
from draftban.config.chains.form_files import (
    ALL,
    CIRCLE,
    FormFile,
    find_form,
    form_words,
    has_form,
    in_language,
    known_forms,
    no_words_in,
)
from draftban.config.chains.language_words import language_layers, missing_words
from draftban.config.chains.laying import lay
from draftban.config.chains.tradition import tradition_chain
from draftban.config.decode import decode
from draftban.config.layout.levels import check_zones, fill_code, name_levels
from draftban.config.model import Fact, Form, Group, Line, Option
from draftban.config.regions import region_code
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.merge import settled
from draftban.files.nodes import (
    Map,
    Node,
    Scalar,
    Seq,
    get,
    key_pos,
    node_at,
    pos_at,
    raw_at,
    with_value,
)
from draftban.files.search import BODIES, SearchPath
from draftban.files.text import report_unknown, short


def form_chain(
    code: str,
    where: Pos,
    search: SearchPath,
    report: Report,
    *,
    language: str = "",
    body: Scalar | None = None,
    state: str = "",
) -> tuple[tuple[str, ...], Map | None]:
    """Where the texts of form ``code`` and of those it extends stand below a tradition's folder,
    most particular first, and the map that they write together, laid over what their language says
    for all its forms.

    ``where`` is the place that names the form. In a ``language`` that is not the form's first, the
    words of each form in that language lie over it. ``body`` is the kind of body that a place
    names; none: the one that the most particular form names. ``state`` is the region in which it
    lies, by name or code: what that says of all its governments holds in a general form too, and
    what it says of this kind of body in every form. The map is ``None`` if a file is
    missing or unreadable, or if the forms extend each other in a circle; the reason is reported.
    """

    def find(code: str, where: Pos) -> tuple[FormFile, Map] | None:
        found = find_form(code, search, report)
        if found is not None:
            _check_name(found.map, code, report)
            return found, found.map
        if not has_form(code, search):
            unknown_form(code, search, where, report)
        return None

    forms, whole = ancestry(code, where, find, report, circle=CIRCLE)
    layers: list[str] = []
    maps: list[Map] = []
    shared: FormFile | None = None
    words: Map | None = None
    # Forms that name a kind of body, and what lies over each then.
    named: list[tuple[str, Scalar, int, int]] = []
    for name, found in forms.items():
        # What a region says of all its forms lies below the last of them.
        if shared is not None and shared.region != found.region:
            _add_shared(shared, layers, maps)
        shared = found if found.region else None
        kind = get(found.map, KEY)
        if isinstance(kind, Scalar):
            named.append((name, kind, len(layers), len(maps)))
        layers += found.layers
        words = form_words(name, language, search, report)
        if words is not None:
            maps.append(words)
        maps.append(found.map)
    if not whole:
        return _once(layers), None
    if shared is not None:
        _add_shared(shared, layers, maps)
    for at in [
        at for at, found in enumerate(maps) if any(found is f.shared for f in forms.values())
    ]:
        maps[at] = fitting(maps[at], _laid(maps[at + 1 :], search), search.memory)
    basis = tuple(reversed(maps))
    own = search.memory.once(lambda _: reduce(lay, basis), report, key="own", of=basis)
    _check_regions([form for form in forms.values() if form.region], own, report)
    first = get(own, "language")
    if language and not (isinstance(first, Scalar) and first.raw == language):
        if words is None:
            no_words_in(list(forms)[-1], language, search, report)
            return _once(layers), None
        own = in_language(own, language, search.memory)
    # Without a tradition no folder has the words of a body; that it is missing is told later.
    if (named or body is not None) and raw_at(own, "tradition"):
        kind = body or named[0][1]
        files = find_body(kind.raw, kind.pos, own, search, report)
        if files is None:
            return _once(layers), None
        if body is not None and where != NOWHERE:  # else a companion, which another form chose
            check_fits(files, {name: form.map for name, form in forms.items()}, body.pos, report)
        if named:
            _, _, at_layer, at_map = next(
                (one for one in named if one[0] == files.body.form), named[-1]
            )
            regional = next((form.region for form in forms.values() if form.region), "")
            region = regional.replace("/", "-") or region_code(
                state, raw_at(own, "country"), search, report.aside()
            )
            if files.body.sovereign:
                region = ""
            said = around(region, kind.raw, search, report, whole=not regional)
            layers[at_layer:at_layer] = [*said.layers, f"{BODIES}/{kind.raw}"]
            below = _laid([*reversed(files.layers), *maps[at_map:]], search)
            maps_said = (fitting(found, below, search.memory) for found in said.maps)
            over = [*maps_said, *reversed(files.layers)]
            basis = tuple(reversed([*maps[:at_map], *over, *maps[at_map:]]))
            own = search.memory.once(
                lambda _: replace(with_value(reduce(lay, basis), KEY, kind), pos=maps[0].pos),
                report,
                key=("body", kind, language),
                of=basis,
            )
            if language:
                own = in_language(own, language, search.memory)
    spoken, _ = language_layers(own, search, report)
    basis = (*spoken, own)
    chain = search.memory.once(lambda _: settled(reduce(lay, basis)), report, key="chain", of=basis)
    return _once(layers), chain


def _laid(maps: Sequence[Map], search: SearchPath) -> Map:
    """``maps`` laid over each other, the most particular of them first."""
    basis = tuple(reversed(maps))
    return search.memory.once(lambda _: reduce(lay, basis), Report(), key="below", of=basis)


def _once(layers: Sequence[str]) -> tuple[str, ...]:
    """``layers`` without repetition; what stands twice stands below."""
    return tuple(reversed(dict.fromkeys(reversed(layers))))


def _add_shared(form: FormFile, layers: list[str], maps: list[Map]) -> None:
    layers.append(f"regions/{form.region}/{ALL}")
    if form.shared.items:
        maps.append(form.shared)


def _check_regions(regions: Sequence[FormFile], chain: Map, report: Report) -> None:
    """Report a region that writes the law of a country other than its own."""
    country = get(chain, "country")
    for found in regions:
        own = found.region.partition("/")[0]
        if isinstance(country, Scalar) and country.raw != own:
            report.error(
                "config.region-country",
                f"The region {found.region} writes a form of the country “{short(country.raw)}”.",
                found.map.pos,
                text=report.line(found.map.pos),
                hint=f"Extend a form of {own}, or move the file to the folder of that country.",
            )


def unknown_form(code: str, search: SearchPath, where: Pos, report: Report) -> None:
    """Report ``code`` as none of the forms that ``search`` knows."""
    message = f"There is no form “{short(code)}”."
    known = known_forms(search)
    report_unknown(
        "config.unknown-form", message, where, report, word=code, known=known, all_are="Forms"
    )


def check_companions(form: Map, search: SearchPath, report: Report) -> None:
    """Report what a ``form``'s map names as companions and is no form that ``search`` knows."""
    companion = get(form, "companion")
    for named in companion.items if isinstance(companion, Seq) else (companion,):
        code = named.raw if isinstance(named, Scalar) and named.value else ""
        if named is not None and code and not has_form(code, search):
            unknown_form(code, search, named.pos, report)


def _check_name(found: Map, code: str, report: Report) -> None:
    own = get(found, "form")
    if own is not None and not (isinstance(own, Scalar) and own.value == code):
        report.error(
            "config.form-name",
            f"The file is called {code}.yaml, so its form is {code}.",
            own.pos,
            text=report.line(own.pos),
            hint=f"Write form: {code}",
        )


def load_form(
    code: str, search: SearchPath, report: Report, body: str = "", state: str = ""
) -> Form | None:
    """Form ``code`` by itself, for the kind of body ``body`` or its own in a ``state``, without any
    place's overlay; ``None`` after reported errors.
    """
    kind = Scalar(body, body) if body else None
    _, merged = form_chain(code, NOWHERE, search, report, body=kind, state=state)
    return None if merged is None else decode_form(merged, search, report)


def form_search(form: Form, search: SearchPath, state: str = "") -> SearchPath:
    """``search`` narrowed to the folders of ``form`` in a ``state``, without any place."""
    body = Scalar(form.body, form.body) if form.body else None
    layers, _ = form_chain(form.form, NOWHERE, search, Report(), body=body, state=state)
    return search.narrowed(
        layers=layers,
        traditions=tradition_chain(form.tradition, NOWHERE, search, Report())[0],
        language=form.language,
        country=form.country,
    )


def decode_form(merged: Map, search: SearchPath, report: Report) -> Form | None:
    """The form that the merged map writes, its levels named and its patterns filled.

    Checked here: words that neither it nor its language says, number patterns, zones, defaults of
    options and facts, every ``when`` of a line. ``None`` if it cannot be used.
    """
    _, files = language_layers(merged, search, Report())  # mistakes in them: see form_chain
    return search.memory.once(
        lambda own: _decoded(merged, files, own), report, key=("form", files), of=(merged,)
    )


def _decoded(merged: Map, files: tuple[str, ...], report: Report) -> Form | None:
    before = len(report.errors)
    whole = with_roles(missing_words(merged, files, report), report)
    form: Form | None = decode(fill_code(whole, report), Form, report)
    if form is None:
        return None
    check_zones(form, merged, report)
    _check_defaults(form, merged, report)
    _check_lines(form, merged, report)
    _check_groups((*form.outline, *form.attachments), form, report)
    form = replace(form, levels=name_levels(form))
    return form if len(report.errors) == before else None


def _check_defaults(form: Form, node: Node, report: Report) -> None:
    for name, fact in form.facts.items():
        _check_fact_default(name, fact, node, report)
        _check_effects(name, fact, node, report)
        if fact.stated is not None:
            value, where = fact.stated.is_, pos_at(node, "facts", name, "stated", "is")
            _check(name, value, fact_problem(value, fact), where, report, "config.stated")
    for name, option in form.options.items():
        where = pos_at(node, "options", name, "default")
        check_option_default(name, option, where, report)


def _check_fact_default(name: str, fact: Fact, node: Node, report: Report) -> None:
    """Report a default that is no answer, a missing one, and one of a sum, which has none."""
    where = pos_at(node, "facts", name, "default")
    if fact.default is not None and fact.type is None:
        _check(name, fact.default, fact_problem(fact.default, fact), where, report)
    elif (fact.default is None) is (fact.type is None):
        report.error(
            "config.default",
            f"The question “{name}” has no cautious answer."
            if fact.default is None
            else f"The question “{name}” is for a sum, which is not known until somebody gives it.",
            where,
            text=report.line(where),
            hint="Write default: with it, or type: money where the answer is a sum."
            if fact.default is None
            else "Take its `default:` out.",
        )


def _check_effects(name: str, fact: Fact, node: Node, report: Report) -> None:
    """Report answers to the fact ``name`` whose effect is not told, and effects of no answer."""
    known = effect_keys(fact)
    for answer in fact.effects:
        if answer not in known:
            report_unknown(
                "config.effect",
                f"“{short(answer)}” is no answer to “{name}”.",
                key_pos(node_at(node, "facts", name, "effects"), answer),
                report,
                word=answer,
                known=known,
                all_are="Answers",
            )
    missing = [answer for answer in known if not fact.effects.get(answer)]
    if missing:
        where = pos_at(node, "facts", name, "effects")
        report.error(
            "config.effect",
            f"The question “{name}” does not say what it changes if the answer is "
            f"“{'” or “'.join(missing)}”.",
            where,
            text=report.line(where),
            hint=f"Say it in a sentence: effects: {{{missing[0]}: …}}.",
        )


def check_option_default(name: str, option: Option, where: Pos, report: Report) -> None:
    """Report a default that the option itself would refuse, and a sum without its currency."""
    if option.type == "money" and not option.currency:
        report.error(
            "config.no-currency",
            f"The sum “{name}” has no currency.",
            option.pos,
            text=report.line(option.pos),
            hint="Write currency: with that of its default, such as USD (ISO 4217).",
        )
    _check(name, option.default, option_problem(option.default, option), where, report)


def _check(
    name: str,
    value: Value,
    problem: tuple[str, str],
    where: Pos,
    report: Report,
    code: str = "config.default",
) -> None:
    if problem[0]:
        report_problem(code, name, value, problem, where, report)


def _check_lines(form: Form, node: Node, report: Report) -> None:
    for key, lines in (("preface", form.preface), ("preamble", form.preamble)):
        for number, line in enumerate(lines):
            if isinstance(line, Line):
                where = pos_at(node, key, number, "when")
                check_when(line.when, form.facts, form.options, where, report)
    for number, block in enumerate(form.signatures):
        where = pos_at(node, "signatures", number, "when")
        check_when(block.when, form.facts, form.options, where, report)


def _check_groups(nodes: tuple[str | Group, ...], form: Form, report: Report) -> None:
    """Report zones of an outline that have no levels."""
    for node in nodes:
        if isinstance(node, str):
            continue
        if node.zone and node.zone not in form.levels:
            report_unknown(
                "config.unknown-zone",
                f"The group's zone “{short(node.zone)}” has no levels.",
                node.pos,
                report,
                word=node.zone,
                known=tuple(form.levels),
                all_are="Zones",
            )
        _check_groups(node.of, form, report)
