"""`draftban new`: questions about a place, and the file that the answers make.

``offer`` what can be chosen (from ``templates/new.yaml``), ``questions`` what is asked,
``accept`` when an answer will do, ``dialogue`` asking people or taking ``--set``, ``compose``
the file.
"""
