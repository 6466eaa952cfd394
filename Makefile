# SPDX-License-Identifier: Apache-2.0

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
FUZZ_SECONDS ?= 10
DEMO ?= $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/lookout/demo
LOOKOUT := .build/release/lookout
SOURCES := Package.swift Sources Tests
PICTURE_BOOK := Sources/lookout/Lookout.docc/PictureBook.md
HOST_PAGES := $(addprefix Sources/lookout/Lookout.docc/,Host.md Moderation.md Security.md)
TEXTS ?= ../shared/anonymise-dev
BENCH := .build/release/lookout-bench
# Unlocking a sealed board stretches a codename, in C: without this each try takes two seconds.
TEST_FLAGS := -Xcc -O2
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unversioned)
RELEASE = lookout-$(VERSION)-linux-$(shell uname -m)
SESSIONS ?= 50
SOAKED := StorageTests|SessionTests.(CrashTests|SealedDamageTests)|EndToEndTests.HostileUseTests|ManyProcessesTests

.PHONY: run build test soak check lint format bench bench-anonymise fuzz screens install dist toolchain help

run: build ## build, make a demo board once, and open it
	@mkdir -p "$(dir $(DEMO))"
	@test -e "$(DEMO)/board.json" || $(LOOKOUT) seed "$(DEMO)" Resources/demo-board.json
	@$(LOOKOUT) open --board "$(DEMO)"

build: toolchain ## build the program for use: .build/release/lookout
	@.ci/packages build
	@LOOKOUT_RELEASE="$(VERSION)" swift build --configuration release --static-swift-stdlib --product lookout

test: toolchain ## run every test
	@.ci/packages test
	@swift test --disable-xctest $(TEST_FLAGS)

soak: build ## what takes hours: every byte flipped, every moment crashed, 1,000 kills, 200 sessions, SESSIONS callers (50) over sshd
	@.ci/packages test
	@LOOKOUT_SOAK=1 swift test --disable-xctest $(TEST_FLAGS) --filter '$(SOAKED)'
	@LOOKOUT_BINARY="$(CURDIR)/$(LOOKOUT)" LOOKOUT_SESSIONS=$(SESSIONS) \
	  swift test --disable-xctest $(TEST_FLAGS) --filter SharedHostTests/manyUnlockAtOnceWithinMemory

fuzz: toolchain ## give every parser random input, FUZZ_SECONDS each (10)
	@.ci/fuzz $(FUZZ_SECONDS)

check: lint test ## format, layers and tests: what must hold before a change is taken

lint: toolchain ## check the format and that the layers import only what lies below them
	@.ci/packages test
	@swift format lint --strict --recursive --parallel $(SOURCES)
	@.ci/layers
	@.ci/picture-book | diff $(PICTURE_BOOK) - || \
	  { echo "The picture book is not that of the golden screens. Run: make screens" >&2; exit 65; }
	@swift build --build-tests $(TEST_FLAGS) --explicit-target-dependency-import-check error

format: toolchain ## bring all sources into the one format
	@swift format --in-place --recursive --parallel $(SOURCES)

bench: build ## measure a release build on generated boards; BENCH_MESSAGES=1000000 for large ones
	@LOOKOUT_RELEASE="$(VERSION)" swift build --configuration release --static-swift-stdlib --product $(notdir $(BENCH))
	@$(BENCH)

bench-anonymise: toolchain ## measure the anonymiser; TEXTS=DIR holds annotated texts to measure on
	@swift build --configuration release --product AnonymiseBench
	@.build/release/AnonymiseBench Resources $(wildcard $(addprefix $(TEXTS)/,*.conll *.iob2))

screens: toolchain ## draw the golden screens anew; look at what changed before keeping it
	@.ci/packages test
	@RECORD=1 swift test --disable-xctest $(TEST_FLAGS) --filter ScreensTests || true
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

dist: build ## make a release that needs no Swift: .build/dist/lookout-VERSION-linux-MACHINE.tar.gz
	@stage=$$(mktemp -d); trap 'find "$$stage" -delete' EXIT; \
	  $(MAKE) install DESTDIR="$$stage/" PREFIX="$(RELEASE)"; \
	  install --mode=0644 README.md CHANGELOG.md $(HOST_PAGES) "$$stage/$(RELEASE)/share/doc/lookout"; \
	  mkdir -p .build/dist; \
	  tar --create --directory="$$stage" --sort=name --owner=0 --group=0 --numeric-owner --mode='u=rwX,go=rX' \
	    --mtime="@$$(git log -1 --format=%ct 2>/dev/null || echo 0)" "$(RELEASE)" | \
	    gzip --best --no-name >".build/dist/$(RELEASE).tar.gz"; \
	  cd .build/dist; sha256sum "$(RELEASE).tar.gz" >"$(RELEASE).tar.gz.sha256"; \
	  echo "$$PWD/$(RELEASE).tar.gz"; cat "$(RELEASE).tar.gz.sha256"

toolchain:
	@command -v swift >/dev/null || \
	  { echo "No swift on PATH. Lookout needs Swift 6.3 or later: https://swift.org/install" >&2; exit 69; }

help: ## list what can be made
	@awk -F ': .*## |:.*## ' '/^[a-z-]+:.*## / { printf "make %-15s  %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
