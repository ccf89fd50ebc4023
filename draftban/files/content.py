"""Where what is shipped lies: `templates/` and `jurisdictions/`."""

from __future__ import annotations

from pathlib import Path


def content_root() -> Path:
    """The folder that holds the shipped ``templates/`` and ``jurisdictions/``.

    Installed: ``draftban/_content``. In a checkout: the repository.
    """
    package = Path(__file__).resolve().parent.parent
    installed = package / "_content"
    return installed if installed.is_dir() else package.parent
