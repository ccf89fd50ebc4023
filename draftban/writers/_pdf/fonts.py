"""The bundled fonts, and a fetcher that gives WeasyPrint nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from draftban.writers._html.markup import css_string

_EPOCH = "SOURCE_DATE_EPOCH"
_SCHEME = "draftban-font:"
_SYMBOLS = "draftban symbols"
_STYLES = (
    ("regular", "normal", "normal"),
    ("bold", "bold", "normal"),
    ("italic", "normal", "italic"),
    ("bolditalic", "bold", "italic"),
)
FAMILIES = {"TeX Gyre Schola": "texgyreschola"}
"""Bundled families and how their files' names begin."""

_FILES = {f"{start}-{name}.otf" for start in FAMILIES.values() for name, _, _ in _STYLES} | {
    "dejavu-symbols.ttf"
}


def names(family: str) -> tuple[str, ...]:
    """The files of ``family``'s faces, then that of the symbols."""
    faces = (f"{FAMILIES[family]}-{name}.otf" for name, _, _ in _STYLES)
    return (*faces, "dejavu-symbols.ttf")


def gone(family: str) -> str:
    """The first file of :func:`names` that is not there; empty if all are."""
    folder = files("draftban.writers").joinpath("fonts")
    return next((name for name in names(family) if not folder.joinpath(name).is_file()), "")


def css(family: str) -> str:
    """``@font-face`` rules for ``family``, a key of :data:`FAMILIES`, and its use."""
    rules = [
        _face(family, f"{FAMILIES[family]}-{name}.otf", weight, slope)
        for name, weight, slope in _STYLES
    ]
    rules.append(_face(_SYMBOLS, "dejavu-symbols.ttf", "normal", "normal"))
    rules.append(f"html {{ font-family: {css_string(family)}, {css_string(_SYMBOLS)} }}")
    return "\n".join(rules) + "\n"


def _face(family: str, file: str, weight: str, slope: str) -> str:
    return (
        f"@font-face {{ font-family: {css_string(family)}; src: url({_SCHEME}{file}); "
        f"font-weight: {weight}; font-style: {slope} }}"
    )


@contextmanager
def still_clock() -> Iterator[None]:
    """While it lasts, fonts are cut down without today's date in them.

    Where HarfBuzz cannot do it fontTools does, and that writes the time of day into each font
    unless the environment names one.
    """
    if _EPOCH in os.environ:
        yield
        return
    os.environ[_EPOCH] = "0"
    try:
        yield
    finally:
        del os.environ[_EPOCH]


class BundledFonts(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the bundled font files; whatever else is asked for stops the rendering.

    Nothing is read that was not named: no network, no other file.
    """

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The font behind ``url``; ``FatalURLFetchingError`` for any other address."""
        name = url.removeprefix(_SCHEME)
        if name == url or name not in _FILES:
            raise FatalURLFetchingError(f"a bill refers to no outside file, yet {url!r} was asked")
        body = files("draftban.writers").joinpath("fonts", name).read_bytes()
        return URLFetcherResponse(url, body=body)
