"""What is read from several rooms at once."""

from migrado.flows.queries.gaps import sheet_of_gaps
from migrado.flows.queries.search import Found, SearchResult, documents, search_city

__all__ = ["Found", "SearchResult", "documents", "search_city", "sheet_of_gaps"]
