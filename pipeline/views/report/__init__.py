"""The report: tables as pages that people read, one self-contained HTML file while it is small."""
