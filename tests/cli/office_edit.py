"""Run by the system's Python, not the project's: edits Word files in LibreOffice as a person would.

``python3 office_edit.py SOFFICE PROFILE FILE...`` opens each file, fills its first blank, inserts a
provision, deletes one, and saves the file as Word.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

INSERTED = "A provision that a person wrote."
FILLED = "No. 2027-1"


def option(name: str, value: object) -> Any:
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def connect(pipe: str) -> Any:
    context = uno.getComponentContext()
    make = context.ServiceManager.createInstanceWithContext
    resolver = make("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(600):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # not up yet
            time.sleep(0.2)
        else:
            return there.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", there
            )
    raise SystemExit("soffice did not start")


def edit(desktop: Any, file: str) -> None:
    url = uno.systemPathToFileUrl(os.path.abspath(file))
    document = desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))
    text = document.Text
    blank = document.createSearchDescriptor()
    blank.SearchRegularExpression = True
    blank.SearchString = r"_{3,}|\[[^\]]+\]"
    found = document.findFirst(blank)
    if found is not None:
        found.String = FILLED
    paragraphs = []
    walk = text.createEnumeration()
    while walk.hasMoreElements():
        part = walk.nextElement()
        if part.supportsService("com.sun.star.text.Paragraph") and len(part.String) > 60:
            paragraphs.append(part)
    assert len(paragraphs) > 4
    text.insertString(paragraphs[2].End, "\n" + INSERTED, False)
    paragraphs[4].String = ""
    document.storeToURL(url, (option("FilterName", "MS Word 2007 XML"),))
    document.close(True)


def main(soffice: str, profile: str, *files: str) -> None:
    pipe = f"draftban{os.getpid()}"
    process = subprocess.Popen(
        [
            soffice,
            f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}",
            *("--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"),
        ],
        stdout=-3,
        stderr=-3,
    )
    try:
        desktop = connect(pipe)
        for file in files:
            edit(desktop, file)
        desktop.terminate()
    finally:
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
