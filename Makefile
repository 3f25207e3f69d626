# Each target sets up its own virtual environment when there is none and reuses it when there is.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
PEERS  := $(VENV)/.peers
BENCH  ?=

.PHONY: demo test browser check bench soak clean

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

test: $(STAMP) browser
	$(BIN)/python -m pytest -m "not soak"

# The pages are tried in a real browser: the system's, installed where we may.
browser:
	@command -v chromium || command -v chromium-browser || command -v google-chrome || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "installing Chromium, for the tests of the pages" && \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	} || echo "no Chromium, and none could be installed: the tests of the pages in a browser are left out"

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
