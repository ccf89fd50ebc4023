"""Parts of the PDF writer, imported by ``pdf.write`` only: all but `pango` need WeasyPrint."""
