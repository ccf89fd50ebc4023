"""A folder as a zip whose bytes depend on its files and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of everything in a zip: there is no clock in a build."""

_PACKED = (".docx", ".pdf")
"""Files that are compressed already."""

_RIGHTS = 0o100644 << 16


def zipped(folder: str, files: Mapping[str, bytes]) -> bytes:
    """``files`` by name, in a folder ``folder`` inside the zip, sorted."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = ZipInfo(f"{folder}/{name}", _DAY)
            entry.compress_type = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
            entry.create_system = 3  # the rights are those of Unix, wherever it is made
            entry.external_attr = _RIGHTS
            archive.writestr(entry, files[name], compresslevel=6)
    return buffer.getvalue()
