"""What a place's bills do about each demand, what they carve out, whom they keep from watching."""
