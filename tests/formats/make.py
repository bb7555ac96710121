#!/usr/bin/env python3
"""Makes the documents of the format tests from the project's own Markdown documents.

Usage: python3 tests/formats/make.py                   (all of them, into tests/formats/)
       python3 tests/formats/make.py FILE.md FOLDER    (one other document in every format)
Needs: pip install openpyxl python-docx msoffcrypto-tool; LibreOffice Calc and Writer (soffice);
       `npm ci` in tests/browser and Chromium for clip.mjs and saved.mjs; the package python3-uno for office_clip.py, which has
       LibreOffice select all of the workbook and of the docx and hand over what it would put on the clipboard. The tests themselves need none of these.
"""

import html
import io
import re
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import docx
from msoffcrypto.format.ooxml import OOXMLFile
import openpyxl
from docx.oxml.ns import qn
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter as letter

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SOURCES = {'base': ROOT / 'tests/rules/base.md', 'sample': ROOT / 'www/sample.md'}
PASSWORD = 'budget'
SYSTEM_PYTHON = '/usr/bin/python3'  # knows LibreOffice's module uno
LONG_PAGES = 'sample'  # programs write pages of hundreds of kilobytes: one document is enough

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '
# By sheet, in turn: the format of amounts, that of counting numbers, whether codes are numbers,
# whether the lines above the table share one row.
STYLES = [
    ('0.00', 'General', False, False),
    ('#,##0.00', '0', False, False),
    (ACCOUNTING, 'General', True, True),
]
GROUPED = {False: '0.00', True: '#,##0.00'}
HIDDEN = '支出总表'  # this sheet has a hidden row and a hidden column; both stand inside the table
OLD = '旧数据'  # a hidden sheet
NARRATIVE = '情况说明'
BASIC = '一般公共预算财政拨款基本支出表'
SPENDING = '一般公共预算财政拨款支出表'
CSV = {'balance': '收支总表', 'spending': SPENDING, 'basic': BASIC, 'sangong': '财政拨款“三公”经费支出表'}

AMOUNT = re.compile(r'-?[\d,]+\.\d\d$')  # what the formats above show
WHOLE = re.compile(r'\d+$')
CAPTION = re.compile(r'\d{6} |预算年度：|单位：|截止时间：')
AGENCY = re.compile(r'[一二三四五六七八九十]+、.*收支预算$')  # the heading above the forms of an agency
MATH = re.compile(r'\$\\(geq|leq) ([^$]*)\$')
BOLD = re.compile(r'\*\*(.+?)\*\*|<b>(.+?)</b>')


# --- The Markdown -------------------------------------------------------------------------------

def blocks(text):
    """The document as ('h', level, text), ('li', text), ('p', text) and ('table', rows)."""
    found = []
    for line in text.splitlines():
        if line.startswith('|'):
            cells = [cell.strip() for cell in line.strip().strip('|').split('|')]
            if not found or found[-1][0] != 'table':
                found.append(('table', []))
            if not all(re.fullmatch('-+', cell) for cell in cells):
                found[-1][1].append(cells)
        elif heading := re.match('(#+) (.*)', line):
            found.append(('h', len(heading[1]), heading[2]))
        elif line.startswith('- '):
            found.append(('li', line[2:]))
        elif line:
            found.append(('p', line))
        elif found and found[-1][0] == 'table':
            found.append(('end',))  # two tables with only an empty line between them stay two
    return [tidy(block) for block in found if block[0] != 'end']


def tidy(block):
    """Markdown demands a heading row; where a table has none, the document has no empty row."""
    if block[0] == 'table' and not any(block[1][0]):
        return ('table', block[1][1:])
    return block


def runs(text):
    """[(text, bold)]: `**x**` and `<b>x</b>` are bold, `<br>` is a line break, `$\\geq 1$` is ≥1."""
    text = MATH.sub(lambda match: '≥≤'[match[1] == 'leq'] + match[2], text)
    parts, end = [], 0
    for match in BOLD.finditer(text):
        parts += [(text[end:match.start()], False), (match[1] or match[2], True)]
        end = match.end()
    parts.append((text[end:], False))
    return [(part.replace('<br>', '\n'), bold) for part, bold in parts if part]


