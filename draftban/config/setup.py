"""Everything a build of one place needs, loaded and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from draftban.bill.style import BillStyle
from draftban.config.amending.form import amended, amended_style
from draftban.config.amending.law import Existing
from draftban.config.answers import Value
from draftban.config.chains.bodies import body_of, in_sentence, lent_body
from draftban.config.chains.forms import check_companions, decode_form, form_chain
from draftban.config.chains.in_force import as_authorities, laws_of_state, with_laws
from draftban.config.chains.laying import lay, overlay_of
from draftban.config.chains.moved import refuse_old_files
from draftban.config.chains.reserved import reserved
from draftban.config.chains.tradition import decode_tradition, tradition_chain
from draftban.config.competence import check_competence, find_cells
from draftban.config.decode import decode
from draftban.config.given import Spoken, decode_part, given_options
from draftban.config.languages.as_printed import place_as_printed
from draftban.config.languages.language import (
    check_characters,
    demand_ids,
    load_authorities,
    load_demands,
    load_pack,
    load_terms,
)
from draftban.config.languages.wording import place_words, settle_roles
from draftban.config.law.answered import Answered, Law, answered
from draftban.config.law.day import day_of
from draftban.config.law.unserved import check_served
from draftban.config.layout.levels import build_style
from draftban.config.model import (
    Authority,
    Case,
    Demand,
    Fact,
    Form,
    Jurisdiction,
    LanguagePack,
    Option,
    Phrases,
    Stated,
    Tradition,
)
from draftban.config.model.instruments import Instrument
from draftban.config.parts import (
    check_division,
    check_hidden,
    limited,
    made_parts,
    settle_parts,
    undivided,
)
from draftban.config.places import PlaceFile, check_allow, find_place, outer_places, read_place
from draftban.config.regions import check_region
from draftban.config.selected import Wanted, selected_demands
from draftban.config.slips.bare_words import without_bare
from draftban.config.slips.elsewhere import Elsewhere, without_unknown
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.memory import Memory
from draftban.files.merge import settled
from draftban.files.nodes import EMPTY, Map, Scalar, get, keys, pos_at, raw_at
from draftban.files.search import SearchPath, search_path


@dataclass(frozen=True, slots=True)
class Setup:
    """A place in its form and language.

    ``path`` is the place's file. ``form`` is the merged form chain with the place's overlay,
    ``tradition`` is the legal tradition that it names, over those it extends, ``order`` its map.
    ``selected`` are the demands to enact, in the letter's order. ``cells`` holds, for each demand
    of the letter, the case of the form's competence map that counts here. ``facts`` are answers
    over defaults, without sums that nobody gave, ``fact_pos`` where an answer was given, ``stated``
    what a law answers and nobody nearer does, ``unsettled`` what it only seems to answer
    (:func:`draftban.config.law.reading.settles`); ``options`` what the place gives over the
    defaults of the form's options, with ``option_pos`` for those given (``clauses`` checks those
    of clauses), and ``carried`` of them what another place chose (``--as``). ``overlay`` names the
    keys that the place's file lays over its form. ``existing`` is the law that it amends, if the
    place has its text. ``part`` is the part of the form's text that it describes, if not the whole
    (see :func:`draftban.documents.laws.law_setups`). ``as_form``: another form is written than the
    file names. ``merged`` holds all of it as written: keys ``jurisdiction`` and ``form``.
    ``wanted`` is what was asked for; ``texts`` are the files that were read, as shown to the user.
    """

    path: Path
    jurisdiction: Jurisdiction
    form: Form
    tradition: Tradition
    pack: LanguagePack
    terms: Mapping[str, Phrases]
    roles: Mapping[str, Phrases]
    authorities: Mapping[str, Authority]
    demands: Mapping[str, Demand]
    selected: tuple[str, ...]
    cells: Mapping[str, Case]
    facts: Mapping[str, Value]
    fact_pos: Mapping[str, Pos]
    stated: Mapping[str, Stated]
    unsettled: Mapping[str, Stated]
    options: Mapping[str, Value]
    option_pos: Mapping[str, Pos]
    search: SearchPath
    order: Map
    style: BillStyle
    merged: Map
    as_form: bool = False
    part: str = ""
    carried: Mapping[str, tuple[Value, Pos]] = field(default_factory=dict)
    overlay: tuple[str, ...] = ()
    existing: Existing | None = None
    wanted: Wanted = field(default_factory=Wanted)
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)

    def with_options(self, options: Mapping[str, Value]) -> Setup:
        """The same place with these values of options over its own; what it may do about each
        demand follows them.
        """
        changed = replace(self, options={**self.options, **options})
        values = {**changed.options, **self.facts}
        cells = find_cells(self.form, self.demands, values)
        return replace(changed, cells=limited(cells, self.form.parts, changed.parts))

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are made of its text, in order; none where it stands in one document, and
        of a part itself.
        """
        if self.as_form or self.part:
            return ()
        values = {**self.options, **self.facts}
        return made_parts(self.form.parts, self.jurisdiction.parts, values, self.selected)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The questions of the form that nobody answered; the cautious default counts."""
        facts = self.form.facts.items()
        return tuple(n for n, fact in facts if fact.asked and n not in self.fact_pos)


def load_setup(
    place: str | Path,
    report: Report,
    *,
    form: str = "",
    demands: Iterable[str] | None = None,
    without: Iterable[str] = (),
    carried: Mapping[str, tuple[Value, Pos]] | None = None,
    working: Path | None = None,
    shipped: Path | None = None,
    memory: Memory | None = None,
) -> Setup | None:
    """Everything a build of ``place`` (a code, or the path of a YAML file) needs.

    ``form`` overrides the file's form: of what the file lays over its own form only ``code``
    is kept, and facts and options that this form doesn't know are left out. ``demands``
    selects exactly these instead of the file's, ``without`` takes some away. ``carried`` are
    options that another place chose, with where it did: they go before the file's own. ``working``
    is the user's folder, by default the current one; ``shipped`` stands in for the package's
    content. ``memory`` keeps what is read, for a loop over several places.

    All mistakes go to ``report``. ``None`` if what is left cannot be built.
    """
    chosen = None if demands is None else tuple(demands)
    dropped = tuple(without)
    search = search_path(working, shipped, memory)
    refuse_old_files(search, report)
    path = find_place(place, search, report)
    found = None if path is None else read_place(path, search, report)
    if found is None:
        return None
    setup = _Loader(found, search, report, form, carried or {}).load(chosen, dropped)
    if setup is None:
        return None
    wanted = Wanted(
        str(place),
        tuple(demand for demand in setup.demands if demand in (chosen or ())),
        tuple(demand for demand in setup.demands if demand in dropped),
    )
    return replace(setup, wanted=wanted, texts=dict(report.texts))


class _Loader:
    """One load: each step reports what it finds and goes on with what is left."""

    def __init__(
        self,
        place: PlaceFile,
        search: SearchPath,
        report: Report,
        form: str,
        carried: Mapping[str, tuple[Value, Pos]],
    ) -> None:
        self.place = place
        self.carried = carried
        self.report = report
        self.search = search
        own = get(place.own, "form")
        self.own_form = own.value if isinstance(own, Scalar) and isinstance(own.value, str) else ""
        self.form_pos = own.pos if own is not None else place.own.pos
        self.form_code = form or self.own_form
        self.layers: tuple[str, ...] = ()
        self.in_force: Mapping[str, Instrument] = {}
        self.language = raw_at(place.own, "language")
        self.first_language = True
        self.laws: Mapping[str, Authority] = {}
        self.as_form = self.form_code != self.own_form

    def load(self, demands: Iterable[str] | None, without: Collection[str]) -> Setup | None:
        """The setup, or ``None``."""
        report, place = self.report, self.place
        known = demand_ids(self.search, report)
        chosen = selected_demands(place.own, demands, known, report)
        selected = tuple(demand for demand in chosen if demand not in without)
        merged, form = self._form()
        outer = outer_places(place, self.search, report)
        self._narrow(merged)
        order, tradition = self._tradition(merged)
        told = report.aside() if self.as_form else report
        pack = load_pack(self.search, pos_at(merged, "language"), report) if merged.items else None
        dated = pack.dated if pack is not None else str
        merged, form, existing = amended(merged, form, self.search, dated, told)
        # Without a language pack there are no words, which is said once.
        all_demands = load_demands(self.search, report) if pack is not None else {}
        authorities = load_authorities(self.search, (raw_at(merged, "country"),), report, pack)
        self.laws = {**as_authorities(self.in_force), **(authorities or {})}
        terms = load_terms(self.search, pack, report)
        elsewhere = Elsewhere(form, terms, self.search)
        own = without_unknown(place.own, elsewhere, report)
        if form is not None:
            own = without_bare(own, form, terms, report)
        self.place = place = replace(place, own=own)
        jurisdiction: Jurisdiction | None = decode(place.own, Jurisdiction, report)
        if pack is not None:
            for node in (place.own, *outer, merged):
                check_characters(node, pack, self.search.memory, report)
        spoken = Spoken(self.form_code, raw_at(merged, "currency"), pack, elsewhere)
        said = self._answered(form, merged, outer, spoken)
        facts = said.facts
        options, option_pos = self._options(form, merged, spoken)
        for name, (value, where) in self.carried.items():
            options[name], option_pos[name] = value, where
        values = {**options, **facts}
        over = overlay_of(place.overlay, self.as_form)
        merged, form = reserved(merged, form, over, values, self.search, report)
        made: tuple[str, ...] = ()
        if form is not None and not self.as_form:
            check_division(form, merged, known, report)
            made, selected = settle_parts(place.own, form, values, selected, report)
            check_hidden(place.overlay, merged, made, report)
        roles: Mapping[str, Phrases] = {}
        cells: dict[str, Case] = {}
        if form is not None:
            cells = limited(find_cells(form, known, values), form.parts, made)
            cited = authorities and self.laws
            check_competence(form, merged, selected, known, cited, cells, report)
        if pack is not None:
            if jurisdiction is not None:
                jurisdiction = place_as_printed(jurisdiction, place.own, pack, report)
                jurisdiction = in_sentence(jurisdiction, form)
            terms = self._reworded("term", terms, place.own, pack)
        if pack is not None and form is not None:
            roles = settle_roles(form, merged, pack, values, report)
            for node in (*reversed(outer), place.own):
                roles = self._reworded("role", roles, node, pack)
        check_allow(place.own, report)
        if jurisdiction is not None and form is not None and not self.as_form:
            lies = (jurisdiction, place.own, form.country, self.search, report)
            if check_served(*lies):
                check_region(*lies)
        if not (jurisdiction and form and pack and tradition and all_demands):
            return None
        return Setup(
            path=place.path,
            jurisdiction=jurisdiction,
            form=form,
            tradition=tradition,
            pack=pack,
            terms=terms,
            roles=roles,
            authorities=self.laws,
            demands=all_demands,
            selected=selected,
            cells=cells,
            facts=facts,
            fact_pos=said.given,
            stated=said.stated,
            unsettled=said.unsettled,
            options=options,
            option_pos=option_pos,
            search=self.search,
            order=order,
            style=amended_style(build_style(form, pack), form, existing),
            existing=existing,
            merged=Map(
                (("jurisdiction", place.own.pos, place.own), ("form", merged.pos, merged)),
                place.own.pos,
            ),
            as_form=self.as_form,
            carried=self.carried,
            overlay=keys(place.overlay),
        )

    # ------------------------------------------------------------ form

    def _form(self) -> tuple[Map, Form | None]:
        """The form's map with the place's overlay, and the form it writes."""
        if not self.form_code:
            return EMPTY, None
        code, body, state = self.form_code, self._body(), raw_at(self.place.own, "state")
        where = NOWHERE if self.as_form else self.form_pos
        self.layers, chain = form_chain(
            code, where, self.search, self.report, language=self.language, body=body, state=state
        )
        if chain is None:
            return EMPTY, None
        if self.language:
            told = self.report.aside()
            _, first = form_chain(code, where, self.search, told, body=body, state=state)
            self.first_language = first is chain
        over = overlay_of(self.place.overlay, self.as_form)
        merged = replace(settled(lay(chain, over)), pos=chain.pos) if over.items else chain
        check_companions(merged, self.search, self.report)
        self.in_force = laws_of_state(merged, self.place.own, self.search, self.report)
        merged = with_laws(undivided(merged), self.in_force)
        return merged, decode_form(merged, self.search, self.report)

    def _body(self) -> Scalar | None:
        """The kind of body that counts in this document."""
        own = body_of(self.place.own)
        return lent_body(self._own_form(EMPTY), self.form_code) if self.as_form else own

    def _narrow(self, merged: Map) -> None:
        self.search = self.search.narrowed(
            place=self.place.path.stem,
            place_file=self.place.path,
            form=self.form_code,
            layers=self.layers,
            language=raw_at(merged, "language"),
            country=raw_at(merged, "country"),
            first=self.first_language,
        )

    def _tradition(self, merged: Map) -> tuple[Map, Tradition | None]:
        """The legal order of the form: its map, and what that writes."""
        named = get(merged, "tradition")
        code = named.raw if isinstance(named, Scalar) else ""
        if named is None or not code:
            return EMPTY, None  # told when the form was decoded
        codes, order = tradition_chain(code, named.pos, self.search, self.report)
        self.search = replace(self.search, traditions=codes)
        if order is None:
            return EMPTY, None
        return order, decode_tradition(order, self.search, self.report)

    # ------------------------------------------------------------ facts and options

    def _answered(
        self, form: Form | None, merged: Map, outer: tuple[Map, ...], spoken: Spoken
    ) -> Answered:
        known = decode_part(None if form is None else form.facts, merged, "facts", Fact)
        if known is None:
            return Answered()
        report = Report() if self.as_form else self.report
        law = Law(self._own_form(merged), self.laws, day_of(raw_at(self.place.own, "date")))
        return answered(self.place.own, outer, known, law, spoken, report)

    def _own_form(self, merged: Map) -> Map:
        """The map of the form that the place names, whichever is written."""
        if not self.as_form:
            return merged  # else what is wrong with it was said when it was loaded
        body, state = body_of(self.place.own), raw_at(self.place.own, "state")
        told = self.report.aside()
        own = form_chain(self.own_form, NOWHERE, self.search, told, body=body, state=state)[1]
        return with_laws(own or EMPTY, self.in_force)

    def _options(
        self, form: Form | None, merged: Map, spoken: Spoken
    ) -> tuple[dict[str, Value], dict[str, Pos]]:
        known = decode_part(None if form is None else form.options, merged, "options", Option) or {}
        if not self.as_form:
            return given_options(self.place.own, known, (), spoken, self.report)
        own = keys(get(self._own_form(merged), "options"))
        return given_options(self.place.own, known, own, spoken, self.report.aside())

    # ------------------------------------------------------------ words

    def _reworded(
        self, kind: str, base: Mapping[str, Phrases], place: Map, pack: LanguagePack
    ) -> Mapping[str, Phrases]:
        """``base`` with the words a place gives under ``wording:``."""
        strict = place is self.place.own and not self.as_form
        return place_words(kind, base, place, pack, self.report, strict=strict)
