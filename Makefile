# make demo · make test need nothing but git, make and Python 3.12 or 3.13.
# Options for a command go in ARGS: make floors ARGS=--raise

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
TRAIN := $(VENV)/.train

.PHONY: demo test pages lint format types imports wheel docs floors bench model check clean help

help:  ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(RUNTIME)  ## Extract the figures of the samples and show the table
	@$(BIN)/arqam extract --format table samples/

test: $(DEV)  ## Run the tests
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal -m "not browser" $(ARGS)

pages: $(DEV)  ## Look at the pages in a browser (skipped where there is no Chromium)
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal -m browser $(ARGS)

lint: $(DEV)  ## Check style and imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(DEV)  ## Format the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

imports: $(DEV)  ## Check that imports run one way only
	@$(BIN)/lint-imports

wheel: $(DEV)  ## Build the wheel and the source distribution
	@rm -rf dist build
	@$(BIN)/python -m build --outdir dist . > /dev/null

docs: $(DEV)  ## Build the documentation into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

types: wheel  ## Check types, against the built wheel
	@.ci/types

floors: $(DEV)  ## Measure quality on the gold and compare with the floors
	@$(BIN)/python -m benchmarks.floors $(ARGS)

bench: $(DEV)  ## Measure speed and memory, beside other libraries (five minutes; ARGS=--guard: half a minute)
	@$(BIN)/python -m benchmarks.speed $(ARGS)

model:  ## Learn all that is learnt anew (an hour and a half on two cores; needs ../shared)
	@for data in ../shared/data ../shared/gold; do test -d $$data || \
	    { echo "make model needs the data to learn from, and there is no $$data (see training/README.md)" >&2; exit 1; }; done
	@$(MAKE) --no-print-directory $(TRAIN)
	@$(BIN)/python -m training.word_classes
	@$(BIN)/python -m training.affinity
	@$(BIN)/python -m training.items
	@$(BIN)/python -m training.entities
	@$(BIN)/python -m training.names
	@$(BIN)/python -m training.gazetteer
	@for slot in statuses places periods speakers organizations confidence; do \
	    $(BIN)/python -m training.$$slot || exit 1; done

check:  ## All that CI does
	@.ci/run

clean:  ## Remove everything that was made
	rm -rf $(VENV) build dist site *.egg-info

# A stamp is made anew only when pyproject.toml changed: nothing is installed twice.
$(RUNTIME): pyproject.toml | $(BIN)/python
	@echo "Installing arqam (a few hundred megabytes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	@echo "Installing arqam and its test tools (a few hundred megabytes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(RUNTIME)

$(TRAIN): pyproject.toml | $(BIN)/python
	@echo "Installing arqam and what training needs (a few hundred megabytes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	@touch $@ $(RUNTIME)

$(BIN)/python:
	$(eval said := $(shell PYTHON='$(PYTHON)' .ci/make-venv $(VENV) 2>&1 && echo made))
	$(if $(filter made,$(said)),,$(error $(said)))
