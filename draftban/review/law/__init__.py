"""What the law is said to be, and how far anybody has checked it."""
