"""What people write otherwise than a file wants it: answers as they are said, keys elsewhere."""