def plain(text):
    return ''.join(part for part, _ in runs(text))


# --- Merged cells: the blank cells of a heading say where -----------------------------------------

def heading_rows(rows):
    if rows[0][0] == '项目编码':
        return 0
    return 1 if all(rows[0]) else 2


def merges(rows):
    """[(row, column, rows, columns)] of every cell that spans more than itself."""
    return form_merges(rows) if heading_rows(rows) else sheet_merges(rows)


def form_merges(rows):
    """In two heading rows: right over the blank cells above subheadings, or down over a blank cell."""
    if heading_rows(rows) < 2:
        return []
    top, below, spans = rows[0], rows[1], []
    for column, text in enumerate(top):
        if text and not below[column]:
            spans.append((0, column, 2, 1))
        elif text:
            end = column + 1
            while end < len(top) and not top[end] and below[end]:
                end += 1
            spans.append((0, column, 1, end - column))
    return [span for span in spans if span[2] * span[3] > 1]


def sheet_merges(rows):
    """A sheet of targets has no heading; its first column groups rows, its texts run to the right."""
    spans = []
    for number, row in enumerate(rows):
        if row[0]:
            tall = 1
            while number + tall < len(rows) and not rows[number + tall][0]:
                tall += 1
            spans.append((number, 0, tall, 1))
        for column in range(1, len(row)):
            end = column + 1
            while end < len(row) and not row[end]:
                end += 1
            if row[column] and row[column] != '其他资金':  # the blank after it is an amount not given
                spans.append((number, column, 1, end - column))
    return [span for span in spans if span[2] * span[3] > 1]


# --- The workbook -------------------------------------------------------------------------------

def sheets(document):
    """[(name, blocks)]: the list of contents, a sheet for each form, the narrative."""
    parts = []
    for block in document:
        name, content = parts[-1] if parts else ('', [])
        agency = block[0] == 'h' and AGENCY.match(block[2])
        if agency or block[0] == 'h' and not CAPTION.match(block[2]) and name != NARRATIVE:
            if [kind for kind, *_ in content] == ['h']:  # the heading above the first form goes with it
                parts[-1][0] = sheet_name(block[2])
            else:
                parts.append([sheet_name(block[2]), []])
        parts[-1][1].append(block)
    return parts


def numbered(names):
    """Excel knows no two sheets of one name: those of the second agency get a number."""
    for number, name in enumerate(names):
        earlier = names[:number].count(name)
        yield f'{name} ({earlier + 1})' if earlier else name


def sheet_name(title):
    for name in (NARRATIVE, '目录'):
        if name in title:
            return name
    return title.removeprefix('单位预算')


