"""Links of the pages that lead out of docs/ go to the repository: on the site there is nothing beside the pages."""

from __future__ import annotations

import re
from typing import Any

_OUTSIDE = re.compile(r"\]\(\.\./([^)\s]+)\)")


def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> str:
    if "/" in page.file.src_uri:
        return markdown  # The pages of the rules lie below rules/, so that ../ is docs/.
    repository = config["repo_url"].rstrip("/")
    return _OUTSIDE.sub(lambda link: f"]({repository}/blob/main/{link[1]})", markdown)
