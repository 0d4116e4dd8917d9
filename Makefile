# Two commands matter: `make demo` shows Groundwork with people in it, `make test` says whether all of it works.
# They need Python 3.11 or newer and make; the rest is installed into .venv-tools and .venv in this folder.

PORT ?= 8000
UV_VERSION = 0.13.9
CORES ?= 2
BIN = .venv/bin
PYTEST = $(BIN)/python -m pytest -q -n $(CORES)
export UV_PYTHON_DOWNLOADS = never
export GROUNDWORK_HOME
unexport VIRTUAL_ENV

.PHONY: help demo test check lint format types contracts migrations sqlite postgres journeys bench environment tools clean

help:
	@echo "make demo     Groundwork with people in it, on http://127.0.0.1:$(PORT)/demo/  (PORT=, GROUNDWORK_HOME=)"
	@echo "make test     everything: make check, then the tests on SQLite and PostgreSQL, then a real browser"
	@echo "make check    lint, types, import contracts, migrations"
	@echo "make sqlite | postgres | journeys     one part of the tests"
	@echo "make bench    the matching engine beside its peers, half an hour; SIZE=small for a quick look"
	@echo "make clean    the caches and environments, never data"

demo: GROUNDWORK_HOME := $(or $(GROUNDWORK_HOME),.groundwork/demo)
demo: tools
	@.venv-tools/uv sync --quiet --frozen --no-dev --inexact
	@exec $(BIN)/groundwork demo --port "$(PORT)"

test: environment
	@$(BIN)/python -m tests.browser && $(BIN)/python -m tests.databases
	@$(MAKE) --no-print-directory check sqlite postgres journeys
	@echo "All of it works."

check: lint contracts migrations types

lint: environment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: environment
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

types: environment
	$(BIN)/mypy

contracts: environment
	$(BIN)/lint-imports

migrations: environment
	DJANGO_SETTINGS_MODULE=tests.settings PYTHONPATH=. $(BIN)/django-admin makemigrations --check --dry-run

sqlite: environment
	GROUNDWORK_TEST_DATABASE=sqlite $(PYTEST) -m "not journey"

postgres: environment
	GROUNDWORK_TEST_DATABASE=postgres $(PYTEST) -m "not journey"

journeys: environment
	$(PYTEST) -m journey

bench: environment
	@$(BIN)/python -m bench --size "$(or $(SIZE),full)"

environment: tools
	@.venv-tools/uv sync --quiet --frozen

# uv of the version we know: the one on the PATH if it is that, else one of our own.
tools:
	@if [ ! -x .venv/bin/python ] || [ ! -x .venv-tools/uv ]; then sh .ci/tools $(UV_VERSION); fi

clean:
	rm -rf .venv .venv-tools .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-results
