# Everything runs in .venv; the program is .venv/bin/collegium.
PYTHON ?= python3.11
BIN := .venv/bin
READY := .venv/.ready
RUN := PYTHONPATH= $(BIN)/python

.PHONY: setup demo test lint types floors tests wheel measure bench deep lock clean help

help: ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(READY) ## make .venv with everything in it

$(READY): requirements/lock.txt pyproject.toml
	@echo "Setting up .venv (once; this takes a minute or two)"
	@$$(command -v $(PYTHON) || command -v python3) -m venv .venv
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar off -q --require-hashes --no-deps -r requirements/lock.txt
	@$(BIN)/python -m pip install --disable-pip-version-check -q --no-deps --no-build-isolation --no-index -e .
	@touch $@

demo: $(READY) ## read the example record and say where to look
	@$(RUN) tools/demo.py

test: lint types floors tests ## all checks: linter, types, floors, tests

lint: $(READY)
	@echo "Linter"
	@$(BIN)/ruff check -q . && $(BIN)/ruff format -q --check .
	@$(BIN)/bandit -q -r src -c pyproject.toml

types: $(READY)
	@echo "Types"
	@$(BIN)/mypy --no-error-summary

floors: $(READY)
	@echo "Floors"
	@$(BIN)/lint-imports --no-cache

tests: $(READY)
	@echo "Tests"
	@$(RUN) -m pytest -n auto --durations=10

measure: $(READY) ## run the yardsticks, write docs/quality.md, hold the floors
	@$(RUN) -m tools.measure

bench: $(READY) ## speed and memory, beside peers in the same run
	@for each in html_speed pdf command votes; do $(RUN) -m benchmarks.$$each; done

deep: $(READY) ## what takes longer: fuzzing, many more examples of every property
	@$(RUN) -m pytest -n auto --hypothesis-profile=deep
	@$(RUN) -m tools.fuzz --seconds 600

lock: $(READY) ## pin the dependencies anew, with hashes
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -q -U -o requirements/lock.txt

clean: ## remove what was made
	@rm -rf .venv demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
