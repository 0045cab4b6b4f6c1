# Doorstep (家门口办). Every target sets up what it needs on a bare Debian 12.
SHELL := /bin/bash
PYTHON := .venv/bin/python
# Tests start the programs hundreds of times: compiled once, whatever the caller's shell says.
unexport PYTHONDONTWRITEBYTECODE
LOCK := .venv/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header

.DEFAULT_GOAL := help
.PHONY: help run test check bench soak fresh lock clean setup-run setup-test

help: ## say what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: setup-run ## set everything up and play the story (a person plays it where there is a display)
	@$(PYTHON) main.py demo

test: setup-test ## set everything up and run the tests
	@$(PYTHON) -m pytest -n 3 --dist worksteal

check: setup-test ## lint, types, import contracts, documents and requirement rows
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy --num-workers 2 .
	@.venv/bin/lint-imports --cache-dir build/import-linter
	@$(PYTHON) .ci/rows.py --check
	@$(PYTHON) .ci/failure_codes.py --check
	@$(PYTHON) .ci/wire.py --check
	@$(PYTHON) .ci/reduction.py --check
	@$(PYTHON) main.py catalogue lint

bench: setup-test ## measure, as JSON
	@$(PYTHON) main.py bench seal --json
	@$(PYTHON) main.py bench lodge --json
	@$(PYTHON) main.py bench search --json
	@$(PYTHON) main.py bench outbox --json
	@$(PYTHON) main.py bench entry --json
	@$(PYTHON) main.py bench intake --json
	@$(PYTHON) main.py bench casework --json

soak: setup-test ## the long simulations and kills
	@$(PYTHON) -m pytest -n 2 --dist worksteal -m soak --hypothesis-profile other --timeout 3600 -s

fresh: ## prove run and test in a bare Debian 12 root (as root)
	@.ci/fresh

lock: setup-test ## lock the libraries again, after a change to a requirements-*.in
	@$(LOCK) -o requirements-kiosk.txt requirements-kiosk.in
	@$(LOCK) -o requirements-cloud.txt requirements-cloud.in
	@$(LOCK) -o requirements-demo.txt requirements-demo.in
	@$(LOCK) -o requirements-dev.txt requirements-dev.in

clean: ## remove what was built, and nothing else
	@rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

setup-run:
	@.ci/setup run

setup-test:
	@.ci/setup test
