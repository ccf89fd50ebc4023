"""Who may watch where, as part of the coverage paper: a map of places and actors, and a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from draftban.bill.paper import Cell, Fill, Heading, Mark, Matrix, PaperBlock, Table, cell
from draftban.bill.walk import upper_first
from draftban.review.coverage.model import ANSWERS, AnswerKind, Coverage, Square

_ANSWERS: Mapping[AnswerKind, Fill] = {
    "forbidden": "solid",
    "forbidden in part": "half",
    "open by exemption": "ring",
    "asked of others": "dots",
    "out of reach": "none",
    "not selected": "none",
    "not judged": "none",
}


class ReachPaper:
    """The part of the paper about ``found`` that tells of places and actors."""

    def __init__(self, found: Coverage) -> None:
        self.reach = found.reach
        self.left_out = any(one.left_out for one in found.demands)
        self.say = found.data.words
        self.places = {place.place: place.name for place in found.reach.places}

    def _(self, key: str, **values: str | int) -> str:
        return self.say[key].format(**values)

    def blocks(self) -> Iterator[PaperBlock]:
        """The heading, the map with its legend, the table."""
        reach = self.reach
        kinds = [kind for kind in ANSWERS if any(s.answer == kind for s in reach.squares)]
        counts = Counter(square.answer for square in reach.squares)
        letter = ", ".join(place.name.lower() for place in reach.places if place.in_letter)
        yield Heading(1, self._("places"), new_page=True)
        yield Matrix(
            self._("matrix_caption"),
            self._(
                "matrix_summary",
                total=len(reach.squares),
                counts=self.say["comma"].join(f"{counts[k]} {self._answer(k)}" for k in kinds),
                letter=letter,
            ),
            self._("place"),
            tuple(column.name for column in reach.columns),
            tuple(
                (place.name, tuple(self._mark(s.answer) for s in reach.row(place.place)))
                for place in reach.places
            ),
            tuple((self._mark(k), self._(self._means(k))) for k in kinds),
        )
        yield self.answers()

    def _means(self, kind: AnswerKind) -> str:
        """The key of what an answer means; a law that leaves out what it could forbid asks too."""
        if kind == "asked of others" and self.left_out:
            return "means_asked_instead"
        return f"means_{kind.replace(' ', '_')}"

    def answers(self) -> Table:
        """Who, answer, places, why: a row for what several places or actors share."""
        return Table(
            self._("reach_caption"),
            self._("reach_summary"),
            (self._("actor"), self._("answer"), self._("where"), self._("why").rstrip(": ")),
            tuple(self._grouped()),
            (1.9, 1.3, 3.1, 4.4),
        )

    def _answer(self, kind: AnswerKind) -> str:
        return self._(f"answer_{kind.replace(' ', '_')}")

    def _mark(self, kind: AnswerKind) -> Mark:
        letter = self._(f"letter_{kind.replace(' ', '_')}")
        return Mark(self._answer(kind), _ANSWERS[kind], letter)

    def _grouped(self) -> Iterator[tuple[Cell, ...]]:
        """A row for each answer and reason that several places, and perhaps actors, share."""
        rows: dict[tuple[AnswerKind, str, str], list[str]] = {}
        for column in self.reach.columns:
            groups: dict[tuple[AnswerKind, str], list[str]] = {}
            for square in self.reach.squares:
                if square.actor == column.actor.actor:
                    key = (square.answer, self._because(square))
                    groups.setdefault(key, []).append(self.places[square.place].lower())
            for (answer, because), places in groups.items():
                where = self._where_all(places)
                rows.setdefault((answer, because, where), []).append(column.name)
        for (answer, because, where), names in rows.items():
            yield (
                cell(self.say["comma"].join(names)),
                Cell((), self._mark(answer)),
                cell(upper_first(where)),
                cell(because),
            )

    def _where_all(self, places: Sequence[str]) -> str:
        """The names of ``places``, or of the few that are missing."""
        missing = [name.lower() for name in self.places.values() if name.lower() not in places]
        if not missing:
            return self._("all_places")
        if len(missing) < len(places):
            return self._("all_places_but", places=self.say["comma"].join(missing))
        return self.say["comma"].join(places)

    def _because(self, square: Square) -> str:
        told = []
        if square.answer == "not judged":
            told.append(self._("not_judged"))
        if square.exemptions:
            names = self.say["comma"].join(f"{e.heading} ({e.citation})" for e in square.exemptions)
            told.append(self._("opened_by", exemptions=names))
        if square.provision is not None:
            told.append(self._("by_provision", citation=upper_first(square.provision.citation)))
        if square.part:
            told.append(self._("only", part=square.part))
        if square.answer == "asked of others":
            told.append(self._("asked_of", who=square.answers_to))
        elif square.answer == "out of reach":
            told.append(self._("could", who=square.answers_to))
        elif square.part and square.answers_to:
            key = "rest_asked" if square.asked else "rest_free"
            told.append(self._(key, who=square.answers_to))
        return " ".join(told)
