"""A trained tagger over the rules: what it sees of a token, what it says of it, and how the two are settled.

`features` are read off the parse and the rules' records, `network` scores the tags of each token, `linking` joins the
tagged spans to attributions, `settling` corrects the rules' by them, `settled` gives those that no rule found a voice.
"""
