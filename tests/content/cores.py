"""The operative core of each sentence of the law: what a hostile hand would change in it.

That is its duties and what they oblige to, its negations, exceptions and quantities, whom it
reaches, the defined terms and provisions that bound it, the numbers typed into it, and the members
of what it joins by *and* or *or*. What is left out may be worded otherwise without a new core.

A core is read off the template, so that every branch has one: terms, roles and calls stand as
they print or by their names, what differs from bill to bill as ``…``. Which words are operative,
and which of their neighbours they take along, says ``operative_words.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from tests.content.shipped import ROOT
from tests.content.stretches import body_lines, law_files

HERE = Path(__file__).parent
CORES = HERE / "cores"

TURNED = (
    "definitions",
    "enforcement",
    "exemptions",
    "passages",
    "prohibitions",
    "remedies",
    "rights",
)
"""Folders of prohibitions, definitions, exemptions and remedies."""

KINDS = (
    *TURNED,
    "act",
    "administration",
    "amendments",
    "codified",
    "data",
    "general",
    "grants",
    "oversight",
    "special-act",
    "transition",
    "vendors",
    "vote",
)
"""Folders whose sentences have a core: all law but what gives reasons or calls on others."""

GAP = "…"

BETWEEN = ("joiners",)
"""Groups of words kept with the word before and the word behind them."""

BEFORE = ("duties", "negations", "exceptions", "widening")
"""Groups of words kept with the word behind them."""

ALONE = ("effects", "persons", "scope")
"""Groups of words kept by themselves."""

MEMBER = 4
"""A comma parts two members of a series if no more words than these follow up to the next."""

FIRST = 3
"""Words kept of a sentence that has no operative one."""

_CALL = re.compile(r"\{\{ *(forbid|oblige|permit)\((.*?)\) *\}\}")
_VERBS = {"forbid": "shall not", "oblige": "shall", "permit": "may"}
_AFTER = re.compile(r'\{\{ *after\((?:(\d+)|[^",]*), *"(\w+)", *"([^"]*)"\) *\}\}')
_PERIOD = re.compile(r'\{\{ *period\((?:(\d+)|[^",]*), *"(\w+)"\) *\}\}')
_REF = re.compile(r"\{\{ *(ref|passage|law)\(((?:\"[^\"]*\"|[^\")])*)\) *\}\}")
_NAME = re.compile(r'\{\{ *name\("([^"]*)"\) *\}\}')
_TAG = re.compile(r"\{%.*?%\}")
_BRANCH = re.compile(r"\{%-? *(?:if|elif|else|endif)\b.*?%\}")
_HEADING = re.compile(r"^(\s*\d+\.\s+)# .*$")
_ITEM = re.compile(r"^\s*\d+\.\s+")
_SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-Z…_]|(?:role|code)\.|this_law)")
_TOKEN = re.compile(r"any:or|all:and|each:|(?:role|code)\.\w+|[\w-]+/[\w/#-]*|[\w’'-]+|…|,")


@cache
def words() -> Mapping[str, frozenset[str]]:
    """The operative words, by what they do."""
    said = yaml.safe_load((HERE / "operative_words.yaml").read_text("utf-8"))
    return {name: frozenset(some.split()) for name, some in said.items()}


@cache
def _reach() -> Mapping[str, tuple[int, ...]]:
    """For each operative word, where the words stand that are kept with it."""
    groups = ((ALONE, (0,)), (BEFORE, (0, 1)), (BETWEEN, (-1, 0, 1)))
    return {word: near for names, near in groups for name in names for word in words()[name]}


@cache
def _terms(root: Path) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for path in sorted((root / "templates").rglob("terms.yaml")):
        for name, forms in yaml.safe_load(path.read_text("utf-8")).items():
            found.setdefault(name, forms)
    return found


def files(kinds: Collection[str] = KINDS) -> list[Path]:
    """The files of these folders whose sentences have cores; what only calls on others has none."""
    return [
        path
        for path in law_files()
        if path.parent.name in kinds and not path.name.endswith(".urge.md")
    ]


def sentences(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The sentences and points of a body, each with its line, as plain words."""
    for number, line in lines:
        for part in _BRANCH.split(_HEADING.sub("", line)):
            text = _plain(_ITEM.sub("", part))
            for sentence in _SENTENCE.split(text):
                if re.search(r"\w", sentence):
                    yield number, sentence.strip()


