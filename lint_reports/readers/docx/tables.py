"""The tables of a Word file, with cells that are merged or deleted."""

from __future__ import annotations

from lint_reports.readers.docx.events import Events, attribute, switch
from lint_reports.readers.docx.items import (
    TableCell,
    TableItem,
    TableRow,
)
from lint_reports.readers.docx.styles import number_in
from lint_reports.readers.docx.xml import Attributes, Refused, TooLong

MOST_CELLS = 20_000
"""The form has two hundred."""
_DEEPEST_TABLE = 20


class TableEvents(Events):
    """Handlers of tables, rows and cells, and of their properties."""

    def _start_tbl(self, attributes: Attributes) -> None:
        self._run_on()
        if len(self.tables) >= _DEEPEST_TABLE:
            raise Refused("tables nested too deeply")
        table = TableItem()
        self.containers[-1].append(table)
        self.tables.append(table)

    def _end_tbl(self) -> None:
        if self.tables:
            table = self.tables.pop()
            table.rows = [row for row in table.rows if not row.erased and row.cells]

    def _start_tr(self, attributes: Attributes) -> None:
        if self.tables:
            self.tables[-1].rows.append(TableRow())

    def _start_tc(self, attributes: Attributes) -> None:
        cell = TableCell()
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise TooLong("too many cells")
        if self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].cells.append(cell)
        self.containers.append(cell.items)

    def _end_tc(self) -> None:
        self._run_on()
        if len(self.containers) > 1:
            self.containers.pop()
        row = self.tables[-1].rows[-1] if self.tables and self.tables[-1].rows else None
        if row is not None and row.cells and row.cells[-1].erased:
            row.cells.pop()

    def _cell(self) -> TableCell | None:
        """The cell whose properties are open."""
        row = self.tables[-1].rows[-1] if self.tables and self.tables[-1].rows else None
        return row.cells[-1] if row is not None and row.cells and self.within == ["tcPr"] else None

    def _start_gridSpan(self, attributes: Attributes) -> None:
        cell = self._cell()
        if cell is not None:
            cell.span = max(1, min(number_in(attribute(attributes, "val"), 1), 100))

    def _start_vMerge(self, attributes: Attributes) -> None:
        cell = self._cell()
        if cell is not None:
            cell.continued = attribute(attributes, "val") not in ("restart", "rest")

    def _start_cellMerge(self, attributes: Attributes) -> None:
        cell = self._cell()
        if cell is not None:
            cell.continued = attribute(attributes, "vMerge") == "cont"

    def _start_hMerge(self, attributes: Attributes) -> None:
        cell = self._cell()
        if cell is not None and attribute(attributes, "val") != "restart":
            cell.continued = cell.sideways = True

    def _start_cellDel(self, attributes: Attributes) -> None:
        cell = self._cell()
        if cell is not None:
            cell.erased = True

    def _start_hidden(self, attributes: Attributes) -> None:
        if self.within == ["trPr"] and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].erased = switch(attributes)
