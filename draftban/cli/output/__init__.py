"""The folder of a place: what a run may write in it, all of it or none."""
