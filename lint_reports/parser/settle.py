"""Interpretation of the repairs of a report: misplaced and repeated rows, missing columns, labels split elsewhere."""

from __future__ import annotations

from lint_reports.model.report import Leaf, Missing, Node, Unexpected
from lint_reports.parser.draft import Draft
from lint_reports.text.folding import fold


def settle_columns(draft: Draft) -> None:
    """Record missing columns: the head lacks the label, and every row lacks one figure."""
    for _, table in draft.tables():
        for head in [node for node in table.walk() if not node.figures and any(leaf.missing for leaf in node.leaves)]:
            gone = [leaf for leaf in head.leaves if leaf.missing and leaf.phrase]
            scope = head.parent
            if scope is None or head.missing or len(gone) != 1:
                continue
            rows = [row for row in scope.walk() if row.nodes and all(each.is_figure for each in row.nodes)]
            place = _column_of(draft, table, head, gone[0], rows)
            short = [row for row in rows if sum(figure.cell.missing for figure in row.nodes) == 1]
            padded = [row for row in rows if not any(figure.cell.missing for figure in row.nodes) and _padding(row)]
            if place is not None and len(short) * 2 > len(rows) and len(short) + len(padded) == len(rows):
                draft.lost_columns.append((scope, gone[0]))
                for row in padded:
                    _padding(row).missing = True  # type: ignore[union-attr]
                for row in rows:
                    _open_gap(row, place)


def _column_of(draft: Draft, table: Node, head: Node, label: Leaf, rows: list[Node]) -> int | None:
    """The index of the figures below a label of the head."""
    if not rows:
        return None
    section = table.parent.name if table.parent else ""
    names = [draft.edition.form.words.get(f"{section}.{figure.name}") for figure in rows[0].nodes]
    if label.phrase in names:
        return names.index(label.phrase)
    place = head.labels.index(label) - 1
    return place if head.name.startswith("columns") and 0 <= place < len(names) else None


def _padding(row: Node) -> Leaf | None:
    """An empty cell at the end or the start of a row, which may be filler; None where there is none."""
    ends = (row.nodes[-1].cell, row.nodes[0].cell)
    return next((leaf for leaf in ends if not leaf.text), None)


def _open_gap(row: Node, place: int) -> None:
    """Put the one missing cell of a row at its place, the others in their order around it."""
    leaves = [figure.cell for figure in row.nodes]
    ordered = [leaf for leaf in leaves if not leaf.missing]
    ordered.insert(place, next(leaf for leaf in leaves if leaf.missing))
    for figure, leaf in zip(row.nodes, ordered, strict=True):
        figure.children[0] = leaf


def settle_rows(draft: Draft) -> None:
    """Distinguish misplaced rows from missing rows, and repeated rows from unexpected ones.

    A removed row whose label was inserted elsewhere is misplaced: its leaves replace the inserted ones.
    """
    put_in: dict[str, Missing] = {}
    read: dict[str, Leaf] = {}
    for leaf in draft.root.all_leaves():
        if leaf.phrase and not leaf.missing:
            read.setdefault(leaf.type, leaf)
    for each in draft.repairs:
        if isinstance(each, Missing) and (label := _label(each.leaves)):
            put_in[label.type] = each
    for each in list(draft.repairs):
        if not isinstance(each, Unexpected) or each.reason != "unexpected":
            continue
        label = _label(each.leaves)
        if label is None or not any(leaf.type == "CELL" for leaf in each.leaves):
            continue
        missing = put_in.pop(label.type, None)
        if missing is not None and _move(missing, each):
            known = {leaf.type for leaf in missing.leaves}
            each.leaves = [leaf for leaf in each.leaves if leaf.phrase and leaf.type not in known]
            draft.repairs.remove(missing)
            draft.misplaced.append((label, None))
        elif label.type in read:
            each.reason, each.first = "repeated", read[label.type]
    _settle_groups(draft)


def _settle_groups(draft: Draft) -> None:
    """Move the label of a group to its place if it precedes another row than the first, which is missing."""
    sections = [(node.name, node.all_leaves()) for node in draft.root.nodes]
    gaps = {(name, leaf.type): leaf for name, leaves in sections for leaf in leaves if leaf.phrase and leaf.missing}
    for each in list(draft.repairs):
        if not isinstance(each, Unexpected) or each.reason != "unexpected":
            continue
        for leaf in [leaf for leaf in each.leaves if leaf.phrase]:
            gap = gaps.pop((each.section, leaf.type), None)
            if gap is not None:
                _copy(leaf, gap)
                each.leaves.remove(leaf)
        if not each.leaves:
            draft.repairs.remove(each)


