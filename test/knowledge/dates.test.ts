import { describe, expect, test } from 'vitest';
import {
  dayInUrl,
  dayNumber,
  formatDate,
  formatDay,
  isValidDate,
  offsetAt,
  readDate,
} from '../../src/knowledge/dates.ts';

function read(text: string) {
  const date = readDate(text);
  if (!date) throw new Error(`${text} was not read`);
  return date;
}

describe('reading', () => {
  const cases = [
    ['2024-01-02', '2024-01-02', 'hyphen'],
    [' 2024-1-2 ', '2024-01-02', 'hyphen'],
    ['2024/1/2 9:30', '2024-01-02 09:30:00', 'other'],
    ['2024.01.02', '2024-01-02', 'other'],
    ['20240102', '2024-01-02', 'compact'],
    ['2024-01-02T09:30:15.250Z', '2024-01-02T09:30:15Z', 'hyphen'],
    ['2024-01-02 09:30:15 +8', '2024-01-02T09:30:15+08:00', 'hyphen'],
    ['2024-01-02 09:30:15 -0330', '2024-01-02T09:30:15-03:30', 'hyphen'],
    ['2024-01-02 09:30 UTC', '2024-01-02T09:30:00Z', 'hyphen'],
    ['2024年1月2日', '2024-01-02', 'foreign'],
    ['2024 年 1 月 2 号 9 点 5 分 7 秒', '2024-01-02 09:05:07', 'foreign'],
    ['２０２４－０１－０２', '2024-01-02', 'foreign'],
  ] as const;
  test.each(cases)('%s', (text, expected, style) => {
    expect(formatDate(read(text))).toBe(expected);
    expect(read(text).style).toBe(style);
  });

  test.each([
    '',
    'soon',
    '2024',
    '2024-01',
    '2024-01/02',
    '02/01/2024',
    '2024-01-02 to 2024-01-03',
    '2024-01-02 9:30 PM',
  ])('leaves %j alone', (text) => expect(readDate(text)).toBeUndefined());
});

test('the calendar', () => {
  const real = ['2024-02-29', '2000-02-29', '2024-12-31 23:59:60', '2024-01-02 24:00:00'];
  const unreal = [
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-00-01',
    '2024-01-00',
    '0000-01-01',
    '2024-01-02 24:00:01',
  ];
  expect(real.filter((text) => !isValidDate(read(text)))).toEqual([]);
  expect(unreal.filter((text) => isValidDate(read(text)))).toEqual([]);
  expect(dayNumber(read('2024-03-01')) - dayNumber(read('2024-02-28'))).toBe(2);
});

test('offsets of time zones', () => {
  const noon = (day: string) => read(`${day} 12:00:00`);
  expect(offsetAt('Asia/Shanghai', noon('2024-01-02'))).toBe('+08:00');
  expect(offsetAt('Asia/Kolkata', noon('2024-01-02'))).toBe('+05:30');
  expect(offsetAt('America/New_York', noon('2024-01-02'))).toBe('-05:00');
  expect(offsetAt('America/New_York', noon('2024-07-02'))).toBe('-04:00');
  expect(offsetAt('America/New_York', read('2024-03-10 03:30:00'))).toBe('-04:00');
  expect(offsetAt('UTC', noon('2024-01-02'))).toBe('Z');
  expect(offsetAt('-0930', noon('2024-01-02'))).toBe('-09:30');
  expect(offsetAt('Mars/Olympus', noon('2024-01-02'))).toBeUndefined();
});

describe('days in addresses', () => {
  const cases = [
    ['https://a.cn/2023/05/12/1.shtml', '2023-05-12'],
    ['https://a.cn/2023-05/12/c_1.htm', '2023-05-12'],
    ['https://a.cn/info/2023/0512/c1a2/page.htm', '2023-05-12'],
    ['https://a.cn/202305/t20230512_1.html', '2023-05-12'],
    ['https://a.cn/blog/2023-05-12-comet/', '2023-05-12'],
    ['https://a.cn/20230512.html', '2023-05-12'],
    ['https://a.cn/20230512/', '2023-05-12'],
    ['https://a.cn/a/2023_05_12_1.html#2020/01/01/', '2023-05-12'],
    ['https://2023-05-12.a.cn/1.html', undefined],
    ['https://a.cn/2023/02/30/1.html', undefined],
    ['https://a.cn/2023/05/12.html', undefined],
    ['https://a.cn/2023/05/12/2023-05-13.html', undefined],
    ['https://a.cn/posts/20230512/', undefined],
    ['https://a.cn/202305121.html', undefined],
    ['/2023/05/12/1.html', undefined],
    ['', undefined],
  ] as const;
  test.each(cases)('%s', (url, expected) => {
    const day = dayInUrl(url);
    expect(day && formatDay(day)).toBe(expected);
  });
});
