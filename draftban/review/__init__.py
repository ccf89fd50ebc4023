"""Reads bills and setups and says something about them; changes none."""
