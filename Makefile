# Needs Python >= 3.11, make and git; everything else is installed below .venv (and, for `make test`, from Debian).
#   make map      the two seed articles on a checked map: maps/seeds.html, maps/seeds.geojson, maps/seeds.gpkg
#   make test     everything that CI does: format, lint, types, layers, dependencies, tests
#   make check    the same without the tests        make format   put code and reference into shape
#   make wheel    build dist/geomap-*.whl           make clean    remove caches and built files
#   make accuracy CORPORA=...  what is found, read and placed, by weights that have not seen the corpus
#   make events   EVENTS=...   which event is taken for the main one, and its type; how long dates take
#   make claims   CLAIMS=...   verdicts on real statements of distance and on false ones; how long checks take
#   make bench    size and speed of the map with 100,000 and 1,000,000 events, beside folium
#   make weights  CORPORA=...  learn the shipped weights anew
#   make gallery  take maps/*.png again             make lock     renew locks/*.txt
#   make proof    build the wheel twice from the sdist in clean environments, compare, install, verify

VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check
RECIPE := pyproject.toml locks/run.txt $(wildcard hatch_build.py gazetteer/*.toml gazetteer/curated/* geomap/gazetteer/compile/*.py)
CODE   := geomap tests docs benchmarks hatch_build.py
WORKERS := 2

CORPORA := ../shared/corpora
EVENTS := ../shared/events/case2021_task2.dev.tsv
CLAIMS := ../shared/claims

.PHONY: map test check format gallery lock wheel proof accuracy events claims bench weights clean tools
.DELETE_ON_ERROR:

map: $(VENV)/.installed
	@mkdir -p maps
	@$(BIN)/geomap map seeds/*.txt -o maps/seeds.html --geojson maps/seeds.geojson --gpkg maps/seeds.gpkg --overwrite

test: check tools
	@marks=$$(cat $(VENV)/.absent 2>/dev/null); \
	 $(BIN)/python -m pytest -q -n $(WORKERS) $${marks:+-m "$$marks"}

check: $(VENV)/.developing
	@$(BIN)/ruff format --check --output-format concise $(CODE) > $(VENV)/format.log 2>&1 || \
	   { cat $(VENV)/format.log; echo "geomap: not formatted as agreed; run: make format"; exit 1; }
	@$(BIN)/ruff check --quiet $(CODE)
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo > $(VENV)/layers.log 2>&1 || { cat $(VENV)/layers.log; exit 1; }
	@$(BIN)/deptry . --no-ansi > $(VENV)/deptry.log 2>&1 || { cat $(VENV)/deptry.log; exit 1; }
	@$(BIN)/python docs/generate.py --check
	@echo "format, lint, types, layers, dependencies, docs: fine"

format: $(VENV)/.developing
	@$(BIN)/ruff format --quiet $(CODE)
	@$(BIN)/ruff check --quiet --fix $(CODE)
	@$(BIN)/python docs/generate.py

# The corpora are not part of the project; benchmarks/accuracy/ says how they are laid out.
accuracy: $(VENV)/.measuring
	@$(BIN)/python benchmarks/accuracy/gazetteer.py $(CORPORA)
	@$(BIN)/python benchmarks/accuracy/report.py $(CORPORA) --out benchmarks/accuracy.md

events: $(VENV)/.installed
	@$(BIN)/python benchmarks/events/case2021.py $(EVENTS)
	@$(BIN)/python benchmarks/events/dates.py

claims: $(VENV)/.installed
	@$(BIN)/python benchmarks/claims/calibration.py $(CLAIMS)
	@$(BIN)/python benchmarks/claims/predict.py $(CLAIMS)/dev_claims.jsonl $(VENV)/claims.jsonl --scorer $(CLAIMS)/../tools/score_claims.py
	@$(BIN)/python benchmarks/claims/borders.py
	@$(BIN)/python benchmarks/claims/speed.py $(CORPORA)/LGL.jsonl

bench: map tools $(VENV)/.developing
	@$(BIN)/python benchmarks/map/run.py --seeds maps/seeds.html

weights: $(VENV)/.measuring
	@$(BIN)/python benchmarks/accuracy/train_tagger.py $(CORPORA) --out geomap/weights/tagger.json
	@$(BIN)/python benchmarks/accuracy/train_ranker.py $(CORPORA) --out geomap/lexicons/resolve_weights.csv
	@$(BIN)/python benchmarks/accuracy/train_reading.py $(CORPORA) --out geomap/weights/reading.json

# The pictures in maps/ and README.md.
gallery: tools $(VENV)/.developing
	@$(BIN)/python docs/gallery.py

# The exact versions that map and test install, for every platform and Python from 3.11 on, with their hashes.
lock: $(VENV)/.made
	@$(PIP) install -qq uv
	@mkdir -p locks
	@for group in run dev; do \
	   $(BIN)/uv pip compile pyproject.toml $$([ $$group = dev ] && echo "--group dev") --universal --generate-hashes \
	     --no-emit-index-url --no-header --no-annotate --quiet --upgrade --output-file locks/$$group.txt; done

wheel: $(VENV)/.made
	@$(PIP) wheel -qq --no-deps --wheel-dir dist .
	@ls -l dist/*.whl

# The wheel proved: built twice from the sdist in clean environments to the same index, installed alone, verified.
proof: $(VENV)/.made
	@$(BIN)/python benchmarks/wheel.py

clean:
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +
	@rm -f maps/seeds.html maps/seeds.geojson maps/seeds.gpkg

# A virtual environment of the first Python that is new enough; PYTHON=... names another.
$(VENV)/.made:
	@found=; for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	   if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$python"; break; fi; \
	 done; \
	 if [ -z "$$found" ]; then \
	   echo "geomap: error: no Python >= 3.11 found (python3 is $$(python3 --version 2>/dev/null || echo absent));" \
	        "install one, or run: make map PYTHON=/path/to/python3.12" >&2; exit 1; \
	 fi; \
	 echo "geomap: making $(VENV) with $$("$$found" --version)" >&2; \
	 "$$found" -m venv $(VENV) || { \
	   echo "geomap: error: $$found cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(PIP) install -qq --upgrade 'pip>=25.1'
	@touch $@

# The project with what it needs to run; the build hook compiles the gazetteer into geomap/_gazetteer.
$(VENV)/.installed: $(VENV)/.made $(RECIPE)
	@echo "geomap: installing, and compiling the gazetteer; the first time this takes a few minutes" >&2
	@$(PIP) install -qq --require-hashes --requirement locks/run.txt
	@$(PIP) install -qq --no-deps --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed locks/dev.txt
	@echo "geomap: installing what checks and tests need" >&2
	@$(PIP) install -qq --require-hashes --requirement locks/dev.txt
	@touch $@

$(VENV)/.measuring: $(VENV)/.installed
	@echo "geomap: installing what learning and its peers need" >&2
	@$(PIP) install -qq --group accuracy
	@touch $@

# Chromium for the map's tests and GDAL's own readers for the files', from Debian. Where they cannot be had, their
# tests are left out, and CI fails.
tools: $(VENV)/.made
	@rm -f $(VENV)/.absent; \
	 absent() { wanted=""; \
	   command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || wanted="chromium"; \
	   command -v ogrinfo >/dev/null 2>&1 || wanted="$$wanted gdal-bin"; echo $$wanted; }; \
	 wanted=$$(absent); [ -z "$$wanted" ] && exit 0; \
	 if [ "$$(id -u)" = 0 ]; then as=""; elif sudo -n true 2>/dev/null; then as="sudo -n"; else as="none"; fi; \
	 if command -v apt-get >/dev/null 2>&1 && [ "$$as" != none ]; then \
	   echo "geomap: installing $$wanted from Debian" >&2; \
	   { $$as apt-get update -qq && \
	     $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$wanted; } \
	     > $(VENV)/apt.log 2>&1 || tail -n 20 $(VENV)/apt.log >&2; \
	 fi; \
	 wanted=$$(absent); [ -z "$$wanted" ] && exit 0; \
	 echo "geomap: $$wanted could not be installed; install it to run the tests that need it" >&2; \
	 [ -n "$$CI" ] && exit 1; \
	 case "$$wanted" in \
	   "chromium gdal-bin") echo "not browser and not gdal";; chromium) echo "not browser";; *) echo "not gdal";; \
	 esac > $(VENV)/.absent
