"""The version of draftban."""

__version__ = "0.1.0"
