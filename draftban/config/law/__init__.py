"""What the law of a region is said to be, and how far that may be relied on."""
