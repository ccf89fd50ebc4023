"""How fast draftban is, beside what people would use instead, measured in one run on one machine.

``make bench`` prints the table that ``docs/performance.md`` shows. Nothing here is a test.
"""
