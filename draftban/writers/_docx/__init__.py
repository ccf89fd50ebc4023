"""What the Word writer is made of: names, styles, numbering, page, body, package."""
