// Files of office programs, the clipboard, several files: as a user brings them.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { eventually, journey, offline } from './page.mjs';

const document = (name) => readFile(new URL(`../formats/${name}`, import.meta.url));

/** The findings as they are listed. */
const listed = (checker) => checker.findings.evaluateAll((all) => all.map((one) => one.innerText));

async function uploaded(checker, name) {
  await checker.upload(name, await document(name));
  assert.equal(await checker.verdict(), 'to-fix');
  return listed(checker);
}

journey('one budget says the same in every format', async (checker) => {
  await checker.action('sample').click();
  assert.equal(await checker.verdict(), 'to-fix');
  const expected = await listed(checker);
  for (const name of ['sample.xlsx', 'sample.xls', 'sample.ods', 'sample.docx', 'sample.html']) {
    await checker.action('clear').click();
    assert.deepEqual(await uploaded(checker, name), expected, name);
  }
});

journey('a finding of a workbook names its cell', async (checker) => {
  await uploaded(checker, 'sample.xlsx');
  // The gravest finding is open by itself.
  const place = checker.detail.locator('[data-role=file-place]');
  assert.match(await place.innerText(), /[^!]+![A-Z]+\d+/);
  assert.ok(await checker.role('held').isVisible(), 'the page says where to change it');
  assert.ok(await checker.role('source').isHidden());
  await checker.action('check').click();
  assert.equal(await checker.verdict(), 'to-fix', 'checked again as it is');
});

offline('the single file reads a workbook without a network', async (checker) => {
  await uploaded(checker, 'sample.xlsx');
});

/** Pastes as office programs do: the same thing as HTML, as text, as a picture. */
async function paste(checker, html, text) {
  await checker.page.evaluate(({ html, text }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', text);
    clipboardData.items.add(new File(['picture'], 'image.png', { type: 'image/png' }));
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, { html, text });
}

journey('tables are pasted with their merged cells', async (checker) => {
  const html = (await document('sample.chromium-clip.html')).toString();
  await paste(checker, html, 'the same as text');
  assert.equal(await checker.verdict(), 'to-fix');
  assert.ok((await checker.role('document').locator('td[rowspan], th[rowspan]').count()) > 0);
});

journey('a paste into the empty box is taken with its tables, into a text as text', async (checker) => {
  const html = (await document('sample.chromium-clip.html')).toString();
  await checker.role('source').focus();
  await paste(checker, html, 'the same as text');
  assert.equal(await checker.verdict(), 'to-fix');
  await checker.action('clear').click();
  await checker.role('source').fill('预算');
  await paste(checker, html, 'the same as text');
  assert.equal(await checker.role('source').inputValue(), '预算', 'the browser itself pastes into a text');
});

journey('a picture alone is refused with what to do', async (checker) => {
  await checker.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['picture'], 'image.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  assert.match(await checker.role('error').innerText(), /图片/);
});

/** Hands several files to the page at once. */
async function choose(checker, names) {
  const files = await Promise.all(names.map(async (name) => ({
    name, mimeType: 'application/octet-stream', buffer: await document(name),
  })));
  await checker.page.locator('input[type=file][multiple]').setInputFiles(files);
}

journey('several files have their own results, an unreadable one stops nothing', async (checker) => {
  await choose(checker, ['sample.xlsx', 'locked.xlsx', 'base.docx', 'old.doc']);
  assert.equal(await checker.verdict(), 'to-fix');
  const files = checker.role('file');
  await eventually(async () => assert.match(await checker.role('pile').innerText(), /4 \/ 4/));
  assert.equal(await files.count(), 4);
  const said = await files.evaluateAll((all) => all.map((file) => file.innerText));
  assert.match(said[1], /未能读取/);
  await files.nth(2).click();
  await eventually(async () => assert.equal(await checker.verdict(), 'clean'));
  await files.nth(1).click();
  assert.match(await checker.role('error').innerText(), /密码/);
  await files.nth(0).click();
  assert.equal(await checker.verdict(), 'to-fix');
});

journey('the separator of values is shown, can be changed and taken back', async (checker) => {
  const comma = (await document('base.balance.csv')).toString();
  await checker.upload('收支总表.csv', Buffer.from(comma));
  const verdict = await checker.verdict();
  const source = checker.role('source');
  const separator = checker.role('separator');
  const shown = () => separator.evaluate((select) => select.selectedOptions[0].innerText);
  assert.equal(await shown(), '逗号', 'the guess is shown');
  const cells = checker.page.locator('[data-role=document] td');
  const all = await cells.count();
  assert.ok(all > 0);
  await separator.selectOption('分号');
  await eventually(async () => assert.match(await source.inputValue(), /^sep=;\n/));
  await eventually(async () => assert.equal(await cells.count(), 0, 'without semicolons there is no table'));
  assert.equal(await shown(), '分号');
  await separator.selectOption('逗号');
  await eventually(async () => assert.equal(await source.inputValue(), comma.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')));
  await eventually(async () => assert.equal(await cells.count(), all));
  assert.equal(await checker.verdict(), verdict);
  await checker.upload('收支总表.tsv', Buffer.from('项目\t金额\n甲\t1,234\n'));
  await eventually(async () => assert.equal(await shown(), '制表符', 'each source has its own'));
});

journey('a text in GB 18030 is read and shown as one', async (checker) => {
  await checker.upload('收支总表.csv', await document('base.balance.gbk.csv'));
  await checker.verdict();
  assert.match(await checker.role('source').inputValue(), /收支总表/);
  const encoding = checker.role('encoding');
  assert.equal(await encoding.inputValue(), 'GB18030', 'the guess is shown');
  await encoding.selectOption('Big5');
  await eventually(async () => assert.doesNotMatch(await checker.role('source').inputValue(), /收支总表/));
  await encoding.selectOption('GB18030');
  await eventually(async () => assert.match(await checker.role('source').inputValue(), /收支总表/));
  await checker.verdict();
});
