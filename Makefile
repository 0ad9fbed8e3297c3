# Flex-ID. `make` alone lists what there is to do.

PYTHON ?= $(shell for p in python3 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
COURSE_LANG ?= nb
LOCK_VENV := build/lock-venv
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help run test test-deep test-platforms bench profile lint course messages screenshots lock clean ready

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## set everything up and serve the embedded school (PORT=, FLEXID_DATA=, FLEXID_DEMO=)
	@FLEXID_DEMO=$${FLEXID_DEMO:-1} $(BIN)/python -m flexid_xblock.school

test: $(READY) ## set everything up and run the tests, browser included (ARGS= for pytest)
	@FLEXID_BROWSER="$$($(BIN)/python tests/find_browser.py)" $(BIN)/python tests/run.py $(ARGS)

test-deep: $(READY) ## run the long campaigns: full counts, each Open edX, MariaDB
	@FLEXID_BROWSER="$$($(BIN)/python tests/find_browser.py)" $(BIN)/python tests/deep.py

test-platforms: $(READY) ## run the tests as each Open edX would whose Python is here (ARGS= for tox)
	@$(BIN)/python -m tox run $(ARGS)

bench: $(READY) ## measure ours, the peers and the machine's floor in one run (ARGS= for topics)
	@FLEXID_BROWSER="$$($(BIN)/python tests/find_browser.py)" $(BIN)/python -m benchmarks $(ARGS)

profile: $(READY) ## where the time of one topic goes (TOPIC=)
	@mkdir -p build
	@$(BIN)/python -m cProfile -o build/$(TOPIC).prof -m benchmarks.topics.$(TOPIC)
	@$(BIN)/python -c 'import pstats; pstats.Stats("build/$(TOPIC).prof").sort_stats("cumulative").print_stats(60)'

lint: $(READY) ## check style, types and the layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/djlint --lint --quiet flexid_xblock/templates

course: $(READY) ## write the two-year course for Open edX to build/ (COURSE_LANG=nb, START=2027-09-01)
	@DJANGO_SETTINGS_MODULE=flexid_xblock.school.settings $(BIN)/python -m django flexid_course \
		--language "$(COURSE_LANG)" $(if $(START),--start "$(START)") \
		"build/flexid-course-$(COURSE_LANG).tar.gz"

messages: $(READY) ## collect the words of the interface and compile the translations
	@command -v msgfmt >/dev/null || { \
		echo "make messages needs GNU gettext (for example: apt-get install gettext)."; exit 1; }
	@cd flexid_xblock && $(CURDIR)/$(BIN)/django-admin makemessages \
		--locale en --locale nb --locale ar --no-location --extension html,py,txt
	@sed -i.bak '/^"POT-Creation-Date/d' translations/*/LC_MESSAGES/django.po
	@rm translations/*/LC_MESSAGES/django.po.bak
	@cd flexid_xblock && $(CURDIR)/$(BIN)/django-admin compilemessages

screenshots: $(READY) ## renew the pictures of the README
	@FLEXID_BROWSER="$$($(BIN)/python tests/find_browser.py)" $(BIN)/python -m tests.screenshots

lock: ## renew requirements/py311.txt and py312.txt from setup.py, and the peers' from peers.in
	@$(PYTHON) -m venv --clear $(LOCK_VENV)
	@$(LOCK_VENV)/bin/python -m pip install --quiet uv
	@for version in 3.11 3.12; do \
		name=requirements/py$$(echo $$version | tr -d .); \
		$(LOCK_VENV)/bin/uv pip compile --quiet --upgrade --generate-hashes \
			--universal --python-version $$version --no-python-downloads --extra school --extra dev \
			--custom-compile-command "make lock" --output-file $$name.txt setup.py $$name.in \
		&& echo "wrote $$name.txt" || exit 1; \
	done
	@$(LOCK_VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--no-python-downloads --custom-compile-command "make lock" \
		--output-file requirements/peers.txt requirements/peers.in && echo "wrote requirements/peers.txt"

clean: ## remove what the build made; the school's data/ stays
	@rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready: $(READY)

$(READY): requirements/py311.txt requirements/py312.txt setup.py
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Flex-ID needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3.12"; exit 1; }
	@echo "Setting up $(VENV): about a minute, once."
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
	@lock=$$($(BIN)/python -c 'import sys; print("py311" if sys.version_info < (3, 12) else "py312")'); \
		$(BIN)/python -m pip install --quiet --require-hashes -r requirements/$$lock.txt
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
