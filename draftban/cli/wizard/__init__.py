"""`draftban new`: questions about a place, and the file that the answers make.

``offer`` what can be chosen (from ``templates/new.yaml``), ``question`` what a question is,
``questions`` those of a first draft and ``facts`` those that may wait, ``names`` a place's name as
it was typed, ``gazetteer`` a list of places, ``placing`` what both say of its kind, ``location``
the questions about that, ``abroad`` what there is elsewhere, ``accept`` when an answer will do,
``dialogue`` asking people or taking ``--set``, ``compose`` the file.
"""
