#!/bin/sh
# Make .venv from the pinned, hashed requirements, with uv where it is there, else with venv and pip.
#   sh install.sh run [PYTHON]    what users need
#   sh install.sh dev [PYTHON]    the same, and what the tests need
# PYTHON is the newest that works of python3.14 to python3.11, unless named.
# Built beside and moved when complete, so that a broken start is not taken for done.
set -eu
set_of=$1
asked=${2:-}

fits() { # whether a command is a Python that will do (a name on PATH may be a dead shim)
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' >/dev/null 2>&1
}

python=
for name in ${asked:-python3.14 python3.13 python3.12 python3.11 python3 python}; do
    if fits "$name"; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 to 3.14 is needed, and ${asked:-no such command} does not give it: install one, or name it with 'make PYTHON=/path/to/python'." >&2
    exit 1
fi
if ! command -v uv >/dev/null 2>&1 && ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
    echo "$python lacks its venv module: install it (Debian, Ubuntu: apt-get install python3-venv)." >&2
    exit 1
fi

tool=pip
if command -v uv >/dev/null 2>&1; then
    tool=uv
fi

install() { # FOLDER ARGUMENTS...
    folder=$1
    shift
    if [ "$tool" = uv ]; then
        uv pip install --quiet --python "$folder/bin/python" "$@"
    else
        # what is not imported need not be compiled, and what is, is then: 10 s sooner, 90 MB less
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile "$@"
    fi
}

if [ "$set_of" = dev ] && [ -f .venv/installed-run ] && [ requirements/run.txt -ot .venv/installed-run ]; then
    echo "Adding what the tests need to .venv ..."
    install .venv --require-hashes -r requirements/dev.txt
    touch .venv/installed-dev
    exit 0
fi

echo "Making .venv (a minute or two the first time) ..."
fill() { # .venv.new, with what is pinned
    rm -rf .venv.new
    if [ "$tool" = uv ]; then
        uv venv --quiet --python "$python" .venv.new
    else
        "$python" -m venv .venv.new
    fi && install .venv.new --require-hashes -r "requirements/$set_of.txt"
}
if ! fill; then
    [ "$tool" = uv ] || exit 1
    echo "uv could not; trying pip, which may be set to another index ..." >&2
    tool=pip
    fill
fi
install .venv.new --no-deps --no-build-isolation -e .
[ "$set_of" = dev ] || sh slim.sh .venv.new
.venv.new/bin/python -m compileall -q pipeline # as pip does with what it installs: a run starts 0.2 s sooner

# Scripts carry the path of the folder they were made in.
grep -rlIF "$PWD/.venv.new" .venv.new/bin .venv.new/pyvenv.cfg | while read -r file; do
    sed "s|$PWD/.venv.new|$PWD/.venv|g" "$file" >"$file.tmp"
    cat "$file.tmp" >"$file"
    rm "$file.tmp"
done
rm -rf .venv
mv .venv.new .venv
touch .venv/installed-run
[ "$set_of" = run ] || touch .venv/installed-dev
