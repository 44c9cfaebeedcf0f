"""`make libreoffice`: opens exports in LibreOffice, and compares each cell with what was written.

Not in `make test`: LibreOffice is 300 MB to install. There, openpyxl and an XML reader open them.
"""
