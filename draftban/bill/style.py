"""How a form prints: levels, citations, marks, definitions, recitals, the page.

Plain values filled by ``config`` from a form file and its overrides; no rule of any place
or tradition stands here, and no word or mark of a language: a field of :func:`_said` is empty
until a form says it, or its language for all its forms. A style that needs a new *kind* of
mechanism gets a small named function in ``bill/numbering.py`` or ``bill/citation.py``; which form
uses it is data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


def _said(**kwargs: Any) -> Any:
    """A field for words that the form says, or else its language: neither is an error."""
    return field(metadata={"language": True}, **({"default": ""} | kwargs))


def _words(**kwargs: Any) -> Any:
    """A field that may hold words, and has no default in a language."""
    return field(metadata={"words": True}, **kwargs)


Takes = Literal["sentences", "points", "both", "definitions"]
HeadingPlace = Literal["none", "run-in", "above"]
Capitals = Literal["as-typed", "sentence", "title", "upper"]


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """One level of a zone.

    ``num`` is the printed number: text with one counter ``{1} {a} {A} {i} {I}``, or a first number
    by which it counts on (``{010}``: 010, 020 … 100), and
    ``{blank}`` where only the place knows the number (``§ 222-{blank}``); empty for none, as the
    title of an act that is quoted whole. ``cite`` is the
    same as it stands in a citation; by default ``num`` without a closing full stop. ``opens`` is
    ``cite`` where it opens a citation behind the level's word (``paragraph 1`` beside ``Article
    5(1)``). ``first`` is
    the pattern of the first number where it differs (``SECTION 1.``, then ``SEC. 2.``),
    ``listed`` that of the number in a contents list. ``continuous``: the count runs on from one
    parent to the next, as articles do across chapters. ``groups``, of the outermost level: a group
    of the outline takes it even with a single member (a chapter of one article). ``own_line``: the
    number has a line of its own over a heading that stands above.
    ``word`` and ``words`` name the level in a citation, one and several; a level that says none
    takes those of the form's ``level_names``, and the form's ``heading_mark``. ``this`` names it in
    “this section” where ``word`` is a sign or has a capital there alone. ``single`` is the
    number of an only child, empty for none. ``base``: citations from inside the same unit
    start below it. ``heading_mark`` closes a run-in heading; ``above_mark`` closes one that
    stands above, there and in a contents list. ``indent`` is the left edge of the text and
    ``hang`` how far the number stands to the left of it, both in inches.
    """

    num: str = _words()
    word: str = _words(default="")
    words: str = _words(default="")
    this: str = _words(default="")
    cite: str = _words(default="")
    opens: str = _words(default="")
    first: str = _words(default="")
    listed: str = _words(default="")
    continuous: bool = False
    groups: bool = False
    takes: Takes = "both"
    heading: HeadingPlace = "none"
    heading_capitals: Capitals = "as-typed"
    heading_mark: str = _words(default="")
    above_mark: str = _words(default="")
    heading_align: Literal["left", "center"] = "left"
    own_line: bool = False
    bold_number: bool = False
    single: str = _words(default="")
    base: bool = False
    start: int = 1
    indent: float = 0.0
    hang: float = 0.0
    akn: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ZoneStyle:
    """A run of levels: the instrument itself, the code it amends, an exhibit, a schedule.

    ``this_law`` is what a provision of the zone calls the law it belongs to ("this
    ordinance", "this section"). ``marks`` are quotation marks around quoted text;
    ``marks_each``: each paragraph of it opens with one. ``akn`` is the element of Akoma Ntoso that
    holds quoted text: ``quotedStructure`` if it is put into other law, ``embeddedStructure`` if it
    is shown as a whole, as an act that a petition asks for. ``after`` is the last number of a law
    that the zone goes on with, whose outermost units count on by ``step``. ``principal`` is what a
    provision calls the law that is amended as a whole ("this chapter"), where ``this_law`` is what
    is put into it; empty where the two are one.
    """

    name: str
    levels: tuple[LevelStyle, ...]
    this_law: str
    marks: tuple[str, str] = ("", "")
    marks_each: bool = False
    akn: str = "quotedStructure"
    after: str = ""
    step: int = 1
    principal: str = ""


CitationOrder = Literal["outer-first", "inner-first"]


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """How a provision of this bill is cited.

    ``outer-first``: ``section 3(b)(1)``, named by its highest cited level. ``inner-first``:
    ``paragraph (1) of subsection (b) of section 3``. ``inside`` frames a citation of the same
    base unit, ``outside`` one of another (``{citation} of this code``); ``{this}`` is "this
    section". ``across`` frames one from another zone, where it is given: from outside a chapter
    that an act inserts, ``{citation} of chapter 93N``. ``named_blanks``: a number that is
    blank is followed by the heading, so that two blanks can be told apart. ``separator`` stands
    between the numbers of two levels. ``through`` joins the numbers of the first and the last of
    a run: ``{first} to {last}, inclusive,``.
    """

    order: CitationOrder = "outer-first"
    inside: str = _said()
    outside: str = _words(default="{citation}")
    across: str = _words(default="")
    of: str = _said()
    named_blanks: str = _said()
    separator: str = _words(default="")
    through: str = _words(default="{first}–{last}")
    capital: bool = False


@dataclass(frozen=True, slots=True)
class AmendingStyle:
    """How the sections of a law that is amended are named by what becomes of them.

    ``amended``, ``replaced``, ``repealed`` and ``added`` hold ``{sections}``, each for one section
    and for several; ``joiners`` stand between them as those of a language do. ``through`` names
    sections that follow on each other, by ``{first}`` and ``{last}``.
    """

    amended: tuple[str, str] = _words()
    replaced: tuple[str, str] = _words()
    repealed: tuple[str, str] = _words()
    added: tuple[str, str] = _words()
    joiners: tuple[str, str, str] = _words()
    through: str = _words()


@dataclass(frozen=True, slots=True)
class LawMarks:
    """Regular expressions of what the words of a law do: that one cites sections by the first and
    the last of them (``{first}``, ``{last}`` stand for their numbers), that one punishes, that one
    speaks of the section that it stands in. None finds nothing.
    """

    range: str = ""
    penalty: str = ""
    this_section: str = ""


@dataclass(frozen=True, slots=True)
class PunctuationStyle:
    """The marks a list gets. ``joiners`` maps ``any``, ``all``, ``each`` to a word or none;
    ``definition`` ends each definition but the last.
    """

    lead_in: str = _said()
    item: str = _said()
    end: str = _said()
    definition: str = _said()
    before_wrap_up: str = _said()
    joiners: Mapping[str, str] = field(default_factory=dict, metadata={"language": True})


@dataclass(frozen=True, slots=True)
class DefinitionStyle:
    """How definitions are framed.

    ``item`` holds ``{term}``, ``{Term}`` or ``{TERM}`` (the term in its capitals), ``{verb}``
    and ``{body}`` or ``{Body}``; ``verb`` is that of a definition which names none (``means``).
    ``heading`` captions each item, as the headings of its level print; it holds the term in one
    of the three ways. ``numbered``: items take the numbers of their level.
    """

    item: str = _said()
    order: Literal["alphabetical", "as-used"] = "alphabetical"
    verb: str = _said()
    numbered: bool = False
    emphasis: Literal["none", "bold", "italic"] = "bold"
    indent: float = 0.5
    heading: str = _words(default="")


@dataclass(frozen=True, slots=True)
class RecitalStyle:
    """How findings are framed.

    ``pattern`` holds ``{s}`` (as written) or ``{S}`` (first letter capital); ``last`` is used
    for the last one. ``num`` is a counter pattern as in :class:`LevelStyle`, empty for none.
    """

    pattern: str = _said()
    last: str = _said()
    num: str = _words(default="")


@dataclass(frozen=True, slots=True)
class ContentsStyle:
    """A contents list: how many levels of headings it shows, and in which capitals where these
    are not those of the headings themselves.
    """

    depth: int = 2
    capitals: Capitals | None = None


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The page. Lengths in inches, type in points.

    ``line_height`` is a multiple of the type size: 2 is double spacing. ``first_page``: a bare one
    has neither header nor footer. ``status`` is what each page says the document is, where the
    words of the language do not fit the form (a resolution is no bill).
    """

    size: Literal["letter", "legal", "a4"] = "letter"
    margin_top: float = 1.0
    margin_bottom: float = 1.0
    margin_left: float = 1.0
    margin_right: float = 1.0
    font: str = "TeX Gyre Schola"
    word_font: str = "Century Schoolbook"
    font_size: float = 11.0
    line_height: float = 1.3
    header: str = _words(default="")
    footer: str = _said()
    first_page: Literal["as-others", "bare"] = "as-others"
    line_numbers: bool = False
    justify: bool = False
    status: str = _words(default="")


@dataclass(frozen=True, slots=True)
class Letters:
    """How the sentences of a language end, and how its letters count.

    ``alphabet`` are its small letters in order; a letter that is not among them sorts as the one
    under its marks. ``list_letters`` are those that number a provision behind its name, without
    those that are words (``a``). ``sentence_end`` are marks that end a sentence, the full stop
    first; ``pauses`` part one, beside the ``comma``. ``quotes`` are quotation marks, each that
    opens with the one that closes behind it.
    """

    alphabet: str = _said()
    list_letters: str = _said()
    sentence_end: str = _said()
    pauses: str = _said()
    comma: str = _said()
    quotes: str = _said()

    @property
    def full_stop(self) -> str:
        """The mark that ends a statement."""
        return self.sentence_end[:1]

    @property
    def between(self) -> tuple[str, str]:
        """What stands between the members of a list, and of one whose members have commas."""
        return f"{self.comma} ", f"{self.pauses[:1]} "

    @property
    def opening(self) -> str:
        """Quotation marks that open."""
        return self.quotes[::2]

    @property
    def closing(self) -> str:
        """Quotation marks that close, and the bracket."""
        return ")" + self.quotes[1::2]


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """Words of a web page around the text of a bill.

    ``note`` names a side note for who hears it. Of two patterns the second is for several:
    ``demands`` hold ``{demands}``; ``used`` and ``sources`` hold ``{count}``. ``drafting`` holds
    ``{drafting}``.
    """

    skip: str = _said()
    contents: str = _said()
    note: str = _said()
    demands: tuple[str, str] = _said(default=("", ""))
    drafting: str = _said()
    used: tuple[str, str] = _said(default=("", ""))
    sources: tuple[str, str] = _said(default=("", ""))


@dataclass(frozen=True, slots=True)
class Unbroken:
    """Words that stay on one line, as a regular ``expression``; of the texts ``needed`` one stands
    wherever it is found, if there are any.
    """

    expression: str
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the language that transforms need; filled from its pack.

    ``series`` joins a list: between two items, between items of a longer list, before its last
    item. ``this`` holds ``{level}``. ``small`` are the words a title-case heading leaves small;
    those that are ``articles`` may begin a sentence. ``spelling`` maps words to how this variant of
    the language spells them. ``status`` is what each page of a model bill says it is, ``direction``
    how the script runs. ``screen`` are those of a web page. ``blank`` is what is read aloud for a
    blank and holds ``{label}``. ``unbroken`` are the words that stay on one line. ``original`` is
    what Akoma Ntoso calls the text itself, ``new_number`` what a number is called that only the
    place knows, with its ``{level}``, and where it has one its ``{heading}``. ``draftings`` are the
    names of draftings; one that has none is called as its file is.
    """

    series: tuple[str, str, str] = ("", "", "")
    this: str = ""
    small: tuple[str, ...] = ()
    spelling: Mapping[str, str] = field(default_factory=dict)
    status: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"
    screen: ScreenWords = ScreenWords()
    blank: str = ""
    unbroken: tuple[Unbroken, ...] = ()
    letters: Letters = Letters()
    original: str = ""
    new_number: tuple[str, str] = ("", "")
    draftings: Mapping[str, str] = field(default_factory=dict)
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BillStyle:
    """Everything a writer or transform needs to know about a form."""

    zones: Mapping[str, ZoneStyle]
    citation: CitationStyle = CitationStyle()
    punctuation: PunctuationStyle = PunctuationStyle()
    definitions: DefinitionStyle = DefinitionStyle()
    recitals: RecitalStyle = RecitalStyle()
    page: PageStyle = PageStyle()
    words: Words = Words()
    contents: ContentsStyle = ContentsStyle()
    amending: AmendingStyle | None = None

    def level(self, zone: str, depth: int) -> LevelStyle:
        """The level at ``depth`` of ``zone``; ``KeyError``/``IndexError`` if there is none."""
        return self.zones[zone].levels[depth]
