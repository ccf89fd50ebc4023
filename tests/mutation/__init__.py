"""Files as no one should write them: made by chance from a seed, and what draftban does with them.

Whatever stands in a place's file, a form, a clause or a manifest, a run ends with files or with
messages: no traceback, no run without end, nothing in an output that no output may hold.
"""
