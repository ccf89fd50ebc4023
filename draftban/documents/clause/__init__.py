"""One clause as it stands for a place: its parts, and the words that it borrows."""
