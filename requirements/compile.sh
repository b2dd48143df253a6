#!/bin/sh
# Compile the pinned, hashed requirements from pyproject.toml's ranges (needs uv): for tests all, for users what
# `make extract` and `make report` need, and each extra by itself, to be installed over these.
set -eu
cd "$(dirname "$0")/.."
common="--universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --quiet"
uv pip compile pyproject.toml --extra dev $common -o requirements/dev.txt "$@"
uv pip compile pyproject.toml --extra build --extra documents -c requirements/dev.txt $common -o requirements/run.txt "$@"
for extra in dask export notebook s3; do
    uv pip compile pyproject.toml --extra build --extra documents --extra $extra -c requirements/dev.txt $common -o requirements/$extra.txt "$@"
done
