"""The work of a command on each of its places: one after another or several at a time."""
