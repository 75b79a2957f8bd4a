# The ways into jixiao:
#   make run     reads the sample documents and says what was found and where it lies
#   make test    every check, then the tests; PYTEST="…" replaces pytest's arguments
#   make samples prints the sample documents anew from their records
#   make bench   measures the figures the README states
#   make fuzz    gives readers and recogniser bytes that nobody thought of, for SECONDS=60
#   make lock    pins what pyproject.toml asks for in constraints.txt; UPGRADE=1 moves to the newest releases
#   make clean   removes whatever these commands made
# The first five set up .venv by themselves, and again only when constraints.txt or pyproject.toml has changed.

PYTHON ?= python3
PYTEST ?= --numprocesses=auto
LOCKER := uv==0.13.8

VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
READY := $(VENV)/.ready
PIP_INSTALL := -m pip -qq --disable-pip-version-check install

# What this machine lacks to begin, in words; empty when it lacks nothing.
lacks = $(shell \
	if ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo 'Python 3.11 or newer as $(PYTHON) (Debian 12 or newer: apt install python3 python3-venv)'; \
	elif ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
		echo 'the venv module of Python (Debian: apt install python3-venv)'; \
	fi)

.PHONY: run test samples bench fuzz lock clean
.DELETE_ON_ERROR:

run: $(READY)
	@mkdir -p out
	@$(BIN)/jixiao read samples --output out/records.jsonl --list

# All checks run, so that one failure does not hide another; a check that is content says nothing.
test: $(READY)
	@failed=; \
	check() { said=$$("$$@" 2>&1) || { printf '%s\n' "$$said"; failed="$$failed, $${1##*/}$${2:+ $$2}"; }; }; \
	check $(BIN)/ruff check --output-format=concise; \
	check $(BIN)/ruff format --check; \
	check $(BIN)/mypy; \
	check $(BIN)/lint-imports --no-logo; \
	$(BIN)/pytest $(PYTEST) || failed="$$failed, pytest"; \
	[ -z "$$failed" ] || { echo "failed: $${failed#, }"; exit 1; }

samples: $(READY)
	@$(BIN)/python -m samples.make

bench: $(READY)
	@missed=; for module in $$(grep -l '__main__' benchmarks/*.py); do \
		name=benchmarks.$$(basename "$$module" .py); \
		$(BIN)/python -m "$$name" || missed="$$missed $$name"; \
	done; \
	[ -z "$$missed" ] || { echo "ended with an error or short of a goal:$$missed"; exit 1; }

fuzz: $(READY)
	@$(BIN)/python -m fuzz.run $(or $(SECONDS),60)

lock:
	$(if $(lacks),$(error jixiao needs $(lacks)))
	@[ -x build/lock/bin/uv ] || $(PYTHON) -m venv build/lock
	@build/lock/bin/python $(PIP_INSTALL) $(LOCKER)
	@build/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --extra dev \
		--generate-hashes --only-binary :all: --emit-build-options $(if $(UPGRADE),--upgrade) \
		--custom-compile-command 'make lock' --output-file constraints.txt pyproject.toml

clean:
	@rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

$(LOCKED): constraints.txt
	$(if $(lacks),$(error jixiao needs $(lacks)))
	@echo 'Setting up $(VENV) ...'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r constraints.txt
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@said=$$($(BIN)/python -m pip check 2>&1) || \
		{ echo "constraints.txt does not hold what pyproject.toml asks for: run make lock."; echo "$$said"; exit 1; }
	@touch $@
