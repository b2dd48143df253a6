#!/bin/sh
# Compile the pinned, hashed requirements from pyproject.toml's ranges (needs uv): for users, then for tests.
set -eu
cd "$(dirname "$0")/.."
common="--universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --quiet"
uv pip compile pyproject.toml --extra dev $common -o requirements/dev.txt "$@"
uv pip compile pyproject.toml --extra build --extra export --extra notebook -c requirements/dev.txt $common -o requirements/run.txt "$@"