def _plain(text: str) -> str:
    text = re.sub(r"\{\{ *label\([^)]*\) *\}\} *", "", text)  # it prints nothing
    text = _NAME.sub(r"\1", text)
    text = _CALL.sub(lambda m: f"{_subject(m[2])} {_VERBS[m[1]]}", text)
    text = re.sub(r"\{\{ *term\.(\w+)(?:\.(\w+))? *\}\}", lambda m: _term(m[1], m[2]), text)
    text = re.sub(r"\{\{ *((?:role|code)\.\w+)(?:\.\w+)? *\}\}", r"\1", text)
    text = _REF.sub(lambda m: _provisions(m[1], m[2]), text)
    text = _AFTER.sub(lambda m: f"within {m[1] or GAP} _{m[2]} after {m[3]}", text)
    text = _PERIOD.sub(lambda m: f"{m[1] or GAP} _{m[2]}", text)
    text = re.sub(r"\{\{ *any *\}\}", "any:or", text)
    text = re.sub(r"\{\{ *all *\}\}", "all:and", text)
    text = re.sub(r"\{\{ *each *\}\}", "each:", text)
    text = re.sub(r"\{\{ *(?:this\.law|this) *\}\}", "this_law", text)
    return re.sub(r"\{\{.*?\}\}", GAP, _TAG.sub(" ", text))


def _subject(argument: str) -> str:
    quoted = argument[:1] in "\"'"
    return argument.strip("\"'") if quoted else f"{{{{ {argument} }}}}"


def _term(name: str, form: str | None) -> str:
    """A term as one token, known by its first character, as the unit of a period is."""
    said = _terms(ROOT).get(name, {}).get("one" if form in ("a", "the", None) else form, name)
    return "_" + said.replace(" ", "_")


def _provisions(call: str, arguments: str) -> str:
    names = re.findall(r'"([^"]*)"', arguments)
    if call == "ref":
        return " ".join(name if "/" in name else f"{name}/" for name in names)
    return " ".join((f"{call}/{names[0]}", *names[1:]))


def core(sentence: str) -> str:
    """The operative core of a sentence. It keeps the first word and the last, so that nothing can
    be put before or behind them; of a sentence without operative words the first few.
    """
    tokens, commas = _tokens(sentence)
    kept = {i + near for i, token in enumerate(tokens) for near in _near(token)}
    kept.update(near for comma in _series(tokens, commas) for near in (comma, comma + 1))
    kept = {0, *(kept or range(FIRST)), len(tokens) - 1}
    out: list[str] = []
    for i, token in enumerate(tokens):
        word = _printed(token) if i in kept else GAP
        if word != GAP or out[-1:] != [GAP]:
            out.append(word)
    return " ".join(out).strip(f" {GAP}")


def _printed(token: str) -> str:
    return token if "." in token else token.replace("_", " ").replace(":", " ").strip()


def _tokens(sentence: str) -> tuple[list[str], list[int]]:
    """The words without articles, and the positions of those that a comma follows."""
    tokens: list[str] = []
    commas: list[int] = []
    for token in _TOKEN.findall(sentence):
        if token == ",":
            commas.append(len(tokens) - 1)
        elif token.casefold() not in words()["articles"]:
            tokens.append(token)
    return tokens, commas


def _near(token: str) -> tuple[int, ...]:
    if token in ("any:or", "all:and", "each:"):  # the end of what leads in to a list
        return -1, 0
    if token[0] == "_" or token[0].isdigit() or "/" in token or "." in token:
        return (0,)
    return _reach().get(token.casefold(), ())


def _series(tokens: list[str], commas: list[int]) -> Iterator[int]:
    """The positions before commas that part what an *and* or *or* joins, here or on the next
    line.
    """
    ends = [i - 1 for i, token in enumerate(tokens) if token.casefold() in words()["joiners"]]
    for end in (*ends, *(comma for comma in commas if comma == len(tokens) - 1)):
        while before := [comma for comma in commas if end - MEMBER <= comma < end]:
            end = before[-1]
            yield end


def cores(path: Path) -> list[tuple[int, str]]:
    """The cores of a file in order, each with its line: of what it does to another law, then of
    its sentences.
    """
    done = [(1, f"{how} {law}: {at}".strip(": ")) for law, at, how in _amended(path)]
    return done + cores_of(body_lines(path))


def cores_of(lines: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The cores of the sentences on these lines."""
    found = ((number, core(sentence)) for number, sentence in sentences(lines))
    return [(number, said) for number, said in found if said]


def _amended(path: Path) -> Iterator[tuple[str, str, str]]:
    """Which law a file amends, where in it, and how."""
    text = path.read_text("utf-8")
    front = text.split("---\n", 2)[1] if text.startswith("---\n") else ""
    if "\namends:" in front:
        amends = yaml.safe_load(front)["amends"]
        yield amends["law"], amends["at"], amends["how"]


@cache
def stored() -> Mapping[str, list[str]]:
    """The cores that somebody read, by file."""
    return {
        file: said
        for path in sorted(CORES.glob("*.yaml"))
        for file, said in yaml.safe_load(path.read_text("utf-8")).items()
    }
