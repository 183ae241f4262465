"""News articles in, diplomatic events out: visits, meetings and statements, typed, coded, linked and proven.

>>> from diplowire import Article, extract
>>> events = extract(Article(id="1", body="French President Emmanuel Macron arrived in Berlin on a state visit."))
>>> [event.type for event in events]
['visit']
"""

from diplowire.extract import extract
from diplowire.model import (
    PIPELINE_VERSION,
    SCHEMA_VERSION,
    Actor,
    AnyEvent,
    Article,
    ArticleRef,
    Evidence,
    Meeting,
    Place,
    Publisher,
    Statement,
    Visit,
    When,
)

__all__ = [
    "SCHEMA_VERSION",
    "Actor",
    "AnyEvent",
    "Article",
    "ArticleRef",
    "Evidence",
    "Meeting",
    "Place",
    "Publisher",
    "Statement",
    "Visit",
    "When",
    "__version__",
    "extract",
]

__version__ = PIPELINE_VERSION
