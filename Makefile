# Everything here needs Python 3.11 or later with pip, and make; the rest is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED := $(if $(JPOA_SHARED),$(JPOA_SHARED),../shared)
PROCESSORS := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
# What runs side by side is shown one after the other, where make is able to (version 4, not 3.81).
WHOLE_OUTPUTS := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

# Every command starts dozens of processes; without compiled modules each would compile them anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test test-postgres check check-extractors check-pipeline check-types \
	check-accuracy check-code accuracy bench fuzz lock clean

help:
	@echo "make demo            run the main job on the sample inbox"
	@echo "make test            run all tests"
	@echo "make test-postgres   run the tests of the store on a PostgreSQL server, started for them"
	@echo "make check           style, types, layers, gazetteers, fast tests"
	@echo "make accuracy        score against the reference annotations ($(SHARED)) and write ACCURACY.md"
	@echo "make bench           measure speed and memory"
	@echo "make fuzz            read thousands of damaged files"
	@echo "make lock            pin the newest permitted versions (needs uv)"

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "jpoa needs Python 3.11 or later; say which with: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(VENV) (once; a minute or two) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pipeline.match.remembered
	@touch $@

demo: $(READY)
	@$(BIN)/jpoa demo

test: $(READY)
	$(BIN)/pytest -n auto --dist loadgroup

test-postgres: $(READY)
	.ci/test-postgres $(BIN)/pytest -m postgres

# The longest first, side by side. Each half of the tests runs in one process: workers that share
# them would each collect all of them, which takes half as long again.
check: export OPENBLAS_NUM_THREADS = 1
check: $(READY)
	@$(MAKE) --no-print-directory --jobs=$(PROCESSORS) $(WHOLE_OUTPUTS) \
		check-extractors check-types check-pipeline check-accuracy check-code

FAST := -m "not prefect and not slow"

check-extractors: $(READY)
	$(BIN)/pytest $(FAST) tests/extractors

check-pipeline: $(READY)
	$(BIN)/pytest $(FAST) --ignore=tests/extractors

check-types: $(READY)
	$(BIN)/mypy

check-accuracy: $(READY)
	$(BIN)/python -m bench.accuracy --own

check-code: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/jpoa gazetteers check
	$(BIN)/python -m bench.dependencies

accuracy: $(READY)
	$(BIN)/python -m bench.accuracy --shared $(SHARED)

bench: $(READY)
	$(BIN)/python -m bench

fuzz: $(READY)
	$(BIN)/python -m bench.fuzz

lock:
	rm -f uv.lock
	uv lock --no-config --upgrade
	uv export --no-config --quiet --no-header --no-annotate --no-emit-project --all-groups > requirements.lock
	{ echo '# Written by "make lock": the same versions as requirements.lock, for people who use uv.'; \
	  echo 'constraint-dependencies = ['; \
	  sed -nE "s/^([A-Za-z0-9][^ ;]*==[^ ;]+)( ; [^\\]*[^ \\])? *\\\\?$$/    \"\1\2\",/p" requirements.lock; \
	  echo ']'; } > uv.toml

clean:
	rm -rf $(VENV) uv.lock .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
