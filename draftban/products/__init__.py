"""The files of a build or of a packet as bytes, the manifest beside them, and its check.

Nothing here prints or writes to a disk: what is being done is told to whoever asks
(:data:`draftban.products.sheets.Doing`), and files can be made by several processes
(:data:`draftban.products.sheets.Each`).
"""
