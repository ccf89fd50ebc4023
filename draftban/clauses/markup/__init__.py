"""Clause Markdown: marked text → provisions, and everything that a body may not hold."""
