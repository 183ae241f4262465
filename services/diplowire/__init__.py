"""News articles in, diplomatic events out: visits, meetings and statements."""

from diplowire.model import PIPELINE_VERSION

__all__ = ["__version__"]

__version__ = PIPELINE_VERSION
