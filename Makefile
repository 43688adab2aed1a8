# Every target explains itself: `make` prints this list.
# A bare machine needs python3 (3.11 or newer) and make; the rest comes into .venv.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
INSTALL := $(UV) pip install --quiet --system-certs --python $(BIN)/python
PYTEST := $(BIN)/python -m pytest -q
TWO := -n 2 --dist worksteal

.PHONY: help setup demo run check test test-fast bench soak messages docs requirements clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

# --- the environment -------------------------------------------------------------------------

.venv/uv: requirements/build.txt
	@command -v $(PYTHON) >/dev/null || { echo "python3 is missing; 3.11 or newer is needed." >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "$(PYTHON) is too old; Python 3.11 or newer is needed." >&2; exit 2; }
	@echo "  environment in .venv"
	@$(PYTHON) -m venv .venv \
	  || { echo "python3 cannot make environments; on Debian: apt install python3-venv" >&2; exit 2; }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/build.txt
	@touch $@

.venv/base: .venv/uv requirements/base.txt pyproject.toml
	@echo "  packages to run"
	@$(INSTALL) --require-hashes -r requirements/base.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/base requirements/dev.txt
	@echo "  packages to develop"
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

setup: .venv/dev  ## environment in .venv, keys in var/keys
	@$(BIN)/migrado doctor --make-keys

# --- looking at it ---------------------------------------------------------------------------

demo: .venv/base  ## the city of Dortmund on 127.0.0.1:8000, from nothing
	@exec $(BIN)/migrado demo

run: .venv/base  ## serve what `make demo` has prepared
	@exec $(BIN)/migrado serve

# --- checking it -----------------------------------------------------------------------------

check: .venv/dev  ## style, types, floors, templates, messages, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint migrado --lint --quiet
	$(BIN)/migrado messages --check
	$(BIN)/migrado makemigrations --check --dry-run

test: .venv/dev  ## everything: SQLite, PostgreSQL, browser
	@.ci/browser
	@echo "== without Django, and on SQLite"
	$(PYTEST) $(TWO) -m "not browser"
	@echo "== on PostgreSQL"
	$(BIN)/python -m tests.support.postgres $(PYTEST) $(TWO) -m "not browser and not pure"
	@echo "== in the browser, on PostgreSQL"
	$(BIN)/python -m tests.support.postgres $(PYTEST) $(TWO) -m "browser"

test-fast: .venv/dev  ## the suite on SQLite, without browser; under a minute
	$(PYTEST) $(TWO) -m "not browser"

soak: .venv/dev  ## the suite with the large counts of tests/support/effort.py
	MIGRADO_EFFORT=soak $(PYTEST) $(TWO) -m "not browser"

bench: .venv/dev  ## the figures of docs/reference/speed.md, measured here
	@for name in assess cold_start duplicates page pdf plan questions search; do $(BIN)/python -m benchmarks.$$name; done
	@$(BIN)/python -m tests.support.postgres $(BIN)/python -m benchmarks.casework --small

# --- keeping it ------------------------------------------------------------------------------

messages: .venv/dev  ## bring the translation catalogues up to date
	$(BIN)/migrado messages

docs: .venv/dev  ## write docs/reference anew, and the screenshots of docs/manual
	$(BIN)/python -m tests.support.reference
	@.ci/browser
	MIGRADO_SCREENSHOTS=1 $(PYTEST) -m browser -k manual

requirements: .venv/uv  ## pin the newest allowed packages, with hashes and no addresses
	$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header -o requirements/base.txt pyproject.toml
	$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header -c requirements/base.txt --group dev -o requirements/dev.txt pyproject.toml
	$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header -o requirements/build.txt requirements/build.in

clean:  ## remove what can be made again; data in var/ stays
	rm -rf .venv .ruff_cache .mypy_cache .import_linter_cache .hypothesis *.egg-info
	find migrado tests benchmarks -name __pycache__ -prune -exec rm -rf {} +
	find migrado/locale -name '*.mo' -delete
