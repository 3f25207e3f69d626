"""The store: a case in one file, its schema and migrations, its transactions, its search. It knows no stages."""

from firsthand.store.casefile import Mark, Revision
from firsthand.store.codec import decode, encode, plain
from firsthand.store.computed import Placed
from firsthand.store.history import Comparing
from firsthand.store.search import Hit, Hits
from firsthand.store.sqlite import Store

__all__ = ["Comparing", "Hit", "Hits", "Mark", "Placed", "Revision", "Store", "decode", "encode", "plain"]
