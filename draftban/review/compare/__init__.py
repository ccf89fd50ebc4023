"""A draft beside enacted and proposed law: which features each has."""
