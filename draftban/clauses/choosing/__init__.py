"""Which clauses stand in a document, in which draftings, and why."""
