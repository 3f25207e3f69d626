# Each target sets up its own virtual environment when there is none and reuses it when there is.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
PEERS  := $(VENV)/.peers
BENCH  ?=

.PHONY: demo test check bench soak clean

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || { echo "setting up $(VENV) (once)"; $(PYTHON) -m venv $(VENV); }
	@echo "installing firsthand and what it needs"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# What the table compares with; a peer that cannot be installed is shown as "not installed".
$(PEERS): pyproject.toml $(STAMP)
	@echo "installing the peers to compare with"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]' || echo "some peers could not be installed"
	@touch $@

demo: $(STAMP)
	@$(BIN)/firsthand demo

test: $(STAMP)
	$(BIN)/python -m pytest -m "not soak"

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP) $(PEERS)
	$(BIN)/python -m bench table $(BENCH)

soak: $(STAMP)
	$(BIN)/python -m pytest -m soak

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
