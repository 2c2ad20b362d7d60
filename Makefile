# Everything below works on a machine with Python 3.11 (or 3.12) and make: the environment is made on first use.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ENDUSE_SHARED ?= ../shared
export ENDUSE_SHARED

.PHONY: demo test check bench evaluate docs clean

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)  ## read two example reports, weigh them, write a dossier
	$(BIN)/enduse read examples/black-sea-barter.txt examples/chips-detour.txt --case demo/case --format table
	$(BIN)/enduse weigh --case demo/case --format table
	$(BIN)/enduse report --case demo/case --output demo/dossier.html

test: $(READY)  ## the test suite, with coverage
	$(BIN)/python -m pytest --cov --cov-report=term

check: $(READY)  ## what a change must pass: style, types, floors, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

bench: $(READY)  ## ratios against the plain spaCy pipeline, in one run
	$(BIN)/python -m benchmarks

evaluate: $(READY)  ## quality on every labelled set at hand, against the pinned floors
	$(BIN)/python -m evaluation

docs: $(READY)  ## run every command the documentation shows
	$(BIN)/python -m pytest tests/docs

clean:
	rm -rf $(VENV) demo build dist
