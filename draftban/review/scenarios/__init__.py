"""How a draft is meant to be read: acts that somebody tells, and what its words say of each."""
