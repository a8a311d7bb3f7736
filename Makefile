# Everything runs in .venv; the program is .venv/bin/collegium.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
PYTHON ?= python3.11
BIN := .venv/bin
READY := .venv/.ready
COMPILED := .venv/.compiled
STATEMENTS := $(wildcard src/collegium/reading/statements/*.py)
RUN := PYTHONPATH= $(BIN)/python
PIP := env PYTHONUNBUFFERED=1 $(BIN)/python -m pip install --disable-pip-version-check --progress-bar off --no-deps
PORT ?= 8000
# The demonstration, and nothing that the environment says of another register.
SHOWN = env $$(env | sed -n 's/^\(COLLEGIUM_[A-Z_]*\)=.*/-u \1/p') COLLEGIUM_HOME=demo/register
PIP_FUZZ := $(BIN)/python -m pip install --require-hashes --no-deps -r requirements/fuzz.txt
# A step: its name, then its seconds, with the exit code of its command. TIMES, where it is set, is a file that keeps them.
STEP = step() { name=$$1; shift; begun=$$(date +%s); echo "$$name …"; "$$@"; code=$$?; took=$$(($$(date +%s) - begun)); \
	echo "$$name: $$took s"; [ -z "$$TIMES" ] || echo "$$took $$name" >>"$$TIMES"; return $$code; }; step

.PHONY: setup demo serve test lint types floors tests wheel measure bench deep lock clean help

help: ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(COMPILED) ## make .venv with everything in it

$(READY): requirements/lock.txt pyproject.toml
	@echo "Setting up .venv (once; this takes a minute or two)"
	@$(STEP) "Set-up 1 of 3: an environment for Python" $$(command -v $(PYTHON) || command -v python3) -m venv .venv
	@$(STEP) "Set-up 2 of 3: $$(grep -c == requirements/lock.txt) libraries" $(PIP) --require-hashes -r requirements/lock.txt \
		| sed -nu 's/^Collecting \([^ ]*\).*/  \1/p; /^Set-up/p; s/^Installing.*/  … all here, now unpacking them/p'
	@$(STEP) "Set-up 3 of 3: Collegium itself" $(PIP) -q --no-build-isolation --no-index -e .
	@touch $@

# Reading statements runs half again as fast compiled; without a C compiler it is the same program, slower.
COMPILES := cc --version >/dev/null 2>&1 && [ -e "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h" ]

$(COMPILED): $(READY) $(STATEMENTS)
	@if $(COMPILES); then $(STEP) "Compiling what reads statements" env HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(BIN)/hatchling build -t wheel --hooks-only; \
	else echo "Not compiled: this takes a C compiler and the headers of Python (gcc, python3-dev)."; fi
	@touch $@

demo: $(COMPILED) ## read the example record, build its register, say where to look
	@$(STEP) "Demo" env $(RUN) tools/demo.py

serve: $(COMPILED) ## show the register of the example record on this machine: make serve PORT=8000
	@[ -e demo/register/collegium.sqlite3 ] || $(MAKE) demo
	@echo "The register of the example record: http://127.0.0.1:$(PORT), for this machine alone. Stop it with Ctrl-C."
	@$(SHOWN) COLLEGIUM_ADDRESS=http://127.0.0.1:$(PORT) $(BIN)/collegium serve --bind 127.0.0.1:$(PORT)

test: lint types floors tests ## all checks: linter, types, floors, tests

lint: $(READY)
	@$(STEP) "Linter: rules" $(BIN)/ruff check -q .
	@$(STEP) "Linter: layout" $(BIN)/ruff format -q --check .
	@$(STEP) "Linter: security" $(BIN)/bandit -q -r src -c pyproject.toml

types: $(READY)
	@$(STEP) "Types" $(BIN)/mypy --no-error-summary

floors: $(READY)
	@$(STEP) "Floors" $(BIN)/lint-imports --no-cache

tests: $(COMPILED)
	@$(STEP) "Tests" env $(RUN) -m pytest -n auto --durations=10

measure: $(COMPILED) ## run the yardsticks, write docs/quality.md, hold the floors
	@$(RUN) -m tools.measure

bench: $(COMPILED) ## speed and memory, beside peers in the same run
	@for each in html_speed pdf command votes mentions register pages serving search findings plans programmes instructions; do $(RUN) -m benchmarks.$$each; done

deep: $(COMPILED) ## what takes longer: fuzzing, many more examples of every property
	@$(STEP) "Properties" env $(RUN) -m pytest -n auto --hypothesis-profile=deep
	@$(STEP) "Fuzzing by chance" env $(RUN) -m tools.fuzz --seconds 600
	@if $(BIN)/python -c "import atheris" 2>/dev/null; \
	then $(STEP) "Fuzzing by coverage" env $(RUN) -m tools.fuzz --seconds 600 --atheris; \
	else printf '\n*** NOT DONE: fuzzing by coverage. atheris is not installed. This installs it:\n*** %s\n\n' \
		"$(PIP_FUZZ)"; fi

lock: $(READY) ## pin the dependencies anew, with hashes
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -q -U -o requirements/lock.txt
	@$(BIN)/uv pip compile --group fuzz --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -q -U -o requirements/fuzz.txt
	@$(BIN)/uv pip compile --group peer --universal --generate-hashes --no-header --no-annotate --no-emit-index-url -q -U -o requirements/peer.txt

clean: ## remove what was made
	@find src -name "*.so" -delete
	@rm -rf .venv demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
