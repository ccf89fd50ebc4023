"""The bytes of today: every shipped place in every shape, as a list of SHA-256.

``python -m tests.yardstick --out before.txt`` writes the list; ``--against before.txt`` says what
is no longer the same, with status 1. It builds with the command line alone, so that the list of one
checkout can be held against another whose modules have other names.
"""
