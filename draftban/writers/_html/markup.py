"""Small HTML builder: every string that comes from a bill is escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import NewType

from draftban.bill.links import link

Html = NewType("Html", str)
"""Markup that is safe to print. Only this module makes one from a plain string."""

NOTHING = Html("")

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
"""Characters that HTML forbids."""

_LINKS = ("href", "src")
"""Attributes that hold an address."""

_CSS_PLAIN = re.compile(r"[^A-Za-z0-9 ,.;:()§–—-]")


def text(words: str) -> Html:
    """``words`` as text or attribute value."""
    return Html(escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", words), quote=True))


def join(parts: Iterable[Html], between: str = "") -> Html:
    """``parts`` one after the other; ``between`` is white space."""
    assert not between.strip()
    return Html(between.join(parts))


def el(tag: str, attributes: Mapping[str, str], *children: Html) -> Html:
    """An element; attributes with an empty value are left out."""
    return Html(f"{open_tag(tag, attributes)}{''.join(children)}</{tag}>")


def open_tag(tag: str, attributes: Mapping[str, str]) -> Html:
    """A start tag, also of an element that has no end tag. An address that no document may link
    to is left out, whoever asks for it.
    """
    given = (
        (name, _address(value) if name in _LINKS else value) for name, value in attributes.items()
    )
    printed = "".join(f' {name}="{text(value)}"' for name, value in given if value)
    return Html(f"<{tag}{printed}>")


def _address(value: str) -> str:
    return value if value.startswith("#") else link(value)


def style(css: str) -> Html:
    """A ``style`` element; ``css`` must have its strings from :func:`css_string`."""
    assert "</" not in css
    return Html(f"<style>\n{css}</style>")


def css_string(words: str) -> str:
    """``words`` as a CSS string; whatever could end it or the style element is escaped."""
    return '"' + _CSS_PLAIN.sub(lambda m: f"\\{ord(m[0]):x} ", words) + '"'
