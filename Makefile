# `make run` starts the product, `make test` runs every test; `make check` and `make unit` are quick.
# Each installs what it needs, once.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
SHELL := /bin/sh

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
PY := .venv/bin/python
LOCKED := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
PIP := .venv/bin/pip --disable-pip-version-check
# Four times as quick as pip, which is asked where its own settings alone know the way.
install = .venv/bin/uv pip install -q --python $(PY) --require-hashes $(1) 2>/dev/null || \
	$(PIP) install -q --require-hashes $(1)
GOOD_NODE := node -e 'process.exit(+(+process.versions.node.split(".")[0] < 20))'

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: build ## Start the product on http://localhost:8000 (settings: docs/settings.md)
	@exec .venv/bin/esafety run

demo: build ## Start a demonstration with a made-up year, on this machine alone (DEMO="--fresh")
	@exec .venv/bin/esafety demo $(DEMO)

dev: build ## Start the product, and restart it when a file changes
	@exec $(PY) -m tests.dev

test: ## Install test tools, and run every check and each test that is not long
	@$(MAKE) -j 2 tools packages
	@tests/everything

test-all: ## Every test, on both databases and in three browsers
	@$(MAKE) -j 2 tools packages
	@ALL=1 tests/everything

tools: build .venv/.test

packages:
	@tests/support/system-packages

check: build .venv/.test ## Format, lint, types, imports: seconds
	@tests/check

unit: build .venv/.test ## Unit tests, house rules, the phone's modules
	@tests/everything unit

integration: build .venv/.test packages ## Integration tests on SQLite and PostgreSQL
	@tests/everything integration

journeys: build .venv/.test packages ## Every journey in Chromium, and one each in Firefox and WebKitGTK
	@tests/everything journeys

bench: build .venv/.test packages ## Measure the product beside its floors, and print a table
	@$(PY) -m tests.bench

attack: build .venv/.test ## Attack a running product, and print what it withstood
	@$(PY) -m tests.attack

soak: build .venv/.test packages ## Tap twice on every link of the path (SOAK="--minutes 5")
	@$(PY) -m tests.soak $(SOAK)

libreoffice: build .venv/.test ## Open exports in LibreOffice, and compare each cell
	@$(PY) -m tests.libreoffice

screenshots: build .venv/.test packages ## Take every screen at two widths into docs/screens
	@$(PY) -m tests.screenshots

worker: build .venv/.test packages ## Measure what a worker passes, into docs/worker.md
	@$(PY) -m tests.worker

edition: .venv/.test ## Record the words of the edition that edition.yaml names
	@$(PY) -m tests.edition

format: .venv/.test ## Format every source file
	@.venv/bin/ruff check --quiet --fix-only . && .venv/bin/ruff format --quiet .
	@$(PY) hatch_build.py node node_modules/prettier/bin/prettier.cjs --write --log-level=warn $$(git ls-files '*.js' '*.mjs' '*.scss')

build: .venv/.run ## Build the phone's files, unless they are up to date
	@$(PY) hatch_build.py > /dev/null

lock: .venv/.venv ## Resolve the dependencies again, with hashes
	@.venv/bin/uv pip compile -q $(LOCKED) requirements/uv.in -o requirements/uv.txt
	@.venv/bin/uv pip compile -q $(LOCKED) requirements/build.in -o requirements/build.txt
	@.venv/bin/uv pip compile -q $(LOCKED) requirements/node.in -o requirements/node.txt
	@.venv/bin/uv pip compile -q $(LOCKED) pyproject.toml --extra postgres -c requirements/build.txt -o requirements/run.txt
	@.venv/bin/uv pip compile -q $(LOCKED) pyproject.toml --extra postgres --extra test -c requirements/run.txt -c requirements/build.txt -o requirements/test.txt

clean: ## Remove everything built here, but never the instance folder
	rm -rf .venv build node_modules dist

.venv/.venv: requirements/uv.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is missing. Install it: apt-get install python3 python3-venv"; exit 1; }
	@echo "Making .venv and installing, once…"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python cannot make a virtual environment. Install: apt-get install python3-venv"; exit 1; }
	@$(PIP) install -q --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.run: .venv/.venv requirements/run.txt requirements/build.txt requirements/node.txt pyproject.toml
	@$(call install,-r requirements/run.txt -r requirements/build.txt)
	@$(GOOD_NODE) 2>/dev/null || $(call install,-r requirements/node.txt)
	@$(PIP) install -q --no-build-isolation --no-deps -e .
	@touch $@

.venv/.test: .venv/.run requirements/test.txt
	@$(call install,-r requirements/test.txt)
	@touch $@

.PHONY: help run demo dev test tools packages check unit integration journeys bench attack soak libreoffice screenshots worker edition format build lock clean
