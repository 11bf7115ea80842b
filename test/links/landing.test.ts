import { describe, expect, test } from 'vitest';
import { isMove } from '../../src/links/landing.ts';
import { softFailure } from '../../src/links/soft-404.ts';

describe('a move', () => {
  test.each([
    ['http://a.edu.cn/x', 'https://a.edu.cn/x', true],
    ['http://news.a.edu.cn/x', 'https://www.a.edu.cn/y', true],
    ['http://a.com/', 'https://www.a.com/', true],
    ['http://a.com/x', 'https://b.com/x', false],
    ['https://a.github.io/x', 'https://b.github.io/x', false],
    ['http://a.com/x', 'https://a.com/', false],
    ['http://a.com/x', 'https://a.com/index.html', false],
    ['http://a.com/x', 'https://a.com/zh-cn/', false],
    ['http://a.com/x', 'https://a.com/?p=12', true],
    ['http://a.com/x', 'https://a.com/#/news/12', true],
    ['http://a.com/x', 'https://sso.a.com/x', false],
    ['http://a.com/x', 'https://a.com/user/login?next=x', false],
    ['http://a.com/login', 'https://a.com/login', true],
    ['http://a.com/x', 'https://a.com/x;jsessionid=12', false],
    ['http://a.com/x', 'https://a.com/x?token=12', false],
  ])('%s → %s: %s', (from, to, moved) => {
    expect(isMove(new URL(from), [{ status: 301, url: to }])).toBe(moved);
  });

  test('takes permanent hops only', () => {
    const url = 'https://a.com/y';
    const hops = (...statuses: number[]) => statuses.map((status) => ({ status, url }));
    const start = new URL('https://a.com/x');
    expect([hops(301, 308), hops(301, 302), hops(307), hops()].map((each) => isMove(start, each))).toEqual([
      ...[true, false, false, false],
    ]);
  });
});

describe('where it ended', () => {
  test.each([
    ['http://a.edu/2019/05/c1.htm', 'https://a.edu/', 'redirected-to-home'],
    ['http://a.edu/2019/05/c1.htm', 'https://b.edu/', 'redirected-to-home'],
    ['http://a.edu/c1.htm', 'https://a.edu/index.htm', 'redirected-to-home'],
    ['http://a.edu/show?id=12', 'https://a.edu/en/', 'redirected-to-home'],
    ['http://a.edu/', 'https://a.edu/', undefined],
    ['http://a.edu/index.html', 'https://a.edu/', undefined],
    ['http://a.edu/zh/', 'https://a.edu/', undefined],
    ['http://t.cn/AbC123', 'https://a.edu/', undefined],
    ['https://link.site.com/go/away?target=https%3A%2F%2Fwww.a.edu', 'https://www.a.edu/', undefined],
    ['http://a.edu/2019/c1.htm', 'https://a.edu/2020/c1.htm', undefined],
    ['http://a.edu/x', 'https://a.edu/404.html', 'soft-not-found'],
    ['http://a.edu/x', 'https://a.edu/pages/not-found', 'soft-not-found'],
    ['http://a.edu/x', 'https://a.edu/#/404', 'soft-not-found'],
    ['http://a.edu/x', 'https://a.edu/err?aspxerrorpath=/x', 'soft-not-found'],
    ['http://a.edu/error', 'http://a.edu/error', undefined],
    ['http://a.edu/x', 'https://a.edu/blog/404-not-found-explained', undefined],
    ['http://a.edu/x', 'https://a.edu/news/terror', undefined],
  ])('%s → %s: %s', (from, to, reason) => {
    expect(softFailure(new URL(from), new URL(to), {})).toBe(reason);
  });
});

describe('what a page calls itself', () => {
  const page = new URL('https://news.nankai.edu.cn/a/1.htm');

  test.each([
    ...[
      '404',
      'Error 404',
      'HTTP 404',
      '404 Error',
      'Error 404 (Not Found)!!1',
      '404: Page not found',
      'Not Found',
      '404!',
    ],
    ...['404 - File or directory not found.', 'The resource cannot be found.', "Oops! That page can't be found."],
    ...['Sorry, this page isn’t available.', 'This page does not exist', 'Page no longer exists'],
    ...[
      '页面未找到',
      '找不到页面',
      '无法找到该页',
      '您访问的页面不存在',
      '对不起，您要查看的内容不存在或已被删除',
      '页面走丢了',
    ],
    ...[
      '该文章已被删除',
      '很抱歉，您访问的页面不存在！',
      '404-页面不存在',
      '404错误',
      '错误404',
      '出错啦！',
      '提示信息',
    ],
    ...[
      '页面不存在 - 某论坛',
      '404 | Nankai News',
      '南开大学新闻网-404',
      '提示信息 - 南开大学',
      'Page Not Found | Some Site',
    ],
  ])('%s is missing', (title) => {
    expect(softFailure(page, page, { title })).toBe('soft-not-found');
    expect(softFailure(page, page, { title: '南开大学', heading: title })).toBe('soft-not-found');
  });

  test.each([
    ...['404病房的故事', '房间404', 'HTTP 404 的由来', '404 Not Found 是什么意思', '网页不存在怎么办？', '404 | 展览'],
    ...['Page not found: a history of the web', 'The missing page', 'How to fix “Page not found” - Some Blog'],
    ...[
      '内容为王',
      '文章',
      '页面设计',
      '链接的力量',
      '找不到工作的大学生',
      '视频：校庆',
      '新闻发布会',
      'Content',
      '提示信息安全',
    ],
    ...['该删除的都删除了', '文件丢失', 'Not Found（乐队）新专辑', 'Lost and not found', '错误的代价', '出错了怎么办'],
  ])('%s is there', (title) => {
    expect(softFailure(page, page, { title })).toBeUndefined();
  });
});
