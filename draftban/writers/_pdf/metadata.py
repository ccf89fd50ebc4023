"""What the file says about itself: one XMP packet that names both PDF/A-2a and PDF/UA-1.

WeasyPrint writes either. PDF/A-2 allows a property of another schema only where the packet
describes that schema (ISO 19005-2, 6.6.2.3), as this one does for PDF/UA.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

_HEAD = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
"""

_FOOT = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def declare(pdf: Any, metadata: Any) -> None:
    """Put the packet into ``pdf``, a ``pydyf.PDF``; ``metadata`` is WeasyPrint's of the document.

    It repeats the entries of the information dictionary word for word. A file that names no
    program names none of its libraries either.
    """
    if not metadata.generator:
        pdf.info.pop("Producer", None)
    packet = _HEAD + "".join(f"{line}\n" for line in _properties(pdf, metadata)) + _FOOT
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    # Not compressed, so that a search finds it without knowing PDF.
    stream.stream, stream.compress = [packet.encode()], False


def _properties(pdf: Any, metadata: Any) -> Iterator[str]:
    if metadata.title:
        yield _languages("dc:title", metadata.title)
    if metadata.description:
        yield _languages("dc:description", metadata.description)
    if metadata.lang:
        language = f"<rdf:Bag><rdf:li>{escape(metadata.lang)}</rdf:li></rdf:Bag>"
        yield f"<dc:language>{language}</dc:language>"
    if "Keywords" in pdf.info:
        yield _text("pdf:Keywords", pdf.info["Keywords"].string)
    if "Producer" in pdf.info:
        yield _text("pdf:Producer", pdf.info["Producer"].string)
    if metadata.generator:
        yield _text("xmp:CreatorTool", metadata.generator)
    if metadata.created:
        yield _text("xmp:CreateDate", metadata.created)


def _text(name: str, words: str) -> str:
    return f"<{name}>{escape(words)}</{name}>"


def _languages(name: str, words: str) -> str:
    default = f'<rdf:li xml:lang="x-default">{escape(words)}</rdf:li>'
    return f"<{name}><rdf:Alt>{default}</rdf:Alt></{name}>"
