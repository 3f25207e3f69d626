"""The store: a case in one file, its schema and migrations, its transactions, its search. It knows no stages."""

from firsthand.store.casefile import Revision
from firsthand.store.codec import decode, encode, plain
from firsthand.store.history import Comparing
from firsthand.store.search import Hit
from firsthand.store.sqlite import Store

__all__ = ["Comparing", "Hit", "Revision", "Store", "decode", "encode", "plain"]
