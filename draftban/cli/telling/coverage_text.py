"""What `draftban coverage` prints on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from draftban.bill.paper import plain_words
from draftban.cli.terminal import counted, echo, echo_paragraph

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.review.coverage.model import CarveOut, Coverage, Covered, Provided

INDENT = 12
WIDE = 17


def print_coverage(drafted: Drafted, found: Coverage, required: tuple[str, ...]) -> None:
    """Print ``found`` at 80 columns, then what became of the ``required`` demands."""
    assert drafted.build is not None
    setup = drafted.build.setup
    law = drafted.build.documents[0].stem
    echo_paragraph(f"{setup.jurisdiction.name}: {setup.form.name}")
    echo_paragraph(_summary(found))
    for covered in found.demands:
        echo()
        echo_paragraph(f"{covered.demand}  {covered.title}: {_extent(covered)}", bold=True)
        for provided in covered.provisions:
            _labelled(provided.drafting, _place(provided, law))
        _print_cell(covered)
    _print_carve_outs(found, law)
    _print_places(found)
    _print_rest(found, law)
    for covered in found.demands:
        if covered.demand in required:
            echo()
            head = "Required and met" if covered.met else "Required and not met"
            echo_paragraph(f"{head}: {covered.demand} ({_extent(covered)}). {_reason(covered)}")
            if covered.extent == "not selected":
                echo_paragraph(f"To enact it, name {covered.demand} under `prohibitions:`.")


def _print_carve_outs(found: Coverage, law: str) -> None:
    selected = sum(covered.extent != "not selected" for covered in found.demands)
    if found.exceptions:
        echo()
        echo_paragraph("Exceptions", bold=True)
    for carve_out in found.exceptions:
        every = len(carve_out.demands) == selected
        narrowed = "every demand" if every else ", ".join(carve_out.demands)
        _labelled("cuts", f"{narrowed}: {_place(carve_out, law)}")
        opened = ", ".join(f"{o.place} to {o.actor}" for o in carve_out.exemption.opens)
        if carve_out.exemption.switched_on:
            _labelled("opens", f"{opened or 'no place'}, by the option {_option(carve_out)}")
    if found.edges:
        echo()
        echo_paragraph("Limits of definitions", bold=True)
    for edge in found.edges:
        _labelled("cuts", f"{', '.join(edge.cuts)}: {edge.term}. {edge.says}")


def _option(carve_out: CarveOut) -> str:
    return carve_out.exemption.switched_on


def _print_places(found: Coverage) -> None:
    """Who may watch where, as the paper's table says it; its grid needs more room."""
    from draftban.review.coverage.reach_paper import ReachPaper

    echo()
    echo_paragraph("Places and actors", bold=True)
    for who, answer, where, why in ReachPaper(found).answers().rows:
        words = [plain_words(cell.lines[0]) for cell in (who, where, why)]
        assert answer.mark is not None
        _labelled(answer.mark.words, f"{words[0]}: {words[1]}. {words[2]}", wide=True)


def _print_rest(found: Coverage, law: str) -> None:
    if found.further:
        echo()
        echo_paragraph("Further than the letter", bold=True)
    for item in found.further:
        _labelled("does", f"{item.says} ({_place(item.provided, law)})")
    if found.questions:
        echo()
        echo_paragraph("Questions for counsel, each taken to be what promises least", bold=True)
    for question in found.questions:
        _labelled(_value(question.taken), f"{question.ask} ({question.fact})", wide=True)


def _value(value: str | bool | int) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _summary(found: Coverage) -> str:
    extents = [covered.extent for covered in found.demands]
    told = ", ".join(f"{extents.count(e)} {e}" for e in dict.fromkeys(extents))
    both = sum(covered.urged and covered.met for covered in found.demands)
    besides = f"; {both} of them also urged" if both else ""
    return f"{counted(len(extents), 'demand')}: {told}{besides}"


def _extent(covered: Covered) -> str:
    both = covered.urged and covered.extent != "urged"
    return f"{covered.extent} and urged" if both else covered.extent


def _place(provided: Provided, law: str) -> str:
    elsewhere = "" if provided.document == law else f" of {provided.document}"
    file = f"{provided.pos.file}:{provided.pos.line}"
    return f"{provided.citation}{elsewhere}, {provided.clause} ({file})"


def _print_cell(covered: Covered) -> None:
    case = covered.case
    if case is None:
        _labelled("why", _reason(covered))
        return
    if case.limits and not covered.left_out:
        _labelled("limits", ", ".join(case.limits))
    where = f"{case.pos.file}:{case.pos.line}"
    where = "" if covered.left_out else f" ({'set by ' if covered.overridden else ''}{where})"
    _labelled("why", covered.reason + where)
    for _, authority in covered.authority:
        _labelled("authority", f"{authority.whole}: {_checked(authority)}")
    if not covered.authority:
        _labelled("authority", "none named")
    by = f", confirmed by {case.checked_by}" if case.checked_by else ", by no lawyer yet"
    again = f"; to be read again by {case.recheck_by}" if case.recheck_by else ""
    _labelled("verified", f"{_checked(case, 'yes')}{by}{again}")


def _reason(covered: Covered) -> str:
    return covered.reason if covered.case else "The form does not say what the place may do."


def _checked(what: Any, verified: str = "verified") -> str:
    if not what.verified:
        return "no" if verified == "yes" else "not verified"
    return f"{verified}, {what.checked_on}" if what.checked_on else verified


def _labelled(label: str, text: str, *, wide: bool = False) -> None:
    indent = WIDE if wide else INDENT
    echo_paragraph(text, f"  {label:<{indent - 3}} ")
