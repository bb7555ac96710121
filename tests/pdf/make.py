#!/usr/bin/env python3
"""Makes the PDFs of the format tests from the project's own documents in `tests/formats`.

Usage: python3 tests/pdf/make.py
Needs: pip install pymupdf; LibreOffice Writer (soffice) and Chromium. The tests themselves need none of these.
"""

import re
import subprocess
import tempfile
from pathlib import Path

import pymupdf

FORMATS = Path(__file__).resolve().parents[1] / 'formats'
# As careful authors print: rows are not cut, tables do not touch each other.
PRINTED = '<style>tr { break-inside: avoid } table { margin: 12pt 0 }</style>'


def office(name, folder):
    """Word's document, saved as PDF by LibreOffice."""
    command = ['soffice', '--headless', '--convert-to', 'pdf', '--outdir', folder, FORMATS / f'{name}.docx']
    subprocess.run(command, check=True, capture_output=True)
    return Path(folder) / f'{name}.pdf'


def browser(name, folder):
    """The web page, printed by Chromium."""
    page = (FORMATS / f'{name}.html').read_text()
    source, target = Path(folder) / f'{name}.html', Path(folder) / f'{name}.chromium.pdf'
    source.write_text(re.sub('<head[^>]*>', lambda head: head[0] + PRINTED, page, count=1) if '<head' in page else PRINTED + page)
    flags = ['--headless', '--no-sandbox', '--no-pdf-header-footer', f'--print-to-pdf={target}']
    subprocess.run(['chromium', *flags, source.as_uri()], check=True, capture_output=True)
    return target


def keep(made, name):
    """The file without the programs of its fonts, which nobody reads here and which are most of it."""
    pdf = pymupdf.open(made)
    for xref in range(1, pdf.xref_length()):
        for key in ('FontFile', 'FontFile2', 'FontFile3'):
            if pdf.xref_get_key(xref, key)[0] != 'null':
                pdf.xref_set_key(xref, key, 'null')
        if pdf.xref_get_key(xref, 'StructParents')[0] != 'null':
            pdf.xref_set_key(xref, 'StructParents', 'null')
        if pdf.xref_get_key(xref, 'Subtype') == ('name', '/Type3'):
            pdf.xref_set_key(xref, 'CharProcs', '<<>>')
    pdf.xref_set_key(pdf.pdf_catalog(), 'StructTreeRoot', 'null')
    pdf.save(FORMATS / name, garbage=4, deflate=True, use_objstms=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in ('base', 'sample'):
            keep(office(name, folder), f'{name}.pdf')
        keep(browser('sample', folder), 'sample.chromium.pdf')
        locked = pymupdf.open(FORMATS / 'sample.pdf')
        locked.select([0])
        method = pymupdf.PDF_ENCRYPT_AES_256
        locked.save(FORMATS / 'locked.pdf', encryption=method, user_pw='budget', owner_pw='owner', garbage=4, deflate=True)
        locked.save(FORMATS / 'owned.pdf', encryption=method, user_pw='', owner_pw='owner', garbage=4, deflate=True)


if __name__ == '__main__':
    main()
