"""The rules of the drafting checklist, one file each, found by name."""
