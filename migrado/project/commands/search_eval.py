"""`migrado search-eval`: how well the search answers real questions. No Django, no database."""

import json
import sys
from pathlib import Path

from migrado.kernel.refusal import Refusal
from migrado.project.arguments import Arguments
from migrado.search.evaluation import evaluate, read_pages, read_questions


def run(arguments: list[str]) -> int:
    """Print the figures for each file of questions, or refuse a file in one sentence."""
    parser = Arguments(
        "migrado search-eval",
        description="Ask the search real questions of real page trees and say, as JSON, how often"
        " the right page is among the first five. Each file may be packed with gzip.",
    )
    parser.add_argument(
        "--pages", metavar="FILE", action="append", required=True, help="pages of an Integreat API"
    )
    parser.add_argument(
        "--questions", metavar="FILE", action="append", required=True, help="one JSON object a line"
    )
    parser.add_argument(
        "--language",
        metavar="L",
        action="append",
        required=True,
        help="in which the file of questions before it asks",
    )
    told = parser.parse_args(arguments)
    if len(told.language) != len(told.questions):
        raise Refusal(
            "as many --language as --questions are expected, not %(languages)s and %(files)s.",
            languages=len(told.language),
            files=len(told.questions),
        )
    runs = [
        (language, read_questions(Path(path)))
        for language, path in zip(told.language, told.questions, strict=True)
    ]
    pages = [page for path in told.pages for page in read_pages(Path(path))]
    found = [figures.as_json() for figures in evaluate(pages, runs)]
    answer: dict[str, object] = found[0]
    if len(found) > 1:
        answer = {
            "runs": [
                {"language": language} | figures
                for language, figures in zip(told.language, found, strict=True)
            ]
        }
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0
