# Needs Python 3.11 or newer and make, nothing else: no Docker, no Java, no Kafka. `make` alone lists what there is.
VENV  := .venv
BIN   := $(VENV)/bin
READY := $(VENV)/.ready

# The newest of the usual names that is 3.11 or newer; `make PYTHON=/path/to/python` overrules.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

# Annotated articles to measure against, where there are any beside this repository; ONLY names the sets to score as well.
SCORE ?= ../shared
ONLY  ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check fix score bench schemas readme boards up lock clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-9s %s\n", $$1, $$2}'

demo: $(READY) ## see it work: a real Kafka, the worker, one article in, its events out
	@$(BIN)/diplowire demo

test: $(READY) ## every test, those against a real Kafka included
	$(BIN)/pytest

check: $(READY) ## format, lint, types, imports, spelling: seconds
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

fix: $(READY) ## what `make check` can mend by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

score: $(READY) ## how well the annotated cases are read, and what changed since main (AGAINST=commit, ONLY=gold,… for sets beside)
	@$(BIN)/python tests/score.py --annotated $(SCORE) $(if $(AGAINST),--against $(AGAINST))
	@if [ -z "$(ONLY)" ]; then :; elif [ -f $(SCORE)/tools/scoreboard.py ]; then \
		$(BIN)/python $(SCORE)/tools/scoreboard.py --run "$(BIN)/diplowire extract --format jsonl -" --only $(ONLY); \
	else echo "No annotated articles in $(SCORE): name their folder, make score SCORE=folder"; fi

bench: $(READY) ## how fast: articles a second through the core, and through Kafka
	$(BIN)/pytest tests/bench --benchmark-enable --benchmark-columns=min,median,max,ops

schemas: $(READY) ## write schemas/ from the code
	$(BIN)/diplowire schemas --write schemas

readme: $(READY) ## write the tables and shown outputs of README.md from the code
	$(BIN)/python tests/readme.py

boards: $(READY) ## write what is made: Grafana's boards, docs/metrics.md, the alerts for Kubernetes
	$(BIN)/python deploy/grafana/make.py
	$(BIN)/python docs/metrics.py
	$(BIN)/python deploy/k8s/alerts.py

up: ## Kafka, the worker, Prometheus and Grafana in containers (needs Docker)
	@command -v docker >/dev/null || { echo "make up needs Docker; make demo does not."; exit 1; }
	docker compose up --build

lock: $(READY) ## constraints.txt anew: versions and hashes of everything that is installed
	$(BIN)/pip-compile -q --all-extras --all-build-deps --generate-hashes --allow-unsafe --strip-extras --upgrade \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o constraints.txt pyproject.toml
	@sed -i -e '/^#/d' -e '/^$$/d' constraints.txt

clean: ## take away .venv and every cache
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Diplowire needs Python 3.11 or newer; none found. Name one: make PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || { echo "Making $(VENV) with $(PYTHON) …" && $(PYTHON) -m venv $(VENV); }
	@echo "Installing what constraints.txt pins, by hash, into $(VENV) (a Java runtime included: 200 MB, a minute or so the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ && echo "Ready."
