"""The drafting checklist: what the manuals of drafting offices warn of, one file a rule.

A rule is a module of :mod:`draftban.review.lint.rules` with a ``RULE``; it is found by name.
Rules read one of three things (``inputs.py``): a finished document, a place, or all content.
They hold no words for readers: those stand in ``templates/languages/en/lint.yaml``
(``guidance.py``).
"""
