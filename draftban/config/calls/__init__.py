"""The calls of the open letter on others than lawmakers, and whom they reach in an order of law."""
