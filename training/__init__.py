"""Offline training of what the product ships as weights; see README.md."""
