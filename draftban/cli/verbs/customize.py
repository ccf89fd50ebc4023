"""`draftban customize`: a place's own copy of a shared text, ready to be edited."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from draftban.cli import completing
from draftban.cli.arguments import as_option, document_option, place_argument
from draftban.cli.terminal import echo_diagnostics, echo_json
from draftban.diagnostics import DraftbanError

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.documents import Document
    from draftban.products.customizing.asked import Lines

ORDER = 57
EXAMPLES = (
    'draftban customize us-ma-lowell "law enforcement or any other work"',
    'draftban customize us-ma-lowell "B(2)(b)" --provision',
    "draftban customize us-ma-lowell definitions/covered-space",
    "draftban customize us-ma-lowell passages/government-use --undo",
    "draftban customize us-ma-lowell amends",
)


@click.command(name="customize", short_help="Copy a shared text to a place, to be edited there.")
@place_argument
@click.argument("what", metavar="WHAT", nargs=-1, required=True, shell_complete=completing.texts)
@click.option(
    "--provision",
    is_flag=True,
    help="Not the whole text: only the provision, as a difference that names the shared one.",
)
@click.option(
    "--undo",
    is_flag=True,
    help="Take the shared text again. A copy that nobody has edited is removed, an edited one "
    "stays beside as NAME.md.edited.",
)
@document_option("the first that has WHAT")
@as_option
def command(
    place: str, what: tuple[str, ...], provision: bool, undo: bool, name: str, as_: str
) -> None:
    """Copy the shared text of WHAT to the folder of PLACE, where it goes before the shared one.

    WHAT is what `draftban where` takes: a citation ("3(b)"), a line of the PDF ("page 4, line
    17"), words of the bill ("law enforcement or any other work"), the id of a clause
    (prohibitions/evidence), and the name of a text besides: passages/government-use,
    definitions/vendor, findings/errors, papers/memo, prohibitions/evidence.own.

    amends: what becomes of each section of the ordinance that PLACE amends, with a proposal and a
    reason for each. Its text must stand in the folder of PLACE, as existing.md.

    The bill stays as it is, word by word, until you edit the file. What somebody wrote there is
    never replaced.
    """
    from draftban.cli.drafting import draft
    from draftban.cli.running.amends import AMENDS, write_amends
    from draftban.cli.running.customizing import take, take_back
    from draftban.cli.telling import amends_text, own_text
    from draftban.products.customizing import Asked, CannotCustomize, customize

    if undo and provision:
        raise click.UsageError("--undo takes back a file as a whole: leave --provision out.")
    words = " ".join(what)
    if words == AMENDS:
        if undo or provision:
            raise click.UsageError(f"With {AMENDS} leave --undo and --provision out.")
        done = write_amends(place)
        amends_text.echo_proposals(done.proposed, place, as_, written=done.written)
        return
    drafted = draft(place)
    if drafted.build is None:
        echo_diagnostics(drafted.report, err=True)
        sys.exit(1)
    asked = Asked(drafted.build, _documents(drafted, name, words), words, provision, _lines(words))
    try:
        files = customize(asked)
    except CannotCustomize as problem:
        raise DraftbanError([problem.diagnostic]) from problem
    copied = take_back(files, place) if undo else take(files, drafted.build, place)
    if as_ == "json":
        echo_json({"place": drafted.folder, "what": words, **own_text.done_json(copied)})
    else:
        own_text.echo_done(copied, drafted.build.setup.search, place)
    sys.exit(1 if copied.refused else 0)


def _documents(drafted: Drafted, name: str, what: str) -> tuple[Document, ...]:
    """The bills in which ``what`` is looked for; a page is one of the first."""
    from draftban.cli.documents import named_document
    from draftban.review.where import names_page

    assert drafted.build is not None
    if drafted.report.errors:
        return ()
    if name or names_page(what):
        return (named_document(drafted, name),)
    return drafted.build.documents


def _lines(what: str) -> Lines:
    from draftban.cli.documents import laid_out
    from draftban.review.where import names_page

    return laid_out if names_page(what) else (lambda document: ())
