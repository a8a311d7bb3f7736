"""Excel workbooks (.xlsx, .xlsm, .xltx) → Source."""

from collegium.reading.formats.xlsx.workbook import extract

__all__ = ["extract"]
