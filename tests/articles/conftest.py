from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg.articles import PageLexicon

ONTOLOGY = Path(__file__).parents[2] / "ontology"


@pytest.fixture(scope="session")
def pages() -> PageLexicon:
    return PageLexicon.from_mapping(
        yaml.safe_load((ONTOLOGY / "pages.yaml").read_text(encoding="utf-8"))
    )
