// Small documents for the journeys, in the form the checker knows, with invented figures.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One agency's 支出总表. `item` is what the second item prints as its basic expenditure; 150.00 balances. */
function expenditure(code, name, item) {
  return `## 单位预算支出总表

${code} ${name}

预算年度：2024

单位：万元

| 序号 | 功能分类科目 | | 合计 | 基本支出 | 项目支出 | 经营支出 | 上解上级支出 | 对附属单位补助支出 |
|---|---|---|---|---|---|---|---|---|
| | 科目编码 | 科目名称 | | | | | | |
| 栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
| 1 | | 合计 | 480.00 | 350.00 | 130.00 | | | |
| 2 | 201 | 一般公共服务支出 | 330.00 | 200.00 | 130.00 | | | |
| 3 | 20126 | 档案事务 | 330.00 | 200.00 | 130.00 | | | |
| 4 | 2012601 | 行政运行 | 200.00 | 200.00 | | | | |
| 5 | 2012604 | 档案馆 | 130.00 | | 130.00 | | | |
| 6 | 208 | 社会保障和就业支出 | 150.00 | 150.00 | | | | |
| 7 | 20805 | 行政事业单位养老支出 | 150.00 | 150.00 | | | | |
| 8 | 2080505 | 机关事业单位基本养老保险缴费支出 | 150.00 | ${item} | | | | |
`;
}

/** A document of two agencies; each wrong figure gives one finding. */
export function twoAgencies({ first = '150.00', second = '150.00' } = {}) {
  return `# 一、示例县档案馆收支预算

${expenditure('431001', '示例县档案馆', first)}
# 二、示例县地方志办公室收支预算

${expenditure('431002', '示例县地方志办公室', second)}`;
}

/** A document in one of whose cells stands `text`. */
export function withCell(text) {
  return twoAgencies().replace('档案事务', text);
}

/** A department's narrative without tables; 20.63% is what the growth of its first item comes to. */
export function narrative(growth = '20.63%') {
  return `2025年部门预算编制说明

2025年，某区档案局收入预算1,358.42万元，其中：财政拨款收入1,358.42万元，比2024年预算增加46.12万元；事业收入0万元；事业单位经营收入0万元；其他收入0万元。

支出预算1,358.42万元，其中：财政拨款支出预算1,358.42万元，比2024年预算增加46.12万元。财政拨款支出预算中，一般公共预算拨款支出预算1,358.42万元，比2024年预算增加46.12万元；政府性基金拨款支出预算0万元。财政拨款支出主要内容如下：

1. “一般公共服务支出（类）档案事务（款）行政运行（项）”144.92万元，主要用于人员经费。2024年当年预算执行数为120.14万元，2025年预算安排144.92万元，比2024年预算执行数增加${growth}。主要原因是：人员增加。

2. “一般公共服务支出（类）档案事务（款）档案馆（项）”1,213.50万元，主要用于档案馆运行，其中设备购置12.30万元。
`;
}

/** About `megabytes` of table rows that mean nothing. */
export function noise(megabytes) {
  const row = '| 12 | 2080505 | 机关事业单位基本养老保险缴费支出 | 79.25 | 62.50 | 16.75 | 不平 |\n';
  const head = '| 序号 | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 备注 |\n|---|---|---|---|---|---|---|\n';
  return head + row.repeat(Math.ceil((megabytes * 1_000_000) / Buffer.byteLength(row)));
}

const EXAMPLE = fileURLToPath(new URL('../../../shared/corpus/example/宁晋县_2024_单位预算公开.md', import.meta.url));

/** The path of the published example document, or null (said aloud) where it does not lie beside the project. */
export function example() {
  if (existsSync(EXAMPLE)) return EXAMPLE;
  console.log('skipped: ../shared with the example document is absent');
  return null;
}
