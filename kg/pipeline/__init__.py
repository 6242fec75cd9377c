"""The whole way in one call: paths of articles in, a graph and its files out.

`extractions` reads and extracts; `build` goes on to the store and the files that hold the graph;
`summary_of` tells what a store
holds, `find` and `explain` why it says so. The command line is a thin layer
over these.
"""

from kg.pipeline.building import FILES, Built, build
from kg.pipeline.explaining import Explanation, explain, find
from kg.pipeline.extracting import extractions
from kg.pipeline.files import FileSet, replaced
from kg.pipeline.knowledge import knowledge_of
from kg.pipeline.summary import Claim, Summary, claim_of, strongest, summary_of
from kg.pipeline.writing import TITLE, json_line, page, statement_lines

__all__ = [
    "FILES",
    "TITLE",
    "Built",
    "Claim",
    "Explanation",
    "FileSet",
    "Summary",
    "build",
    "claim_of",
    "explain",
    "extractions",
    "find",
    "json_line",
    "knowledge_of",
    "page",
    "replaced",
    "statement_lines",
    "strongest",
    "summary_of",
]
