"""The tables for people without Parquet: CSV files, an Excel workbook, an SQLite or a DuckDB database."""
