# aimi: `make run` sets up, builds and serves; `make test` sets up and tests.
PYTHON ?= python3
VENV := .venv
AIMI := $(VENV)/bin/aimi
PORT ?= 8501

.PHONY: setup setup-dev run test lint types check evaluation clean

setup: $(VENV)/.installed

setup-dev: $(VENV)/.installed-dev

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig."; exit 1; }
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --disable-pip-version-check --progress-bar on -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(VENV)/bin/python -m pip install --disable-pip-version-check --progress-bar on -c constraints.txt -e '.[dev]'
	@touch $@

run: setup
	@$(AIMI) start --port $(PORT) || test $$? -eq 130  # Ctrl+C is how it stops

test: setup-dev
	$(VENV)/bin/python -m pytest

lint: setup-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: setup-dev
	$(VENV)/bin/mypy

check: lint types test
	$(AIMI) eval gate

# docs/evaluation.md with its pictures: the shipped cases, and the gold questions where ../shared has them
evaluation: setup
	$(AIMI) eval run --out data/evals/starter.json
	if test -f ../shared/evals/questions.jsonl; then $(AIMI) eval run --real --out data/evals/real.json; fi
	$(AIMI) eval report $$(ls -r data/evals/starter.json data/evals/real.json 2>/dev/null) --docs

clean:
	rm -rf $(VENV) data
