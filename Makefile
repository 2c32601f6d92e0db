# Two commands do it all on a fresh machine: `make site` builds the sample newsroom in site/, `make test` runs the tests.
PYTHON ?= python3
PIP := .venv/bin/pip --quiet --disable-pip-version-check
CODE := hooks scripts tests tools
SIZE ?= 10000

site: setup ## set everything up, then build the newsroom, its feeds and cards, in site/
	.venv/bin/mkdocs build

serve: setup ## preview with live reload, drafts and scheduled items marked
	.venv/bin/mkdocs serve

test: setup-tests ## set up what the tests need, then run them
	.venv/bin/pytest --numprocesses auto --dist loadgroup

check: setup-check ## format, lint, types, who may import whom, the strict build
	.venv/bin/ruff format --check $(CODE)
	.venv/bin/ruff check $(CODE)
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python tools/write_schema.py --check
	.venv/bin/newsroom check
	.venv/bin/mkdocs build --strict --site-dir .cache/checked

audit: setup-tests ## the slower judges, which need Node
	tests/audit/run

bench: setup ## measure beside Hugo, Pelican and Material, and write the manual's page; SIZE=1000 for a laptop, GROWTH=1 for more
	PYTHONPATH=tools .venv/bin/python -m bench --size $(SIZE) $(if $(GROWTH),--growth)

wheel: setup ## make the wheel, from which councils install, in dist/
	rm -rf build  # else files deleted since the last wheel would be in this one
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

lock: ## bring the locks up to date; needs uv
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade pyproject.toml --output-file locks/site.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade --group build --output-file locks/build.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade pyproject.toml --group test --constraint locks/site.txt --output-file locks/test.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade tools/bench/peers.in --output-file locks/bench.txt

help: ## say what each command does
	@grep -hE '^[a-z-]+:.* ## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.* ## /\1\t/' | expand -t 14

setup: .venv/ready

setup-check: .venv/ready-for-tests

setup-tests: setup-check
	@tools/find_programs 'chromium|google-chrome|chromium-browser|chrome:chromium' newsboat sfeed_update:sfeed \
	  nginx:nginx-light caddy 'apache2|httpd:apache2'

# Build tools first, then all else by hash, then the checkout itself without asking an index.
.venv/ready: locks/build.txt locks/site.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes --requirement locks/build.txt
	$(PIP) install --require-hashes --no-build-isolation --requirement locks/site.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/ready-for-tests: .venv/ready locks/test.txt
	$(PIP) install --require-hashes --no-build-isolation --requirement locks/test.txt
	touch $@

.PHONY: site serve test check audit bench wheel lock help setup setup-check setup-tests
