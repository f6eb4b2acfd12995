"""A PDF made by hand, word by word where we want it: no library needed to write one."""

FI, FL = "\1", "\2"  # the ligatures, as single characters of the font


def pdf(lines):
    """Return a PDF of one page with (x, y, text) lines in 10-point Helvetica; y counts from the top."""
    stream = "".join(f"BT /F1 10 Tf 1 0 0 1 {x} {800 - y} Tm ({_escaped(text)}) Tj ET\n" for x, y, text in lines)
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [1 /fi /fl] >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        font,
        f"<< /Length {len(stream)} >>\nstream\n{stream}endstream",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + table + trailer).encode("latin-1")


def _escaped(text):
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
