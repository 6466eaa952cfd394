# SPDX-License-Identifier: Apache-2.0

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DEMO ?= $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/lookout/demo
LOOKOUT := .build/release/lookout
SOURCES := Package.swift Sources Tests
PICTURE_BOOK := Sources/lookout/Lookout.docc/PictureBook.md
TEXTS ?= ../shared/anonymise-dev
BENCH := .build/release/lookout-bench

.PHONY: run build test check lint format bench bench-anonymise screens install toolchain help

run: build ## build, make a demo board once, and open it
	@mkdir -p "$(dir $(DEMO))"
	@test -e "$(DEMO)/board.json" || $(LOOKOUT) seed "$(DEMO)" Resources/demo-board.json
	@$(LOOKOUT) open --board "$(DEMO)"

build: toolchain ## build the program for use: .build/release/lookout
	@.ci/packages build
	@swift build --configuration release --static-swift-stdlib --product lookout

test: toolchain ## run every test
	@.ci/packages test
	@swift test --disable-xctest

check: lint test ## format, layers and tests: what must hold before a change is taken

lint: toolchain ## check the format and that the layers import only what lies below them
	@.ci/packages test
	@swift format lint --strict --recursive --parallel $(SOURCES)
	@.ci/layers
	@.ci/picture-book | diff $(PICTURE_BOOK) - || \
	  { echo "The picture book is not that of the golden screens. Run: make screens" >&2; exit 65; }
	@swift build --build-tests --explicit-target-dependency-import-check error

format: toolchain ## bring all sources into the one format
	@swift format --in-place --recursive --parallel $(SOURCES)

bench: build ## measure a release build on generated boards; BENCH_MESSAGES=1000000 for large ones
	@swift build --configuration release --static-swift-stdlib --product $(notdir $(BENCH))
	@$(BENCH)

bench-anonymise: toolchain ## measure the anonymiser; TEXTS=DIR holds annotated texts to measure on
	@swift build --configuration release --product AnonymiseBench
	@.build/release/AnonymiseBench Resources $(wildcard $(addprefix $(TEXTS)/,*.conll *.iob2))

screens: toolchain ## draw the golden screens anew; look at what changed before keeping it
	@.ci/packages test
	@RECORD=1 swift test --disable-xctest --filter ScreensTests || true
	@.ci/picture-book >$(PICTURE_BOOK)
	@git status --short -- 'Tests/*/Golden' $(PICTURE_BOOK)

install: ## install program, manual and completions under PREFIX (/usr/local), in DESTDIR if set
	@test -x $(LOOKOUT) || { echo "Nothing is built yet. Run: make build" >&2; exit 66; }
	@install -D --mode=0755 $(LOOKOUT) "$(DESTDIR)$(PREFIX)/bin/lookout"
	@share="$(DESTDIR)$(PREFIX)/share"; place() { \
	  $(LOOKOUT) generate "$$1" | install -D --mode=0644 /dev/stdin "$$share/$$2"; }; \
	  place man man/man1/lookout.1; \
	  place bash bash-completion/completions/lookout; \
	  place zsh zsh/site-functions/_lookout; \
	  place fish fish/vendor_completions.d/lookout.fish
	@install -D --mode=0644 LICENSE "$(DESTDIR)$(PREFIX)/share/doc/lookout/LICENSE"

toolchain:
	@command -v swift >/dev/null || \
	  { echo "No swift on PATH. Lookout needs Swift 6.3 or later: https://swift.org/install" >&2; exit 69; }

help: ## list what can be made
	@awk -F ': .*## |:.*## ' '/^[a-z-]+:.*## / { printf "make %-15s  %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