class Sheet:
    """Writes blocks downwards into a worksheet."""

    def __init__(self, sheet, style, width, trap=False):
        self.sheet, self.width, self.row = sheet, width, 1
        self.amount, self.whole, self.codes, self.one_row = style
        self.trap = trap  # column E and one row of the first table are hidden

    def column(self, index):
        return index + 1 + (self.trap and index > 3)

    def write(self, content):
        captions = []
        for index, block in enumerate(content):
            caption = block[0] != 'table' and CAPTION.match(block[-1])
            if index and content[index - 1][0] == 'table' and (caption or block[0] == 'table'):
                self.row += 1  # a blank row before the part on the next page
            if caption:
                captions.append(block[-1])
                continue
            self.captions(captions)
            captions = []
            if block[0] == 'table':
                self.table(block[1])
            else:
                self.line(block)

    def line(self, block):
        cell = self.sheet.cell(self.row, 1, rich(block[-1]))
        form = not self.sheet.title.startswith(NARRATIVE)
        centred = block[0] == 'h' and form
        cell.font = Font(bold=block[0] == 'h', size=14 if centred else 11)
        cell.alignment = Alignment(horizontal='center' if centred else None, vertical='center', wrap_text=not form)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=self.width)
        self.sheet.row_dimensions[self.row].height = 16 * (1 + len(block[-1]) // (7 * self.width)) + 4
        self.row += 1

    def captions(self, texts):
        if self.one_row and len(texts) == 3:  # left, middle and right, as many units print them
            for column, text in zip((1, (self.width + 1) // 2, self.width), texts):
                self.sheet.cell(self.row, column, text)
            self.row += 1
            return
        for text in texts:
            self.sheet.cell(self.row, 1, text)
            self.row += 1

    def table(self, rows):
        first, head = self.row, heading_rows(rows)
        codes = next((row.index('科目编码') for row in rows[:2] if '科目编码' in row), None)
        for number, row in enumerate(rows):
            if self.trap and number == 8:  # the second part of the table is shorter
                self.hidden_row()
            for index, text in enumerate(row):
                cell = self.sheet.cell(self.row, self.column(index))
                self.fill(cell, text, index == codes and number > head)
                if number < head:
                    cell.alignment = Alignment(horizontal='center', vertical='center', wrap_text=True)
            self.row += 1
        if self.trap:
            self.hidden_column(first + head + 1, self.row)
        for row, column, tall, wide in merges(rows):
            self.sheet.merge_cells(start_row=first + row, end_row=first + row + tall - 1,
                                   start_column=self.column(column), end_column=self.column(column + wide - 1))

    def fill(self, cell, text, code):
        words = plain(text)
        if words == '':
            return
        if AMOUNT.match(words):
            cell.value, cell.number_format = float(words.replace(',', '')), self.shows(words)
        elif WHOLE.match(words) and words == str(int(words)) and (not code or self.codes):
            cell.value, cell.number_format = int(words), 'General' if code else self.whole
        else:
            cell.value = words
            cell.number_format = '@' if code and WHOLE.match(words) else 'General'
            cell.alignment = Alignment(wrap_text='\n' in words, vertical='center')
            if '\n' in words:
                self.sheet.row_dimensions[cell.row].height = 15 * len(words.split('\n'))
        cell.font = Font(bold=runs(text)[0][1])

    def shows(self, words):
        """The format of the sheet, if it shows the amount as it is printed."""
        grouped = abs(Decimal(words.replace(',', ''))) >= 1000
        return self.amount if not grouped or (',' in words) == ('#,##' in self.amount) else GROUPED[',' in words]

    def hidden_row(self):
        """A row of a class, with amounts that would break every sum."""
        for column, value in enumerate([99, '2012699', '作废', 777.77, 888.88, 777.77, 777.77], 1):
            self.sheet.cell(self.row, column, value)
        self.sheet.row_dimensions[self.row].hidden = True
        self.row += 1

    def hidden_column(self, start, end):
        """Between 合计 and 基本支出, without a heading."""
        for row in range(start, end):
            self.sheet.cell(row, 5, 666.66).number_format = self.amount
        self.sheet.column_dimensions['E'].hidden = True


def rich(text):
    """A string of several runs where a part of it is bold."""
    parts = runs(text)
    if len(parts) == 1:
        return parts[0][0]
    return CellRichText(*[TextBlock(InlineFont(b=bold), part) for part, bold in parts])


def workbook(document):
    book = openpyxl.Workbook()
    book.remove(book.active)
    parts = sheets(document)
    names = list(numbered([name for name, _ in parts]))
    for number, (name, (kind, content)) in enumerate(zip(names, parts)):
        page = book.create_sheet(name)
        width = max([len(block[1][0]) for block in content if block[0] == 'table'], default=5)
        if kind == NARRATIVE:
            width = 8  # the text is set this wide, whatever the widest of its tables
        trap = name == HIDDEN
        Sheet(page, STYLES[number % 3], width + trap, trap).write(content)
        for column in range(1, width + trap + 1):
            page.column_dimensions[letter(column)].width = 13 if kind == NARRATIVE else fitting(page, column)
    old_data(book)
    add_up(book['收支总表'])
    sum_across(book[SPENDING])
    sum_down(book[BASIC])
    return book


def fitting(page, column):
    """As wide as the longest text, but the first column holds the lines above the table too."""
    texts = [cell.value for cell in page[letter(column)] if isinstance(cell.value, str)]
    return 13 if column == 1 else min(max([6, *map(len, texts)]) * 2 + 1, 36)


def sum_across(page):
    """合计 = 基本支出 + 项目支出, as a formula in every row in which that is so."""
    for row in page.iter_rows(min_col=1, max_col=6):
        total, parts = row[3].value, [cell.value or 0 for cell in row[4:6]]
        if isinstance(row[0].value, int) and exact(total) == sum(map(exact, parts)):
            row[3].value = f'=SUM({row[4].coordinate}:{row[5].coordinate})'


def sum_down(page):
    """The classes of three digits over their items of five, through both parts of the table."""
    numbered = [row for row in page.iter_rows(max_col=6) if isinstance(row[0].value, int) and row[1].value]
    for row in numbered:
        items = [item for item in numbered if item[1].value[:3] == row[1].value != item[1].value]
        for column in (3, 4, 5):
            total, cells = row[column], [item[column] for item in items]
            if items and total.value and exact(total.value) == sum(exact(cell.value) for cell in cells):
                total.value = '=SUM(' + ','.join(stretches(cells)) + ')'


def add_up(page):
    """收入总计 of the year's income and what is left of the last year."""
    cells = {row[1].value: row[2] for row in page.iter_rows(max_col=3)}
    total, income, rest = (cells[name] for name in ('收入总计', '本年收入合计', '上年结转结余'))
    if exact(total.value) == exact(income.value) + exact(rest.value):
        total.value = f'={income.coordinate}+{rest.coordinate}'


def stretches(cells):
    """'E6:E22' for every run of cells that follow one another."""
    found = []
    for cell in cells:
        if found and found[-1][1].row + 1 == cell.row:
            found[-1][1] = cell
        else:
            found.append([cell, cell])
    return [f'{first.coordinate}:{last.coordinate}' for first, last in found]


def exact(value):
    return Decimal(str(value or 0))


def old_data(book):
    """A hidden copy of a form with other amounts, as a file has it that was made from last year's."""
    page = book.copy_worksheet(book[BASIC])
    page.title = OLD
    page.sheet_state = 'hidden'
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell.value, float):
                cell.value = round(cell.value + 11.11, 2)


# --- The texts ----------------------------------------------------------------------------------

def word(document):
    paper = docx.Document()
    for style in ('Normal', 'Heading 1', 'Heading 2', 'Heading 3', 'Heading 4'):
        fonts = paper.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn('w:eastAsia'), '宋体')
    for block in document:
        if block[0] == 'table':
            word_table(paper, block[1])
        elif block[0] == 'h':
            word_runs(paper.add_heading(level=block[1]), block[2])
        else:
            word_runs(paper.add_paragraph(style='List Bullet' if block[0] == 'li' else None), block[1])
    return paper


def word_runs(paragraph, text):
    for part, bold in runs(text):
        paragraph.add_run(part).bold = bold or None


def word_table(paper, rows):
    table = paper.add_table(len(rows), len(rows[0]), style='Table Grid')
    for row, column, tall, wide in merges(rows):
        table.cell(row, column).merge(table.cell(row + tall - 1, column + wide - 1))
    for line, row in zip(table.rows, rows):
        for cell, text in zip(line.cells, row):
            if text:
                word_runs(cell.paragraphs[0], text)
    paper.add_paragraph()  # Word joins two tables that follow one another


def page(document):
    lines, listed = [], False
    for block in document:
        if listed != (block[0] == 'li'):
            lines.append('</ul>' if listed else '<ul>')
            listed = not listed
        if block[0] == 'table':
            lines += page_table(block[1])
        else:
            tag = f'h{block[1]}' if block[0] == 'h' else block[0]
            lines.append(f'<{tag}>{page_runs(block[-1])}</{tag}>')
    title = next(block[2] for block in document if block[0] == 'h')
    return '\n'.join(['<!DOCTYPE html>', '<html lang="zh-CN">', '<head>', '<meta charset="utf-8">',
                      f'<title>{title}</title>', '<style>table { border-collapse: collapse }'
                      ' td, th { border: 1px solid; padding: 2px 4px }</style>', '</head>', '<body>',
                      *lines, '</body>', '</html>', ''])


def page_runs(text):
    parts = [(html.escape(part, quote=False).replace('\n', '<br>'), bold) for part, bold in runs(text)]
    return ''.join(f'<b>{part}</b>' if bold else part for part, bold in parts)


def page_table(rows):
    spans = {(row, column): (tall, wide) for row, column, tall, wide in merges(rows)}
    covered = {(row + down, column + right) for (row, column), (tall, wide) in spans.items()
               for down in range(tall) for right in range(wide)} - set(spans)
    lines = ['<table>']
    for number, row in enumerate(rows):
        tag = 'th' if number < heading_rows(rows) else 'td'
        cells = []
        for column, text in enumerate(row):
            if (number, column) in covered:
                continue
            tall, wide = spans.get((number, column), (1, 1))
            marks = (f' rowspan="{tall}"' if tall > 1 else '') + (f' colspan="{wide}"' if wide > 1 else '')
            cells.append(f'<{tag}{marks}>{page_runs(text)}</{tag}>')
        lines.append('<tr>' + ''.join(cells) + '</tr>')
    return lines + ['</table>']


# --- LibreOffice --------------------------------------------------------------------------------

def convert(source, target, kind, reader=None):
    """Has LibreOffice write `source` as `target`; `kind` is what --convert-to takes."""
    with tempfile.TemporaryDirectory() as place:
        office(source, place, kind, reader)
        made = list(Path(place).iterdir())
        assert len(made) == 1, f'{target.name}: {made}'
        shutil.copy(made[0], target)


def office(source, folder, kind, reader=None):
    command = ['soffice', '--headless', f'-env:UserInstallation=file://{PROFILE}']
    command += [f'--infilter={reader}'] if reader else []
    command += ['--convert-to', kind, '--outdir', str(folder), str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def csv(source, target, number, charset):
    """One sheet, the cells as they are shown; 76 is UTF-8, 85 is GB18030."""
    convert(source, target, csv_kind(number, charset))


def csv_kind(number, charset):
    return f'csv:Text - txt - csv (StarCalc):44,34,{charset},1,,0,false,true,true,false,false,{number}'


# --- The check: what the workbook shows is what the Markdown prints ---------------------------------

def shown(book):
    """The displayed texts of the visible cells, in order; the values must be cached."""
    for sheet in book:
        if sheet.sheet_state != 'visible':
            continue
        for row in sheet.iter_rows():
            if sheet.row_dimensions[row[0].row].hidden:
                continue
            for cell in row:
                if cell.value not in (None, '') and not sheet.column_dimensions[cell.column_letter].hidden:
                    yield display(cell)


def display(cell):
    if isinstance(cell.value, str):
        return cell.value
    if '0.00' in cell.number_format:
        return f'{cell.value:,.2f}' if '#,##' in cell.number_format else f'{cell.value:.2f}'
    assert cell.value == int(cell.value) and cell.number_format in ('0', 'General'), cell
    return str(int(cell.value))


def printed(document):
    for block in document:
        if block[0] == 'table':
            yield from (plain(text) for row in block[1] for text in row if text)
        else:
            yield plain(block[-1])


def check(path, document):
    found = list(shown(openpyxl.load_workbook(path, data_only=True)))
    for number, (left, right) in enumerate(zip(found, printed(document))):
        assert left == right, f'{path.name}, text {number}: {left!r}, not {right!r}'
    assert len(found) == len(list(printed(document))), path.name
    print(f'{path.name}: {len(found)} texts as printed')


# --- Everything ---------------------------------------------------------------------------------

def make(name, document, place, folder, long_pages):
    raw, target = place / 'raw.xlsx', lambda ending: folder / f'{name}.{ending}'
    book = workbook(document)
    book.save(raw)
    # openpyxl cannot store what a formula comes to; LibreOffice reckons it and stores it.
    convert(raw, target('xlsx'), 'xlsx:Calc MS Excel 2007 XML')
    check(target('xlsx'), document)
    convert(target('xlsx'), target('xls'), 'xls:MS Excel 97')
    convert(target('xlsx'), target('ods'), 'ods')
    word(document).save(target('docx'))
    target('html').write_text(page(document), encoding='utf-8')
    convert(target('html'), target('lo.docx'), 'docx:MS Word 2007 XML', 'HTML (StarWriter)')
    if long_pages:
        convert(target('xlsx'), target('sheet.html'), 'html:HTML (StarCalc)')
        convert(target('docx'), target('lo.html'), 'html:HTML (StarWriter)')
    return book


def committed(name, document, place):
    book = make(name, document, place, HERE, name == LONG_PAGES)
    for short, sheet in CSV.items():
        csv(HERE / f'{name}.xlsx', HERE / f'{name}.{short}.csv', book.sheetnames.index(sheet) + 1, 76)
    csv(HERE / f'{name}.xlsx', HERE / f'{name}.balance.gbk.csv', book.sheetnames.index('收支总表') + 1, 85)
    for source, kind in (('xlsx', 'calc'), ('docx', 'writer')):
        clip = [SYSTEM_PYTHON, HERE / 'office_clip.py', HERE / f'{name}.{source}', HERE / f'{name}.{kind}-clip.html']
        subprocess.run(clip, check=True)
    if name == LONG_PAGES:
        subprocess.run(['node', HERE / 'clip.mjs', HERE / f'{name}.html', HERE / f'{name}.chromium-clip.html'], check=True)
        subprocess.run(['node', HERE / 'saved.mjs', HERE / f'{name}.html', HERE / f'{name}.mht'], check=True)


def elsewhere(document, place, folder):
    """Every format, and every sheet by itself in folders of its own: as Markdown and as values between commas."""
    folder.mkdir(parents=True, exist_ok=True)
    book = make('example', document, place, folder, True)
    for kind, charset in (('csv', 76), ('gbk.csv', 85)):
        office(folder / 'example.xlsx', folder / kind, csv_kind(-1, charset))
    (folder / 'md').mkdir(exist_ok=True)
    for name, (_, content) in zip(book.sheetnames, sheets(document)):
        (folder / 'md' / f'example-{name}.md').write_text(markdown(content), encoding='utf-8')


def markdown(content):
    return '\n\n'.join(map(markdown_block, content)) + '\n'


def markdown_block(block):
    if block[0] == 'table':
        rows = ['| ' + ' | '.join(row) + ' |' for row in block[1]]
        return '\n'.join([rows[0], '|' + ' -- |' * len(block[1][0]), *rows[1:]])
    return {'h': '#' * (block[1] if block[0] == 'h' else 0) + ' ', 'li': '- ', 'p': ''}[block[0]] + block[-1]


def lock(content, target):
    """Encrypts as Office does with a password for opening."""
    with target.open('wb') as file:
        OOXMLFile(content).encrypt(PASSWORD, file)


def refused(place):
    """The small files that cannot be checked."""
    book, paper, content = openpyxl.Workbook(), docx.Document(), io.BytesIO()
    book.save(HERE / 'empty.xlsx')
    book.active['A1'] = '单位预算收支总表'
    book.save(content)
    lock(content, HERE / 'locked.xlsx')
    paper.add_paragraph('单位预算信息公开情况说明')
    paper.save(place / 'old.docx')
    lock((place / 'old.docx').open('rb'), HERE / 'locked.docx')
    convert(place / 'old.docx', HERE / 'old.doc', 'doc:MS Word 97')


def read(path):
    return blocks(Path(path).read_text(encoding='utf-8'))


if __name__ == '__main__':
    if len(sys.argv) not in (1, 3):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as work:
        PROFILE = f'{work}/profile'
        if len(sys.argv) == 3:
            elsewhere(read(sys.argv[1]), Path(work), Path(sys.argv[2]))
        else:
            for each, path in SOURCES.items():
                committed(each, read(path), Path(work))
            refused(Path(work))
