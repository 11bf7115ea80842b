import rule from '../../rules/file-unreadable.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts an article', source: '> > > quoted\n', expect: [] },
  { name: 'accepts an empty file', source: '', expect: [] },
  { name: 'accepts a long thematic break', source: `${'- '.repeat(200)}\n`, expect: [] },
  {
    name: 'says nothing of a wrong encoding, which has a rule of its own',
    source: 'text',
    problem: { kind: 'encoding', data: { encoding: 'GB18030' } },
    expect: [],
  },
  {
    name: 'tells of a link that leads nowhere',
    source: '',
    problem: { kind: 'unreadable', data: { reason: 'ENOENT' } },
    expect: ['a.md:1:1-1:1 missing'],
  },
  {
    name: 'tells of a name that is not UTF-8',
    source: '',
    problem: { kind: 'unreadable', data: { reason: 'EILSEQ' } },
    expect: ['a.md:1:1-1:1 name'],
  },
  {
    name: 'tells of a file without permission',
    source: '',
    problem: { kind: 'unreadable', data: { reason: 'EACCES' } },
    expect: ['a.md:1:1-1:1 denied'],
  },
  {
    name: 'tells the reason that the system gives',
    source: '',
    problem: { kind: 'unreadable', data: { reason: 'EIO' } },
    expect: ['a.md:1:1-1:1 unreadable'],
    messages: ['File could not be read (EIO)'],
  },
  {
    name: 'tells of a link out of the working tree',
    source: '',
    problem: { kind: 'outside', data: {} },
    expect: ['a.md:1:1-1:1 outside'],
  },
  {
    name: 'tells of a pipe',
    source: '',
    problem: { kind: 'not-a-file', data: {} },
    expect: ['a.md:1:1-1:1 notAFile'],
  },
  {
    name: 'tells of a large file, and how to allow it',
    source: '',
    problem: { kind: 'too-large', data: { size: 20_000_000, limit: 1_000_000 } },
    expect: ['a.md:1:1-1:1 tooLarge'],
  },
  {
    name: 'tells of quotes that are nested too deep, where they begin',
    source: `text\n\n${'> '.repeat(10_000)}a\n`,
    expect: ['a.md:3:1-3:1 tooDeep'],
  },
  { name: 'knows lists, too', source: `${'- '.repeat(10_000)}a\n`, expect: ['a.md:1:1-1:1 tooDeep'] },
  {
    name: 'tells a file that takes too long to parse',
    source: 'x\n',
    problem: { kind: 'too-slow', data: { seconds: 8 } },
    expect: ['a.md:1:1-1:1 tooSlow'],
  },
  {
    name: 'tells a file that takes too much memory',
    source: 'x\n',
    problem: { kind: 'out-of-memory', data: { megabytes: 640 } },
    expect: ['a.md:1:1-1:1 outOfMemory'],
  },
  {
    name: 'tells a file that is nested deeper than the stack',
    source: 'x\n',
    problem: { kind: 'too-deep', data: {} },
    expect: ['a.md:1:1-1:1 tooDeepForParser'],
  },
]);
