"""Private parts of the Markdown writer."""
