"""What a command says of what it did, for people and for programs."""
