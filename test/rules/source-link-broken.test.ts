import rule from '../../rules/source-link-broken.ts';
import { testRule } from '../rule-tester.ts';
import { casesOf } from './web-cases.ts';

const gone = { reason: 'not-found', status: 404 } as const;
const article = '正文。\n\n[原文](https://a.example.org/b)\n';

testRule(rule, [
  { name: 'says nothing where the web was not asked', source: article, expect: [] },
  {
    name: 'accepts what opens, has moved, or was not looked at',
    source: article,
    config: { web: { 'https://a.example.org/b': { reason: 'ok' } } },
    expect: [],
  },
  {
    name: 'leaves what is written wrong, or is private as it is written, to other rules',
    source: '正文。\n\n[原文](http://10.0.0.1/b)\n',
    config: { web: { 'http://10.0.0.1/b': { reason: 'private-address', verdict: 'blocked', severity: 'error' } } },
    expect: [],
  },
  {
    name: 'leaves other links alone',
    source: '见[图书馆](https://a.example.org/b)的说明，开放时间有变化，请各位同学留意。\n\n正文。\n',
    config: { web: { 'https://a.example.org/b': gone } },
    expect: [],
  },
  {
    name: 'finds the address in front matter, whatever its fragment',
    source: '---\nsource: https://a.example.org/b#top\n---\n\n正文。\n',
    config: { web: { 'https://a.example.org/b': gone } },
    expect: ['a.md:2:9-2:36 not-found'],
  },
  {
    name: 'offers the copy of an archive',
    source: article,
    config: { web: { 'https://a.example.org/b': { ...gone, archived: 'https://archive.example.net/2020/b' } } },
    expect: ['a.md:3:6-3:29 not-found (unsafe fix)'],
    fixed: '正文。\n\n[原文](https://archive.example.net/2020/b)\n',
  },
  ...casesOf(Object.keys(rule.messages), article, 'a.md:3:6-3:29', {
    'no-host': 'Source link `https://a.example.org/b` is broken: the host `a.example.org` does not exist',
    'client-error': 'Source link `https://a.example.org/b` is refused: a.example.org answers with status 404',
    'soft-not-found': 'Source link `https://a.example.org/b` leads to a page that says “not found”: `页面不存在`',
    'private-address': 'Source link `https://a.example.org/b` leads to a private network, through `http://10.0.0.1/`',
  }),
]);
