"""The parts of the PDF writer that need WeasyPrint; imported by ``pdf.write`` only."""
