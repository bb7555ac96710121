#!/usr/bin/env python3
"""Counts the amounts on each page of the real PDFs with MuPDF: what `tests/pdf.rs` compares the reader with.

Usage: python3 tests/pdf/amounts.py [FOLDER] > tests/corpus/amounts.txt
       python3 tests/pdf/amounts.py --differ PRINTED…   (what `cargo run --example pages` printed; names the differences)
Needs: pip install pymupdf. The tests themselves need neither.

A line holds the file's name without its ending, then for each page with amounts `page:count:sum`, where the sum of the
amounts' FNV-1a hashes tells them apart without telling them.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import pymupdf

REAL = Path(__file__).resolve().parents[2] / '../shared/corpus/real'
AMOUNT = re.compile(r'(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d.,])|(?<![\d.,])\d+\.\d+(?![\d.,])')
FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP | getattr(pymupdf, 'TEXT_CLIP', 0)


def fnv(text):
    value = 0xcbf29ce484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001b3 % 2**64
    return value


def amounts(text):
    return AMOUNT.findall(text.replace(' ', '').replace('\u3000', ''))


def pages(path):
    """{page: amounts} of a PDF."""
    found = {}
    for page in pymupdf.open(path):
        lines = [line for block in page.get_text('dict', flags=FLAGS)['blocks'] for line in block.get('lines', [])]
        text = '\n'.join(''.join(span['text'] for span in line['spans']) for line in lines)
        found[page.number + 1] = [amount for line in text.splitlines() for amount in AMOUNT.findall(line)]
    return found


def files(folder):
    return sorted(folder.glob('*/*.pdf'), key=lambda path: path.stem)


def write(folder):
    for path in files(folder):
        parts = [f'{page}:{len(found)}:{sum(map(fnv, found)) % 2**64:x}' for page, found in pages(path).items() if found]
        print(path.stem, *parts)


def differ(folder, printed):
    """Printed lines: name, page, text."""
    ours = {}
    for line in Path(printed).read_text().splitlines():
        name, page, text = line.split('\t', 2)
        ours.setdefault((name, int(page)), Counter()).update(AMOUNT.findall(text))
    for path in files(folder):
        for page, found in pages(path).items():
            mine = ours.get((path.stem, page), Counter())
            if mine != Counter(found):
                print(path.stem, page, 'missing', dict(Counter(found) - mine), 'added', dict(mine - Counter(found)))


if __name__ == '__main__':
    if sys.argv[1:2] == ['--differ']:
        differ(REAL, sys.argv[2])
    else:
        write(Path(sys.argv[1]) if sys.argv[1:] else REAL)
