"""What a form leaves to its language, and what neither of them says."""

from __future__ import annotations

from pathlib import Path

from draftban.config import load_form, search_path
from draftban.diagnostics import Report

FORM = """\
form: town
name: An ordinance
language: xx
tradition: us
country: zz
currency: XXX
government: municipal
title: T
short_title: S
formula: F
outline: [definitions]
definitions_lead_in: D
roles: {}
competence: {}
verbs: {permit: "{subject} potest"}
levels:
  instrument:
    this_law: haec lex
    levels:
      pars: {num: "{I}."}
      caput: {num: "{1}.", word: caput}
"""

WORDS = """\
level_names: {pars: [pars, partes]}
heading_mark: ":"
citation: {inside: "{citation}", of: " ex ", named_blanks: "{citation}"}
punctuation:
  lead_in: ":"
  item: ";"
  end: "."
  definition: "."
  before_wrap_up: ","
  joiners: {any: vel, all: et}
verbs: {forbid: "{subject} non debet", oblige: "{subject} debet", permit: "{subject} licet"}
definitions: {item: "{term} {verb} {body}", verb: est}
definitions_heading: Verba
recitals: {pattern: "{S}.", last: "{S}."}
findings_heading: Causae
page: {footer: "{page}"}
blank: "___"
"""


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / "templates" / name.replace("__", "/")
        path = path.with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_the_language_lies_under_its_forms_and_a_variant_over_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        forms__town=FORM.replace("word: caput", "word: caput, words: capita"),
        languages__xx__form=WORDS,
    )
    (tmp_path / "templates" / "languages" / "xx-ZZ").mkdir()
    (tmp_path / "templates" / "languages" / "xx-ZZ" / "form.yaml").write_text(
        "blank: '…'\n", "utf-8"
    )
    report = Report()
    form = load_form("town", search_path(tmp_path, tmp_path), report)
    assert not list(report)
    assert form is not None
    assert form.verbs.forbid == "{subject} non debet"
    assert form.verbs.permit == "{subject} potest", "the form’s own"
    assert form.blank == "…", "the variant’s"
    pars, caput = form.levels["instrument"].levels.values()
    assert (pars.word, pars.words, pars.heading_mark, pars.cite) == ("pars", "partes", ":", "{I}")
    assert (caput.word, caput.words) == ("caput", "capita")
    assert form.definitions_heading.pos.file == "templates/languages/xx/form.yaml", (
        "no word without a place"
    )


def test_all_that_nobody_says_is_told_at_once_with_both_files(tmp_path: Path) -> None:
    words = WORDS.replace("level_names: {pars: [pars, partes]}\n", "").replace(
        'forbid: "{subject} non debet", ', ""
    )
    words = words.replace('blank: "___"\n', "").replace("any: vel, ", "")
    write(tmp_path, forms__town=FORM, languages__xx__form=words)
    report = Report()
    assert load_form("town", search_path(tmp_path, tmp_path), report) is None
    assert {d.code for d in report} == {"config.missing-word"}
    told = [d.message for d in report]
    assert all(
        "templates/forms/town.yaml" in m and "templates/languages/xx/form.yaml" in m for m in told
    )
    for key in (
        "level_names.pars",
        "levels.instrument.levels.caput.words",
        "verbs.forbid",
        "blank",
        "punctuation.joiners.any",
    ):
        assert sum(f"“{key}”" in message for message in told) == 1, key
    assert len(told) == 5


def test_a_language_without_the_file_is_told_where_to_write_it(tmp_path: Path) -> None:
    write(tmp_path, forms__town=FORM)
    report = Report()
    assert load_form("town", search_path(tmp_path, tmp_path), report) is None
    assert report.errors
    assert all("templates/languages/xx/form.yaml" in d.message for d in report)


def test_a_sum_without_a_currency_is_a_mistake(tmp_path: Path) -> None:
    fine = "options: {fine: {type: money, default: 5, about: The fine.}}\n"
    form = FORM.replace("word: caput", "word: caput, words: capita") + fine
    write(tmp_path, forms__town=form, languages__xx__form=WORDS)
    report = Report()
    load_form("town", search_path(tmp_path, tmp_path), report)
    assert [d.code for d in report] == ["config.no-currency"]
