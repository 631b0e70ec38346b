"""The village's report as a web page, piece by piece, so that a test can spoil one of them."""

from __future__ import annotations

from tests.support.village import DISCLOSURE, DISPUTES, HEADINGS, OTHERS, OVERVIEW, PROBLEMS, REQUESTS, TITLE, grid


def rows(part: str, cell: str = "<td>{}</td>") -> str:
    return "".join("<tr>" + "".join(cell.format(text) for text in row) + "</tr>\n" for row in grid(part))


def tables(cell: str = "<td>{}</td>") -> list[str]:
    return [f"<table>\n{rows(part, cell)}</table>\n" for part in (DISCLOSURE, REQUESTS, DISPUTES)]


def page(
    heading: str = "<h2>{}</h2>\n",
    title: str = f"<h1>{TITLE}</h1>\n",
    before: str = "",
    behind: str = "",
    disclosure: str = "",
    requests: str = "",
    disputes: str = "",
    head: str = "",
) -> str:
    """A sound page; what is given stands in place of the part of that name."""
    parts = [
        f"<p>{OVERVIEW}</p>\n",
        disclosure or tables()[0],
        requests or tables()[1],
        disputes or tables()[2],
        f"<p>{PROBLEMS}</p>\n",
        f"<p>{OTHERS}</p>\n",
    ]
    body = "".join(heading.format(text) + part for text, part in zip(HEADINGS, parts, strict=True))
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>\n{before}{title}{body}{behind}</body></html>\n"
