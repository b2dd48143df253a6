# The command with its model, as a user without rights; raw/ and processed/ are volumes.
#   docker build -t source-extraction .
#   docker run --rm --user "$(id -u)" -v "$PWD/raw:/data/raw:ro" -v "$PWD/processed:/data/processed" source-extraction
# `python -m tests.container` runs these steps without Docker.
FROM python:3.12-slim AS build
WORKDIR /app
COPY requirements requirements
COPY install.sh slim.sh pyproject.toml README.md LICENSE ./
COPY pipeline pipeline
RUN sh install.sh run python3
# A run over the sample: the image works, and what a run imports is compiled, which its user could not do.
COPY raw/sample raw/sample
RUN .venv/bin/pipeline extract raw/sample --out trial -q && .venv/bin/pipeline report trial --out trial.html && rm -r trial trial.html raw

FROM python:3.12-slim
RUN useradd --uid 10001 --create-home pipeline && mkdir -p /data/raw /data/processed && chown -R pipeline /data
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH
USER pipeline
WORKDIR /data
VOLUME ["/data/raw", "/data/processed"]
STOPSIGNAL SIGINT
ENTRYPOINT ["pipeline"]
CMD ["extract", "raw", "--out", "processed"]
