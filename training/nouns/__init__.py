"""The nouns that no pack lists, by WordNet (not shipped)."""
