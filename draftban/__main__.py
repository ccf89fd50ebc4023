"""``python -m draftban`` is the command ``draftban``."""

from __future__ import annotations

from draftban.cli import main

if __name__ == "__main__":
    main()
