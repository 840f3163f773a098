# `make` lists the targets. Everything runs in .venv, which is made when it is first needed.

# The first of these that is new enough.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.10 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && echo $$python && break; done)
PORT ?= 8001
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
# The package is in .venv/types as quotes_db, too: it is db/ here, and mypy looks for packages by folder.
TYPES := $(VENV)/types
# The peers that quotes is measured beside live apart, and so do their requirements.
PEERS := .compare
# Readers of date words are modules beside ours.
DATE_PEERS := .compare-dates
GOLD ?= tests/gold/gold.jsonl
RUNS ?= 3

.DEFAULT_GOAL := help
.PHONY: bench-adding bench-corpus bench-growth bench-pages bench-site help setup seed run test check evaluate compare compare-dates bench fuzz bench-compare docs format floors clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv and install the package with pinned versions

$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "quotes: needs Python 3.10 or newer; name one with PYTHON=" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt setuptools wheel
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-build-isolation -e '.[dev]'
	mkdir -p $(TYPES) && ln -sfn ../../db $(TYPES)/quotes_db
	touch $@

seed: $(STAMP) ## read seeds/ into db/quotes.db
	@$(BIN)/quotes add seeds/ --db db/quotes.db

run: seed ## serve the site on 127.0.0.1:8001 (PORT= for another port)
	@$(BIN)/quotes serve --db db/quotes.db --port $(PORT) || [ $$? -eq 130 ]

test: $(STAMP) ## run all tests, those of a file together, on every core
	@$(BIN)/pytest --numprocesses auto --dist loadfile

check: $(STAMP) ## format, lint, types, layers, generated docs: all hard
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	MYPYPATH=$(TYPES):tests $(BIN)/mypy
	$(BIN)/cog --check README.md
	$(BIN)/pytest --quiet tests/test_layers.py

evaluate: $(STAMP) ## measure every step on the gold articles
	@$(BIN)/quotes evaluate tests/gold/gold.jsonl

floors: $(STAMP) ## raise the floors of the gold gate to what is measured now (REASON= to lower one)
	@$(BIN)/python tests/update_floors.py $(if $(REASON),--allow-regression "$(REASON)")

compare: $(STAMP) $(PEERS)/installed ## measure quotes beside textacy and sayswho (GOLD= other articles; README=README.md writes the table)
	@$(BIN)/python tests/compare/compare.py $(GOLD) --peers $(PEERS)/bin/python \
		$(if $(HELD_OUT),--held-out $(HELD_OUT)) $(if $(README),--readme $(README))

$(PEERS)/installed: constraints.txt tests/compare/requirements.txt tests/compare/without_requirements.txt
	@test -n "$(PYTHON)" || { echo "quotes: needs Python 3.10 or newer; name one with PYTHON=" >&2; exit 1; }
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -r tests/compare/requirements.txt
	-$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r tests/compare/without_requirements.txt
	touch $@

compare-dates: $(STAMP) $(DATE_PEERS)/installed ## measure our reading of date words beside dateparser and parsedatetime (README=README.md writes it)
	@PYTHONPATH=tests:$(DATE_PEERS) $(BIN)/python -m compare.compare_dates $(if $(README),--readme $(README))

$(DATE_PEERS)/installed: $(STAMP) constraints.txt tests/compare/date_requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --target $(DATE_PEERS) \
		-c constraints.txt -r tests/compare/date_requirements.txt
	touch $@

fuzz: $(STAMP) ## feed 100,000 odd texts to the finding room (COUNT= for another number)
	@$(BIN)/python tests/fuzz_finding.py $(COUNT)

bench: $(STAMP) $(PEERS)/installed ## measure speed and memory, beside textacy (GOLD= other articles; RUNS=; LARGE= a database to search; README=README.md writes the table)
	@PYTHONPATH=tests $(BIN)/python -m bench $(GOLD) --peers $(PEERS)/bin/python --runs $(RUNS) \
		$(if $(LARGE),--large $(LARGE)) $(if $(README),--readme $(README))

bench-compare: $(STAMP) ## fail where a ratio of the newest run of bench fell by more than 10 %
	@PYTHONPATH=tests $(BIN)/python -m bench.history

bench-corpus: $(STAMP) ## measure a thousand articles to the served site with 1, 2 and 4 workers (ARTICLES=; WORKERS=; RUNS=)
	@PYTHONPATH=tests $(BIN)/python -m bench.corpus $(ARTICLES) --workers $(or $(WORKERS),1 2 4) --runs $(RUNS)

bench-growth: $(STAMP) ## measure time and memory for more and longer articles, and draw the plot
	@$(BIN)/python tests/bench_growth.py

bench-read: $(STAMP) ## measure time, memory and size for more and more generated articles (COUNTS="1000 10000")
	@cd tests && ../$(BIN)/python bench_read.py $(COUNTS)

soak: $(STAMP) ## kill `quotes add` at random moments, 330 times, and see that nothing is lost
	@cd tests && ../$(BIN)/python soak.py --short --kills 300 && ../$(BIN)/python soak.py --kills 30

bench-pages: $(STAMP) ## compare quotations in pages with those in the text (GOLD=)
	@cd tests && ../$(BIN)/python bench_pages.py $(abspath $(GOLD))

bench-site: $(STAMP) ## measure the site on a generated database (QUOTATIONS=1000000)
	@$(BIN)/python tests/bench_site.py $(or $(QUOTATIONS),200000)

bench-adding: $(STAMP) ## measure adding articles to a large generated database and to an empty one (QUOTATIONS=1000000)
	@$(BIN)/python tests/bench_adding.py $(QUOTATIONS)

docs: $(STAMP) ## run the README's examples and write what they print, and its generated parts
	$(BIN)/python tests/docs/examples.py
	$(BIN)/cog -r README.md

format: $(STAMP) ## format the code and write the generated parts of the README
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	$(BIN)/cog -r README.md

clean: ## remove .venv, the database and all that tools left behind
	rm -rf $(VENV) $(PEERS) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info db/quotes.db db/quotes.db-*
	find quotes db tests -name __pycache__ -type d -prune -exec rm -rf {} +
