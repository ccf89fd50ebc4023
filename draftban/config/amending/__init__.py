"""The law that a place's bill amends: its text in sections, and what is to become of each."""
