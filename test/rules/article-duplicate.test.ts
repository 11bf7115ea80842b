import rule from '../../rules/article-duplicate.ts';
import { testRule } from '../rule-tester.ts';

const text = '今晚日落后一小时，西方低空可以看到两颗彗星，较亮的一颗拖着长长的尾巴，肉眼就能看见。'.split('，');
const story = Array.from(
  { length: 12 },
  (_, index) =>
    `第${index}夜${text[index % text.length]}，${index * 37}号记录写道${text[(index * 3 + 1) % text.length]}。`,
).join('\n\n');
const other = Array.from(
  { length: 12 },
  (_, index) => `The moon of night ${index} rises ${index * 7} minutes later and sets in cloud ${index * 13}.`,
).join('\n\n');
const line = 'Two comets can be seen in the west tonight.\n';
const linked = (body: string, url: string) => `${body}\n\n[原文链接](${url})\n`;

testRule(rule, [
  { name: 'accepts different articles', source: { 'a.md': story, 'b.md': other, 'c.md': line }, expect: [] },
  { name: 'accepts short texts', source: { 'a.md': 'TBD\n', 'b.md': 'TBD\n' }, expect: [] },
  {
    name: 'accepts versions and translations',
    source: {
      'en/a.md': story,
      'zh-CN/a.md': story,
      'v1/b.md': other,
      'v2/b.md': other,
      'c.md': line,
      'c.zh.md': line,
    },
    expect: [],
  },
  {
    name: 'accepts the front page of a site as the original',
    source: { 'a.md': linked('Comets.', 'https://a.cn/'), 'b.md': linked('Moons.', 'https://a.cn/') },
    expect: [],
  },
  {
    name: 'flags the same text',
    source: { 'a.md': line, 'b.md': `# Two\n`, 'c.md': line.toUpperCase() },
    expect: ['c.md:1:1-1:1 equal [a.md:1:1-1:1]'],
  },
  {
    name: 'flags nearly the same text',
    source: {
      'a.md': `---\ntitle: a\n---\n\n${story}`,
      'b.md': story.replace('第3夜', '第三个夜晚').replace('第9夜', '第九个夜晚'),
    },
    expect: ['b.md:1:1-1:1 near [a.md:3:4-3:4]'],
  },
  {
    name: 'flags the same original',
    source: {
      'a.md': linked('Comets.', 'https://a.cn/1.html'),
      'b.md': linked('Moons.', 'http://www.a.cn/1.html#top'),
    },
    expect: ['b.md:3:8-3:34 source [a.md:3:8-3:27]'],
  },
  {
    name: 'takes another share',
    source: { 'a.md': story, 'b.md': story.replace('第3夜', '第三个夜晚') },
    options: { similarity: 1 },
    expect: [],
  },
]);
