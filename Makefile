# make draft            set everything up and build the Lowell ordinance as Word and PDF
# make test             style, types and every test
# make exhaustive       every selection of demands in every form and length, every kind of body in every state, and
#                       25,000 spoiled files (slow)
# make bench            how fast it is, beside what people would use instead
#                       AGAINST=…/bin/python only compares with the draftban that that Python has
# make accept-goldens   list the golden texts; with FORM=us-city take the present text of that form
#                       for the expected one, and print the sentences that changed
# make mutate SEED=n    change words of the law at random, and say which changes no test saw
# make words            how long each form of law is in each length; FORM=us-city measures that one
# make yardstick        list the SHA-256 of all that shipped places print; AGAINST=list.txt compares
# make clean            remove what was set up and built

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input

.DEFAULT_GOAL := draft
.NOTPARALLEL:
.PHONY: draft test exhaustive bench accept-goldens mutate words yardstick clean pdf-libraries test-programs \
	test-pages

draft: $(VENV)/.installed pdf-libraries
	@$(BIN)/draftban build us-ma-lowell --to docx,pdf

test: $(VENV)/.installed-test pdf-libraries test-programs test-pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict draftban benchmarks
	$(BIN)/pytest --numprocesses 2

exhaustive: $(VENV)/.installed-test pdf-libraries
	DRAFTBAN_EXHAUSTIVE=1 $(BIN)/pytest --numprocesses 2 -rP tests/exhaustive tests/content/test_every_clause.py \
		tests/review/test_scenarios.py

bench: $(VENV)/.installed-test pdf-libraries
	@$(PIP) install --editable '.[bench]'
	@$(BIN)/python -m benchmarks.run $(if $(AGAINST),--against $(AGAINST)) $(if $(WITH),--python $(WITH)) $(BENCH)

accept-goldens: $(VENV)/.installed-test
	@$(BIN)/python -m tests.content.goldens $(FORM)

mutate: $(VENV)/.installed-test
	@$(BIN)/python -m tests.mutate --seed $(or $(SEED),$(error make mutate SEED=n, any number)) $(if $(N),--number $(N))

words: $(VENV)/.installed-test
	@$(BIN)/python -m tests.words $(FORM)

yardstick: $(VENV)/.installed-test pdf-libraries
	@$(BIN)/python -m tests.yardstick \
		$(if $(AGAINST),--against $(AGAINST),--out $(or $(OUT),output/yardstick.txt))

clean:
	rm -rf $(VENV) tests/tools/node_modules build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find draftban tests -name __pycache__ -type d -prune -exec rm -rf {} +
	find output -mindepth 1 ! -name .gitignore -delete

# A new pyproject.toml makes a new installation; otherwise these take no time.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing draftban into $(VENV) …"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	@echo "Installing draftban and its test tools into $(VENV) …"
	@$(PIP) install --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "draftban needs Python 3.11 or later: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

pdf-libraries: $(VENV)/.installed
	@sh scripts/system-packages.sh pdf $(BIN)/python

test-programs:
	@sh scripts/system-packages.sh test

# axe-core and the Nu checker. A new list of them makes a new installation.
test-pages: test-programs
	@sh scripts/system-packages.sh pages tests/tools
