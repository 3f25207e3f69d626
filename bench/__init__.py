"""Measurements against public gold data and against the alternatives; not shipped with the package."""

import os

# Processor time counts every thread, and numpy's, waiting for one another over small matrices, would count as work.
for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")
