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

# Hostile inputs: how many at most, and for how many seconds; a tenth of them are found by looking at what is covered.
FUZZ_RUNS    ?= 1000000
FUZZ_SECONDS ?=
FUZZ_SEED    ?=

# Faults on a real Kafka: for how many minutes.
CHAOS_MINUTES ?= 20
CHAOS_SEED    ?=

# A worker at half of its full load: for how many minutes.
SOAK_MINUTES ?= 30

.DEFAULT_GOAL := help
.PHONY: help demo test check fix score bench chaos soak fuzz schemas readme boards up audit lock clean

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

chaos: $(READY) ## break workers, broker, disk and network for CHAOS_MINUTES and balance the books; CHAOS_SEED repeats a run
	@$(BIN)/python tests/chaos.py --minutes $(CHAOS_MINUTES) $(if $(CHAOS_SEED),--seed $(CHAOS_SEED))

soak: $(READY) ## a worker at half of its full load for SOAK_MINUTES: memory, lag and progress, and a verdict
	@$(BIN)/python tests/soak.py --minutes $(SOAK_MINUTES)

fuzz: $(READY) ## a million hostile inputs, then as long again guided by coverage (FUZZ_RUNS, FUZZ_SECONDS for each half, FUZZ_SEED)
	@FUZZ_RUNS=$(FUZZ_RUNS) FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_SEED=$(FUZZ_SEED) $(BIN)/python tests/fuzz/run.py
	@if $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/fuzz/atheris.txt; then \
		mkdir -p .fuzz/corpus && $(BIN)/python tests/fuzz/guided.py -runs=$$(( $(FUZZ_RUNS) / 10 )) \
			-max_total_time=$(or $(FUZZ_SECONDS),0) -max_len=4000 -artifact_prefix=.fuzz/ -verbosity=0 -print_final_stats=1 .fuzz/corpus; \
	else echo "atheris does not install here: the guided half is left out"; fi

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

audit: $(READY) ## known weaknesses of everything that is pinned (needs a network)
	@$(BIN)/python tests/audit.py

lock: $(READY) ## constraints.txt anew: versions and hashes of everything that is installed
	$(BIN)/pip-compile -q --all-extras --all-build-deps --generate-hashes --allow-unsafe --strip-extras --upgrade \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o constraints.txt pyproject.toml
	@echo "atheris>=3,<4" | $(BIN)/pip-compile -q --generate-hashes --upgrade --no-header --no-annotate --no-emit-index-url \
		--no-emit-find-links --no-emit-trusted-host -o tests/fuzz/atheris.txt -
	@sed -i -e '/^#/d' -e '/^$$/d' constraints.txt tests/fuzz/atheris.txt

clean: ## take away .venv and every cache
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .fuzz .import_linter_cache

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Diplowire needs Python 3.11 or newer; none found. Name one: make PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || { echo "Making $(VENV) with $(PYTHON) …" && $(PYTHON) -m venv $(VENV); }
	@echo "Installing what constraints.txt pins, by hash, into $(VENV) (a Java runtime included: 200 MB, a minute or so the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ && echo "Ready."
