"""The attribution tagger: data, features, training, export."""
