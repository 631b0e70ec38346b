"""The leaves of a section: from the cache by kinds of cells, else from the lexer."""

from __future__ import annotations

from lint_reports.form.editions import Edition
from lint_reports.form.sections import Form, FormSection
from lint_reports.model.document import Block
from lint_reports.model.report import Leaf
from lint_reports.parser import fast
from lint_reports.parser.lexed import Lexed, heading_row, lex_prose
from lint_reports.parser.lexer import TableLexer, classifier_for
from lint_reports.parser.outline import Found, Outline
from lint_reports.parser.rows import read_content


def lex(found: Found | None, which: Edition, name: str) -> Lexed:
    """The leaves of a section with its heading; none for a missing section."""
    if found is None:
        return Lexed([])
    part = which.form.section(name)
    lexed = read(found, which, part)
    if isinstance(lexed, fast.Filled):
        lexed = lexed.lexed_with_leaves()
    if found.heading is not None:
        lexed.rows.insert(0, heading_row(heading_leaf(found.heading, part)))
    return lexed


def read(found: Found, which: Edition, part: FormSection) -> Lexed | fast.Filled:
    """The leaves below the heading of a section."""
    return read_table(found.blocks, which.form, part) if part.tabular else lex_prose(found.blocks)


def read_table(blocks: list[Block], form: Form, part: FormSection) -> Lexed | fast.Filled:
    """The leaves of a table: from the cache of tables with the same kinds of cells, else from the lexer."""
    classifier = classifier_for(form, part)
    content = read_content(blocks, classifier)
    return fast.fill(content, form, classifier) or TableLexer(content, form, classifier).lex()


def heading_leaf(leaf: Leaf, part: FormSection) -> Leaf:
    """Set the terminal of a section's heading to that of the edition, and return the leaf."""
    leaf.type = part.heading
    return leaf


def title_leaves(found: Outline, which: Edition) -> list[Leaf]:
    """The leaves of the title and of the blocks between it and the first section."""
    title = found.title
    if title is None:
        title = Leaf(which.form.title_terminal, "", 1, 1, 1, 1, missing=True)
    title.type = which.form.title_terminal
    before = [leaf for row in lex_prose(found.before).rows for leaf in row]
    return [title, *before]
