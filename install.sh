#!/bin/sh
# Make .venv from the pinned, hashed requirements: with uv where it is there, else with venv and pip.
# Built beside and moved when complete, so that a broken start is not taken for done.
set -eu
python=${1:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Python 3.11 or newer is needed: install it, or name it with 'make PYTHON=/path/to/python'." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))'; then
    echo "Python 3.11 to 3.14 is needed, $python is $("$python" -V 2>&1): install one, or name it with 'make PYTHON=...'." >&2
    exit 1
fi

rm -rf .venv.new
if command -v uv >/dev/null 2>&1; then
    echo "Making .venv with uv ..."
    uv venv --quiet --relocatable --python "$python" .venv.new
    uv pip install --quiet --python .venv.new/bin/python --require-hashes -r requirements/dev.txt
    uv pip install --quiet --python .venv.new/bin/python --no-deps --no-build-isolation -e .
else
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        echo "$python lacks its venv module: install it (Debian, Ubuntu: apt-get install python3-venv)." >&2
        exit 1
    fi
    echo "Making .venv with venv and pip (a minute or two) ..."
    "$python" -m venv .venv.new
    .venv.new/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
    .venv.new/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
fi

# Scripts carry the path of the folder they were made in.
grep -rlI --include='*' "$PWD/.venv.new" .venv.new/bin .venv.new/pyvenv.cfg 2>/dev/null | while read -r file; do
    sed "s|$PWD/.venv.new|$PWD/.venv|g" "$file" >"$file.tmp" && cat "$file.tmp" >"$file" && rm "$file.tmp"
done
rm -rf .venv
mv .venv.new .venv
touch .venv/installed
