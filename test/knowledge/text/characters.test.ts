import { expect, test } from 'vitest';
import { continuesSentence, isSplitOff, joinerBetween } from '../../../src/knowledge/text/characters.ts';

test('what joins two halves', () => {
  const cases = [
    ['校长张', '三出席', ''],
    ['comet was', 'seen', ' '],
    ['版本', 'Node', ''],
    ['in 2023', '年', ''],
    ['한국어', '문장', ' '],
    ['CVE-', '2024', ''],
    ['the comet', ', which', ''],
    ['说“', 'yes', ''],
    ['𠮷', 'a', ''],
  ] as const;
  for (const [before, after, seam] of cases)
    expect([before, after, joinerBetween(before, after)]).toEqual([before, after, seam]);
});

test('marks that were torn off the end of a line', () => {
  const torn = [
    ['服务', '，并'],
    ['Comet', '。它'],
    ['她说“好', '”，'],
    ['见图', '）很'],
    ['完。', '）'],
    ['没了', '。'],
  ] as const;
  const meant = [
    ['', '，并'],
    ['完。', '，并'],
    ['快跑', '！'],
    ['看', '！！注意'],
    ['然后', '。。。'],
    ['好', '：）'],
    ['图', '！['],
  ] as const;
  expect(torn.filter(([before, after]) => !isSplitOff(before, after))).toEqual([]);
  expect(meant.filter(([before, after]) => isSplitOff(before, after))).toEqual([]);
});

test('sentences that go on behind a break', () => {
  const prose = '昨天下雨。今天天晴，明天';
  const open = [
    [prose, '有风'],
    ['甲、乙、丙、丁、戊、己、辛、', '庚'],
    ['the comet was', 'seen'],
    ['字'.repeat(80), '字'],
    ['服务', '，并'],
  ] as const;
  const closed = [
    ['昨天下雨。', '今天'],
    ['昨天下雨', '今天天晴'],
    ['The end', 'The start'],
    [prose, '![图]'],
    ['你们好，', '我'],
    ['', '我'],
  ] as const;
  expect(open.filter(([before, after]) => !continuesSentence(before, after))).toEqual([]);
  expect(closed.filter(([before, after]) => continuesSentence(before, after))).toEqual([]);
});
