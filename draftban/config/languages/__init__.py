"""What a language says: its packs, the words of forms, reports and places, and what it lacks."""
