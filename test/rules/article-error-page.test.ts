import rule from '../../rules/article-error-page.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'flags the phrase behind other words of a short body',
    source: {
      'a.md': 'Oh no! The page you are looking for has moved.\n',
      'b.md': '返回首页。页面不存在，请稍后再试。\n',
    },
    expect: ['a.md:1:1-1:1 saved', 'b.md:1:1-1:1 saved'],
  },
  { name: 'accepts an article', source: 'Two comets can be seen.\n', expect: [] },
  {
    name: 'accepts the page of the site',
    source: {
      '404.md': '# 404\n\nPage not found\n',
      'content/404/index.md': 'Page not found\n',
      'x/not-found.md': 'Page not found\n',
    },
    expect: [],
  },
  { name: 'accepts a page with such a layout', source: '---\nlayout: 404\n---\n\nPage not found\n', expect: [] },
  {
    name: 'accepts articles about such pages',
    source: `How to mend “404 Not Found” in nginx\n\nForbidden fruit is sweet.\n`,
    expect: [],
  },
  { name: 'accepts long texts', source: `Page not found\n\n${'Why pages are lost. '.repeat(60)}\n`, expect: [] },
  {
    name: 'accepts the phrase farther down',
    source: `${'Why pages are lost, and how to find them again. '.repeat(3)}\n\nPage not found\n`,
    expect: [],
  },
  {
    name: 'looks behind a long title and the source',
    source: `# ${'彗星与流星雨的观测记录'.repeat(6)}\n\n> 原文：<https://star.example/${'a'.repeat(60)}>\n\n404\n\n页面不存在\n`,
    expect: ['a.md:1:1-1:1 saved'],
  },
  {
    name: 'looks behind an English source line',
    source: `# ${'The comets of '.repeat(8)}\n\nSource: [star](https://star.example/)\n\nPage not found\n`,
    expect: ['a.md:1:1-1:1 saved'],
  },
  {
    name: 'flags such a title',
    source: '---\ntitle: 页面不存在 - 星空网\n---\n\n返回首页\n',
    expect: ['a.md:3:4-3:4 saved'],
  },
  {
    name: 'accepts a title about such a page',
    source: '---\ntitle: "Page not found: how we rewrote ours"\n---\n\nWe wrote it anew.\n',
    expect: [],
  },
  {
    name: 'flags an English page',
    source: '---\ntitle: a\n---\n\n# 404\n\nPage not found\n',
    expect: ['a.md:3:4-3:4 saved'],
  },
  { name: 'flags a Chinese page', source: '抱歉，您访问的页面不存在或已删除。\n', expect: ['a.md:1:1-1:1 saved'] },
  { name: 'flags a number before it', source: '404 / 这不是您要查找的页面\n', expect: ['a.md:1:1-1:1 saved'] },
  {
    name: 'flags a captcha',
    source: '# 环境异常\n\n当前环境异常，完成验证后即可继续访问。\n',
    expect: ['a.md:1:1-1:1 saved'],
  },
  {
    name: 'takes other phrases',
    source: '暂无内容\n',
    options: { phrases: ['暂无内容'] },
    expect: ['a.md:1:1-1:1 saved'],
  },
]);
