"""One module per verb: its name is the verb, ``command`` is the click command.

``ORDER`` (an int) is the verb's place in ``draftban --help``, ``EXAMPLES`` are the command lines at
the end of its own ``--help``, which can be typed as they stand. A new verb is a new file here.
These modules import nothing heavy at their top, so that ``--help`` stays quick.
"""
