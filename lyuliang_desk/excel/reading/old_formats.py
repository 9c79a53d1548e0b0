"""The formats that old programs and reporting systems write, each by its own reader (runs in the child process)."""

from lyuliang_desk.excel.reading.sheets import Send


def send_old(data: bytes, format_: str, most_cells: int, send: Send) -> None:
    """Send the sheets of ``html``, ``xml2003`` or ``biff5``; each reader is imported only where it is needed."""
    if format_ == "html":
        from lyuliang_desk.excel.reading.sheets_html import send_html as read
    elif format_ == "xml2003":
        from lyuliang_desk.excel.reading.sheets_xml2003 import send_xml2003 as read
    else:
        from lyuliang_desk.excel.reading.sheets_biff5 import send_biff5 as read
    read(data, most_cells, send)
