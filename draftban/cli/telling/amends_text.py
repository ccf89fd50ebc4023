"""What `draftban customize PLACE amends` says of the proposals that it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftban.cli.terminal import echo, echo_json, echo_paragraph

if TYPE_CHECKING:
    from draftban.products.amending import Proposed


def echo_proposals(found: Proposed, place: str, as_: str, *, written: bool) -> None:
    """Tell which proposals for the law that ``place`` amends are written, and what to do next."""
    if as_ == "json":
        told = {"file": found.path, "written": written, "sections": list(found.left)}
        echo_json({**told, "text": found.text})
    elif written:
        echo(found.path)
        echo_paragraph(
            "Read each proposal beside the old section. Take `proposed: true` away where you "
            f"accept it, change the others, and then run: draftban check {place}"
        )
    elif not found.left:
        echo_paragraph(f"{found.path} says something about every section; nothing is to be added.")
    else:
        echo_paragraph(
            f"{found.path} is there already and stays as it is. Add for the other sections:"
        )
        echo("")
        echo(found.text.rstrip())
