"""`draftban new`: questions about a place, and the file that the answers make.

``offer`` what can be chosen (from ``templates/new.yaml``), ``question`` what a question is,
``questions`` those of a first draft and ``facts`` those that may wait, ``names`` a place's name as
it was typed, ``accept`` when an answer will do, ``dialogue`` asking people or taking ``--set``,
``compose`` the file.
"""
