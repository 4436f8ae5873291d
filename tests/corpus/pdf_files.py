"""Small PDF files for tests, written by hand: a page of text lines, a blank page, a locked file."""

from __future__ import annotations


def pdf_bytes(pages: list[list[str]], locked: bool = False) -> bytes:
    """A PDF with these lines on its pages; `locked` asks for a password that nobody knows."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 10 Tf 50 780 Td {shown} ET" if lines else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * index} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R >>"
    if locked:
        junk = "00" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{junk}> /U <{junk}> /P -4 >>")
        trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Encrypt {len(objects)} 0 R /ID [<{junk}> <{junk}>] >>"
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    xref = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{o:010d} 00000 n \n" for o in offsets)
    return body + f"{xref}trailer\n{trailer}\nstartxref\n{len(body)}\n%%EOF\n".encode()
