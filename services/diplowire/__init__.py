"""News articles in, diplomatic events out: visits, meetings and statements."""

__version__ = "0.1.0"
