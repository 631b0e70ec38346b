"""The elements of document.xml that are read, by the names that the parser gives them: `namespace}tag`."""

from __future__ import annotations

_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_TAGS = """p pPr r rPr t tab ptab br cr noBreakHyphen sym pStyle rStyle numId ilvl outlineLvl vanish del moveFrom ins
moveTo tbl tr tc trPr tcPr gridSpan vMerge hMerge cellDel cellMerge hidden fldChar instrText fldSimple sdt sdtPr
sdtContent showingPlcHdr docPartGallery txbxContent commentRangeStart commentRangeEnd commentReference object vertAlign
position altChunk""".split()
_SKIPPED = """rPrChange pPrChange tcPrChange trPrChange tblPrChange tblPrExChange tblGridChange sectPrChange
numberingChange sectPr tblPr tblGrid rt ffData background""".split()
NAMES = {f"{space}}}{tag}": tag for space in _W for tag in _TAGS} | {
    f"{space}}}{tag}": "" for space in _W for tag in _SKIPPED
}
"""The tag of each, "" for those whose content is left out."""
NAMES |= {
    "http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": "AlternateContent",
    "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback": "Fallback",
    "http://schemas.openxmlformats.org/markup-compatibility/2006}Choice": "Choice",
    "urn:schemas-microsoft-com:vml}imagedata": "picture",
}
for _space in ("http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"):
    NAMES |= {
        f"{_space}/drawingml/2006/main}}blip": "picture",
        f"{_space}/drawingml/2006/chart}}chart": "picture",
        f"{_space}/drawingml/main}}blip": "picture",
        f"{_space}/drawingml/chart}}chart": "picture",
        f"{_space}/officeDocument/2006/math}}t": "formula",
        f"{_space}/officeDocument/math}}t": "formula",
        f"{_space}/officeDocument/2006/math}}sup": "above",
        f"{_space}/officeDocument/math}}sup": "above",
        f"{_space}/officeDocument/2006/math}}sub": "below",
        f"{_space}/officeDocument/math}}sub": "below",
    }
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""The character that an element stands for."""
PROPERTIES = frozenset(["pPr", "rPr", "trPr", "tcPr", "sdtPr"])
"""The elements with the properties of a paragraph, a run, a row, a cell and a control."""