NEAR = 2
"""The largest distance in lines between the pieces of a label or of its neighbours in the head."""


def settle_pieces(draft: Draft) -> None:
    """Accept labels split at other places than in the form: 商业企业科研 and 机构 are two whole labels.

    Missing or nearly spelt labels are whole if they and the removed words around them have together the same characters.
    """
    for section, table in draft.tables():
        broken = [leaf for leaf in table.all_leaves() if leaf.phrase and (leaf.missing or not leaf.exact)]
        if not broken:
            continue
        spare = [
            leaf
            for each in draft.repairs
            if isinstance(each, Unexpected) and each.section == section.name and each.reason == "unexpected"
            for leaf in each.leaves
            if leaf.text and leaf.type != "CELL"
        ]
        known = set(spare)
        for run in _runs(sorted([*broken, *spare], key=lambda leaf: (leaf.line, leaf.column))):
            labels = [leaf for leaf in run if leaf not in known]
            pieces = [leaf for leaf in run if leaf in known]
            if labels and _spell(labels, pieces):
                _put_together(draft, labels, pieces)


def _runs(leaves: list[Leaf]) -> list[list[Leaf]]:
    """The leaves as runs of leaves near each other."""
    runs: list[list[Leaf]] = []
    for leaf in leaves:
        if runs and leaf.line - runs[-1][-1].end_line <= NEAR:
            runs[-1].append(leaf)
        else:
            runs.append([leaf])
    return runs


def _spell(labels: list[Leaf], pieces: list[Leaf]) -> bool:
    """Whether labels and pieces together have the characters of the phrases, and no piece is an exact phrase itself."""
    if any(leaf.phrase and leaf.exact for leaf in pieces):
        return False
    there = "".join(fold(leaf.text) for leaf in [*labels, *pieces] if not leaf.missing)
    return sorted(there) == sorted("".join(fold(leaf.phrase) for leaf in labels))


def _put_together(draft: Draft, labels: list[Leaf], pieces: list[Leaf]) -> None:
    places = [*pieces, *(leaf for leaf in labels if not leaf.missing)]
    for leaf in labels:
        if leaf.missing:
            place = places.pop(0) if len(places) > 1 else places[0]
            leaf.line, leaf.column, leaf.end_line, leaf.end_column = (
                place.line,
                place.column,
                place.end_line,
                place.end_column,
            )
        leaf.text, leaf.missing, leaf.exact = leaf.text or leaf.phrase, False, True
    used = set(pieces)
    for each in list(draft.repairs):
        if isinstance(each, Unexpected) and any(leaf in used for leaf in each.leaves):
            each.leaves = [leaf for leaf in each.leaves if leaf not in used]
            if not any(leaf.text for leaf in each.leaves):
                draft.repairs.remove(each)


def _copy(leaf: Leaf, place: Leaf) -> None:
    for slot in ("text", "line", "column", "end_line", "end_column", "exact", "grid"):
        setattr(place, slot, getattr(leaf, slot))
    place.missing = False


def _label(leaves: list[Leaf]) -> Leaf | None:
    labels = [leaf for leaf in leaves if leaf.phrase]
    return labels[-1] if labels and any(leaf.type == "CELL" for leaf in leaves) else None


def _move(missing: Missing, found: Unexpected) -> bool:
    """Fill the inserted leaves of a row with the removed ones; return False where the numbers of cells differ."""
    places = [leaf for leaf in missing.leaves if leaf.type == "CELL"]
    cells = [leaf for leaf in found.leaves if leaf.type == "CELL"]
    if len(places) != len(cells):
        return False
    label = _label(found.leaves)
    assert label is not None
    targets = {leaf.type: leaf for leaf in missing.leaves if leaf.phrase}
    pairs = [*zip(places, cells, strict=True)]
    pairs += [(targets[leaf.type], leaf) for leaf in found.leaves if leaf.phrase and leaf.type in targets]
    for place, cell in pairs:
        _copy(cell, place)
    return True
