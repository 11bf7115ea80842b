import { expect, test } from 'vitest';
import dateImprecise from '../../rules/date-imprecise.ts';
import dateInvalid from '../../rules/date-invalid.ts';
import dateMismatch from '../../rules/date-mismatch.ts';
import emphasisRunIn from '../../rules/emphasis-run-in.ts';
import paragraphBroken from '../../rules/paragraph-broken.ts';
import summaryDivider from '../../rules/summary-divider-misplaced.ts';
import { applyEdits, compatibleFixes } from '../../src/engine/edits.ts';
import { collectorsOf, extractRecord } from '../../src/facts/extract.ts';
import { assumedRenderer } from '../../src/site/renderers/profiles.ts';
import { defaultsOf } from '../../src/tester.ts';
import { findingsIn } from '../lint-records.ts';

const rules = [dateImprecise, dateInvalid, dateMismatch, emphasisRunIn, paragraphBroken, summaryDivider];

/** An article as a careless crawler leaves it: all defects of the rules above, one beside the other. */
const crawled = `---
title: 观星节开幕
date: 2023-05-19 01:34:59.219875
slug: 0123456789abcdef0123456789abcdef
---
**本报讯** （记者 张三 摄影

李四）5月11日，观星节开幕，来宾们一同观看了彗星。台长王五主持仪式，副台长赵六，馆员钱
<!--more-->
七、孙八参加。

王五强调，大家要抓住机会。 **要早做准备，**

带上望远镜和星图，在天黑之前找好位置； **要全员参与，**

请上家人和邻居，一起看星星； **要注意安全，** 结伴下山；

**要留下记录，** 画图或拍照； **要如实记录，**

写下真实的时间和地点
，方便日后查对。

[转入原文](https://news.example.edu.cn/system/2023/05/12/030056077.shtml)
`;

const mended = `---
title: 观星节开幕
date: 2023-05-12
slug: 0123456789abcdef0123456789abcdef
---
**本报讯** （记者 张三 摄影 李四）5月11日，观星节开幕，来宾们一同观看了彗星。台长王五主持仪式，副台长赵六，馆员钱七、孙八参加。

<!--more-->

王五强调，大家要抓住机会。 **要早做准备**，带上望远镜和星图，在天黑之前找好位置； **要全员参与**，请上家人和邻居，一起看星星； **要注意安全，** 结伴下山；

**要留下记录，** 画图或拍照； **要如实记录**，写下真实的时间和地点，方便日后查对。

[转入原文](https://news.example.edu.cn/system/2023/05/12/030056077.shtml)
`;

function findingsOf(source: string) {
  const record = extractRecord({ path: 'a.md', hash: '', engine: 'generic', source }, collectorsOf(rules));
  const settings = {
    engine: 'generic',
    renderer: assumedRenderer,
    timeZone: undefined,
    collection: { name: '' },
    rules: new Map(rules.map((rule) => [rule.id, { severity: 'warning' as const, options: defaultsOf(rule) }])),
  } as const;
  return findingsIn([record], rules, () => settings, { language: 'en', now: Date.parse('2024-01-01') });
}

for (const eol of ['\n', '\r\n']) {
  test(`the fixes of all rules together mend a crawled article, ${JSON.stringify(eol)}`, () => {
    let source = crawled.replaceAll('\n', eol);
    expect(findingsOf(source).map(({ rule, messageId }) => `${rule}/${messageId}`)).toEqual([
      'date-imprecise/fraction',
      'date-mismatch/differs',
      'paragraph-broken/bracket',
      'summary-divider-misplaced/sentence',
      'emphasis-run-in/cut',
      'emphasis-run-in/cut',
      'emphasis-run-in/cut',
      'paragraph-broken/line',
    ]);
    for (let round = 0; round < 4; round++) {
      const fixes = findingsOf(source).flatMap(({ fix }) => fix ?? []);
      source = applyEdits(
        source,
        compatibleFixes(fixes).flatMap(({ edits }) => edits),
      );
    }
    expect(findingsOf(source)).toEqual([]);
    expect(source).toBe(mended.replaceAll('\n', eol));
  });
}
