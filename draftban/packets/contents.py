"""What the list of a packet's papers is told of each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from draftban.bill.walk import upper_first
from draftban.clauses.choosing.library import PaperEntry
from draftban.packets.subject import Data, Subject


def annotated_stem(stem: str) -> str:
    """What the file of the document ``stem`` is called with its comments to counsel."""
    return f"{stem}-annotated"


def contents(
    subject: Subject, papers: Mapping[str, PaperEntry], folders: tuple[str, ...], data: Data
) -> Data:
    """The ``papers`` of each of the ``folders`` in order, whom each is for and who fills it in.
    ``data`` is what their front matter sees as ``paper``.
    """
    listed = {
        folder: [e for e in papers.items() if e[1].meta.folder == folder] for folder in folders
    }
    rows = {folder: list(_rows(subject, dict(entries), data)) for folder, entries in listed.items()}
    filed = rows[folders[0]]
    return {
        "papers": {folder.replace("-", "_"): of_folder for folder, of_folder in rows.items()},
        "handed_in": [row for row in filed if not row["stage"]],
        "for_staff": [row for row in filed if row["stage"] == "staff"],
        "after_passage": [row for row in filed if row["stage"] == "passed"],
        "annotated": [
            {"stem": annotated_stem(d.stem), "title": d.bill.meta.short_title}
            for d in subject.build.documents
        ],
    }


def _rows(subject: Subject, papers: Mapping[str, PaperEntry], data: Data) -> Iterator[Data]:
    pauses = subject.setup.pack.letters.pauses + " "
    for name, entry in papers.items():
        told = {key: subject.writer.front(entry, key, data) for key in ("title", "reader", "fills")}
        about = str(data["short_title"])  # named once, over the list
        told["title"] = told["title"].removesuffix(about).rstrip(pauses) or about
        yield {
            "id": name,
            "stem": f"{subject.place}-{name}",
            "stage": entry.meta.stage,
            **{key: upper_first(words) for key, words in told.items()},
        }
