"""Files, folders and JSON lines to Articles.

`read` goes through paths and hands out an Article, or an InputError, for each input;
`article_from_text` makes an Article of a text in hand. What pages carry besides the news is
known to the `PageLexicon`, made of the parsed `ontology/pages.yaml`.
"""

from kg.articles.lexicon import PageLexicon
from kg.articles.reader import article_from_text, read

__all__ = ["PageLexicon", "article_from_text", "read"]
