# Everything below works on a machine with Python 3.11 or 3.12 and make: the environment is made on first use.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ENDUSE_SHARED ?= ../shared
export ENDUSE_SHARED

.PHONY: help demo test check style types floors docs site refresh picture contract bench evaluate clean
.DEFAULT_GOAL := help

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/  make \1\t\2/p' Makefile | expand -t 20

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' || \
		{ echo "enduse needs Python 3.11 or 3.12, and $(PYTHON) is another: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)  ## read two example reports, weigh them, write a dossier
	$(BIN)/enduse read examples/black-sea-barter.txt examples/chips-detour.txt --case demo/case --format table
	$(BIN)/enduse weigh --case demo/case --format table
	@echo "The dossier, one page to open in a browser:"
	$(BIN)/enduse report --case demo/case --output demo/dossier.html --title "Two example reports"

test: $(READY)  ## the test suite, with coverage, on up to four cores
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --cov --cov-report=term:skip-covered

check: style types floors site test  ## what a change must pass

style: $(READY)  ## lint and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## strict types
	$(BIN)/mypy

floors: $(READY)  ## imports point one way
	$(BIN)/lint-imports --no-cache

docs: site  ## build the documentation and run every command it shows
	$(BIN)/python -m pytest tests/docs

site: $(READY)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

refresh: $(READY)  ## write what the commands print now into the documentation
	$(BIN)/python tests/docs/refresh.py

picture: $(READY)  ## photograph the dossier and the web app for the documentation (needs chromium)
	$(BIN)/python tests/browser/photographs.py

contract: $(READY)  ## ask followthemoney itself about the exports (needs a C++ compiler, ICU and pkg-config)
	$(PYTHON) -m venv .contract
	.contract/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements-contract.txt
	$(BIN)/python -m pytest tests/contract

bench: $(READY)  ## ratios against named peers, in one run
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.ownership
	$(BIN)/python -m benchmarks.shipments
	$(BIN)/python -m benchmarks.routes
	$(BIN)/python -m benchmarks.web_pages
	$(BIN)/python -m benchmarks.match_load

evaluate: $(READY)  ## quality on every labelled set at hand, against the pinned floors
	$(BIN)/python -m evaluation
	$(BIN)/python -m evaluation.names
	$(BIN)/python -m evaluation.routes --seeds 101-105
	$(BIN)/python -m evaluation.engines --networks 3000 --worlds 1
	$(BIN)/python -m evaluation.indicators
	$(BIN)/python -m evaluation.armenia

clean:
	rm -rf $(VENV) demo site build dist
