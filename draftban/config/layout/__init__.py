"""How a form prints numbers and citations: levels, patterns, what is never parted."""
