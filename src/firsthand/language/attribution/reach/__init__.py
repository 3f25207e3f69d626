"""How far a voice carries beyond its own clause.

To those who passed it on and whom it cites (`relays`), to quotations on their own (`floating`), posts (`posts`), the
sentences before it (`hindsight`, `secondhand`) and after it (`continuing`). `found` is what all of them give.
"""
