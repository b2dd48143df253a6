"""Where parts of a Parquet file or of a ZIP begin: by their own indexes, without reading what they hold."""

from __future__ import annotations

import zipfile

from pipeline.sources.blob import Blob
from pipeline.sources.fields import key_of, lists
from pipeline.sources.naming import hash_of
from pipeline.sources.objects import name_of
from pipeline.sources.packing import UNKNOWN_PACKING
from pipeline.sources.source import ReadError
from pipeline.sources.stretch import Place
from pipeline.sources.survey import Survey

BATCH = 1024  # rows


def survey_arrow(blob: Blob, size: int) -> Survey:
    """Parts of about `size` bytes of a Parquet file, as a number of rows each. Raises ReadError."""
    from pipeline.sources.readers.arrow import opened_parquet

    survey = Survey()
    with opened_parquet(blob) as file:
        meta = file.metadata
        count = meta.num_rows
        total = sum(meta.row_group(i).total_byte_size for i in range(meta.num_row_groups))
        step = max(1, count * size // max(1, total))
        known = lists()
        columns = [name for name in file.schema_arrow.names if key_of(name) in known["id"] | known["url"]]
        number = 0
        for batch in file.iter_batches(BATCH, columns=columns) if columns else ():
            for value in batch.to_pylist():
                number += 1
                if (number - 1) % step == 0:
                    survey.begin(Place(0, 0), number, number)
                if name := name_of(value):
                    survey.names.append(hash_of(name))
        if not columns:
            for number in range(1, count + 1, step):
                survey.begin(Place(0, 0), number, number)
    survey.count = survey.records = survey.size = count
    survey.sha256 = blob.digest() or ""
    return survey


def survey_zip(blob: Blob, size: int) -> Survey:
    """Parts of about `size` bytes of a ZIP, as a number of members each. Raises ReadError (`bad_zip`)."""
    survey = Survey()
    held = at = 0
    try:
        with blob.opened() as file, zipfile.ZipFile(file) as found:
            infos = [info for info in found.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, UNKNOWN_PACKING, ValueError) as error:
        raise ReadError("bad_zip", f"not a whole ZIP file: {error}; fetch it again") from None
    for number, info in enumerate(infos, 1):
        if not survey.begun or held >= size:
            survey.begin(Place(0, 0), at, number)
            held = 0
        held += info.file_size
        at += info.file_size
    survey.count = survey.records = len(infos)
    survey.size = at
    survey.sha256 = blob.digest() or ""
    return survey
