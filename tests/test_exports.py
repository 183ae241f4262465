"""What `import diplowire` promises: these names, and a package that says its version."""

from __future__ import annotations

import tomllib
from pathlib import Path

import diplowire

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_public_names_are_there() -> None:
    assert all(hasattr(diplowire, name) for name in diplowire.__all__)


def test_the_public_names_are_these_and_no_others() -> None:
    assert set(diplowire.__all__) == {
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
    }


def test_extract_is_the_function_also_after_its_package_was_imported() -> None:
    import diplowire.extract.document  # noqa: PLC0415 - the order is what is tested

    assert callable(diplowire.extract)
    assert diplowire.extract(diplowire.Article(id="1", body="Nothing happened.")) == ()


def test_the_version_is_that_of_the_project() -> None:
    assert diplowire.__version__ == PROJECT["version"]


def test_the_package_tells_type_checkers_that_it_is_typed() -> None:
    assert (Path(diplowire.__file__).parent / "py.typed").exists()
