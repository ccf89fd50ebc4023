"""The parts of the HTML page, which is also what the PDF is made from."""
