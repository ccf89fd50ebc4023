"""Files that are laid over each other: forms with regions, traditions, and files of old layouts."""
