"""The parts of plain text that only papers need."""
