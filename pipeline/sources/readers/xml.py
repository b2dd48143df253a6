"""What the readers of XML share: a tree without entities or addresses that are followed, and its words."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pipeline.sources.blob import Blob
from pipeline.sources.decode import BLANK, tidy
from pipeline.sources.source import ReadError

Element = Any  # lxml has no types


def root_of(blob: Blob) -> Element:
    """The root of a file. Raises ReadError (`empty`, `xml`)."""
    data = blob.data()
    if not data.strip(BLANK):
        raise ReadError("empty", "the file holds nothing but white space; fetch it again or remove it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data.lstrip(b"\xef\xbb\xbf \t\r\n"), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("xml", f"not valid XML: {str(error)[:120]}; fetch it again") from None
    if root is None:
        raise ReadError("xml", "not valid XML; fetch it again")
    return root


def local(element: Element) -> str:
    """An element's name without its namespace, in lower case; empty for what is none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> list[Element]:
    """The children of these names."""
    return [child for child in element if local(child) in names]


def below(element: Element, *names: str) -> list[Element]:
    """The elements of these names at any depth."""
    return [found for found in element.iter() if found is not element and local(found) in names]


def words(element: Element | None) -> str | None:
    """The words in an element with single blanks; None where there are none."""
    if element is None:
        return None
    return tidy(" ".join("".join(element.itertext()).split())) or None


def markup(element: Element) -> str:
    """What an element holds, as markup."""
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return tidy((element.text or "") + inner)
