# `make help` lists what can be made. Works with GNU make 3.81 (macOS) and later.
RAW ?= raw
OUT ?= processed
PYTHON ?=
BIN := .venv/bin
RUN := .venv/installed-run
DEV := .venv/installed-dev

.PHONY: help extract report notebook docs test check bench clean install lint

help: ## what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

install: $(RUN) ## make .venv with the pinned requirements

$(RUN): requirements/run.txt install.sh slim.sh
	@sh install.sh run "$(PYTHON)"

$(DEV): requirements/dev.txt requirements/run.txt install.sh slim.sh
	@sh install.sh dev "$(PYTHON)"

extract: $(RUN) ## extract RAW (raw/) into the tables of OUT (processed/)
	@$(BIN)/pipeline extract "$(RAW)" --out "$(OUT)"

report: extract ## a page to review the tables: report.html
	@$(BIN)/pipeline report "$(OUT)"

notebook: $(DEV) extract ## run notebooks/explore.ipynb over OUT: notebooks/explore.out.ipynb
	@$(BIN)/python notebooks/run.py "$(OUT)"

docs: $(DEV) ## write the generated pages of docs/ anew, and all of them as a site: site/
	@$(BIN)/python -m docs.generate
	@$(BIN)/python -m mkdocs build --strict --quiet

test: $(DEV) ## the whole test suite, on all cores
	$(BIN)/python -m pytest -n auto

lint: $(DEV)
	$(BIN)/ruff format --check pipeline tests
	$(BIN)/ruff check pipeline tests
	$(BIN)/mypy

check: lint test ## what CI runs: ruff, mypy --strict, tests

bench: $(DEV) ## words a second, beside the bare spaCy model in the same run (REFERENCE=PYTHON: and the reference stack)
	$(BIN)/python -m tests.bench $(if $(REFERENCE),--reference $(REFERENCE))

clean: ## remove .venv, caches and the tables of processed/
	rm -rf .venv .venv.new .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +
	find processed -mindepth 1 ! -name .gitkeep -exec rm -rf {} +
