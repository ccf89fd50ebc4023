"""Numbers as Word counts them: lists, counters, and the room they need."""
