"""Drafting manuals that rules rest on, as far as somebody read them; what they say, in our words.

The addresses are those of the copies that were read.
"""

from __future__ import annotations

from draftban.review.lint.rule import Manual

_READ = "2026-11-25"

WASHINGTON_VOICE = Manual(
    "Washington State Code Reviser, Bill Drafting Guide (2023)",
    "Part IV, 1(a)",
    "Use the active voice; a passive often leaves out who must act.",
    "https://leg.wa.gov/bills-meetings-and-session/bills/bill-drafting-guide/?section=Part+IV",
    _READ,
)

WISCONSIN_SENTENCES = Manual(
    "Wisconsin Bill Drafting Manual (2011–2012)",
    "2.001(1)",
    "Short, simple sentences; dependent clauses and complex sentences only where needed.",
    "https://ru.scribd.com/document/263615142/General-Drafting5w46tyy",
    _READ,
)

WISCONSIN_LEGALESE = Manual(
    "Wisconsin Bill Drafting Manual (2011–2012)",
    "2.001(3)",
    "Familiar words instead of legalese; “the said”, “the aforesaid” and their like add nothing.",
    "https://ru.scribd.com/document/263615142/General-Drafting5w46tyy",
    _READ,
)

ALABAMA_SENTENCES = Manual(
    "Alabama Legislative Reference Service, Drafting Style Manual",
    "Rule 1",
    "Short, simple sentences, each with a single thought.",
    "http://lsa.state.al.us/lrs/style_manual.aspx",
    _READ,
)

ALABAMA_LEGALESE = Manual(
    "Alabama Legislative Reference Service, Drafting Style Manual",
    "Introduction",
    "A bill is not written in legalese, but in words that anybody understands.",
    "http://lsa.state.al.us/lrs/style_manual.aspx",
    _READ,
)

ALABAMA_SEVERABILITY = Manual(
    "Alabama Legislative Reference Service, Drafting Style Manual",
    "Rule 22",
    "A severability clause only where a part may fall and the intent would otherwise be unclear.",
    "https://cupdf.com/document/severability-saving-and-nonseverability-clauses-as-described-in-"
    "legislative-drafting-manuals.html",
    _READ,
)

PENNSYLVANIA_DEFINITIONS = Manual(
    "Pennsylvania Legislative Reference Bureau, Legislative Drafting Manual",
    "101 Pa. Code § 15.65(b)",
    "A definition holds no substantive provision; once a word is defined, that word is used.",
    "https://www.pacodeandbulletin.gov/Display/pacode?file=/secure/pacode/data/101/chapter15/"
    "s15.65.html&d=reduce",
    _READ,
)

NEW_ZEALAND_DEFINITIONS = Manual(
    "New Zealand Parliamentary Counsel Office, Plain Language Standard",
    "8.5",
    "Define only what must be defined; each definition sends the reader to another page.",
    "http://www.pco.govt.nz/8.5",
    _READ,
)

AUSTRALIA_ONE_MEANING = Manual(
    "Australian Office of Parliamentary Counsel, Drafting Direction 1.5 (2019)",
    "Part 2",
    "One expression, one meaning.",
    "https://fdocuments.us/document/drafting-direction-no-15-definitions-meanings-for-different-"
    "parts-of-legislation.html",
    _READ,
)

CANADA_DUTY = Manual(
    "Department of Justice Canada, Legistics",
    "Expressing Obligations and Prohibitions",
    "One fixed verb for duties and one for prohibitions (there “must” and “must not”); “may not” "
    "does not forbid.",
    "http://canada.justice.gc.ca/fra/min-dept/pub/legis/n47.html",
    _READ,
)

HOUSE_DUTY = Manual(
    "U.S. House of Representatives, Office of the Legislative Counsel",
    "as reported by C. Micheli (2020)",
    "“Shall” requires, “may” permits, “may not” denies; each is kept for that.",
    "https://californiaglobe.com/fr/considerations-in-drafting-california-legislation-part-ii",
    _READ,
)

CANADA_LISTS = Manual(
    "Department of Justice Canada, Legistics",
    "Paragraphing, table of factors",
    "The items of a list are grammatical equals.",
    "https://www.justice.gc.ca/eng/rp-pr/csj-sjc/legis-redact/legistics/p3p3.html",
    _READ,
)

FEDERAL_REGISTER_LISTS = Manual(
    "Office of the Federal Register, Drafting Legal Documents: Principles of Clear Writing",
    "11",
    "Parallel structure, above all in lists.",
    "https://doclecture.net/1-64020.html",
    _READ,
)

FEDERAL_REGISTER_EXCEPTIONS = Manual(
    "Office of the Federal Register, Drafting Legal Documents: Principles of Clear Writing",
    "7",
    "Avoid exceptions; say directly what is covered.",
    "http://garbl.blogspot.de/2012/08/drafting-legal-documents-principles-of.html",
    _READ,
)

EU_RECITALS = Manual(
    "Joint Practical Guide of the European Parliament, the Council and the Commission (2015)",
    "Guideline 10 and 10.1, as quoted word for word in the copies read",
    "Recitals give reasons; they hold no normative provision and use no mandatory language.",
    "https://eur-lex.europa.eu/content/techleg/EN-legislative-drafting-guide.pdf",
    _READ,
)

INDIANA_PREAMBLES = Manual(
    "Drafting Manual for the Indiana General Assembly",
    "pages 51 and 62, as quoted in the copy read",
    "Reasons and findings stand before the enacting clause, if anywhere; the law needs none.",
    "http://indianalawblog.com/archives/2017/04/ind_law_is_it_e.html",
    _READ,
)

CANADA_REFERENCES = Manual(
    "Department of Justice Canada, Legistics",
    "Cross References",
    "When a draft is renumbered or a text amended, each cross-reference must be put right.",
    "https://www.justice.gc.ca/eng/rp-pr/csj-sjc/legis-redact/legistics/p2p1.html",
    _READ,
)
