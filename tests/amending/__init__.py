"""Bills that amend a law which exists: its text, the decisions, what comes of them."""
