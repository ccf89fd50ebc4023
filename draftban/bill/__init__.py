"""The bill: its tree, styles, numbering and transforms. Knows no format and no file."""
