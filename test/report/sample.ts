import { createHash } from 'node:crypto';
import { lineStarts, pointAt } from '../../src/core/place.ts';
import type { Report, Reporter, ReportFinding, ReportStyle, ReportSummary } from '../../src/engine/report.ts';

export const sources: Readonly<Record<string, string>> = {
  'content/图书馆.md': '---\ntitle: 图书馆延长开放时间\n---\n\n新馆有座位。![](/a.pn)，欢迎前来。\n',
  'content/b.md': 'One.\n\tTwo ![](/b.pn) and ![](/b.pn)\n',
};

/** Returns a finding at the first occurrence of `text` in one of the sources. */
export function finding(path: string, text: string, own: Partial<ReportFinding> = {}): ReportFinding {
  const source = sources[path] ?? '';
  const offset = source.indexOf(text);
  const start = pointAt(lineStarts(source), offset);
  const end = pointAt(lineStarts(source), offset + text.length);
  return {
    rule: 'image-url-truncated',
    messageId: 'clipped',
    severity: 'error',
    message: `Image URL \`${text}\` ends in \`.pn\`, expected \`.png\``,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    offset: start.offset,
    endOffset: end.offset,
    data: {},
    docs: 'https://example.org/rules/image-url-truncated.md',
    ...own,
  };
}

export function reportOf(files: Report['files'], summary: Partial<ReportSummary> = {}): Report {
  const all = files.flatMap(({ findings }) => findings);
  const count = (wanted: (each: ReportFinding) => boolean) => all.filter(wanted).length;
  return {
    version: 1,
    tool: { name: 'nk-lint', version: '1.2.3' },
    summary: {
      files: 12,
      errors: count(({ severity }) => severity === 'error'),
      warnings: count(({ severity }) => severity === 'warning'),
      infos: count(({ severity }) => severity === 'info'),
      fixable: count(({ fix }) => fix?.safety === 'safe'),
      unsafeFixable: count(({ fix }) => fix?.safety === 'unsafe'),
      suppressed: 0,
      baselined: 0,
      ...summary,
    },
    files,
  };
}

/** Two articles, a finding of each severity, both kinds of fix, a related place. */
export const sample = reportOf([
  {
    path: 'content/b.md',
    findings: [
      finding('content/b.md', '![](/b.pn)', {
        rule: 'image-duplicate',
        messageId: 'again',
        severity: 'warning',
        message: 'Image `/b.pn` stands in this article a second time',
        related: [{ path: 'content/b.md', line: 2, column: 6, endLine: 2, endColumn: 16, message: 'first shown here' }],
        fix: { safety: 'safe', title: 'Remove the second one', edits: [{ offset: 10, endOffset: 20, text: '' }] },
        docs: 'https://example.org/rules/image-duplicate.md',
      }),
    ],
  },
  {
    path: 'content/图书馆.md',
    findings: [
      finding('content/图书馆.md', '图书馆延长开放时间', {
        rule: 'title-noise',
        severity: 'info',
        message: 'Title has noise',
      }),
      finding('content/图书馆.md', '/a.pn', {
        fix: { safety: 'unsafe', title: 'Complete to `.png`', edits: [{ offset: 45, endOffset: 50, text: '/a.png' }] },
      }),
    ],
  },
]);

export const clean = reportOf([]);

/** All characters that could break a format, in every place that an article or a path can reach. */
export const evil = '::error::x\r\n::set-env name=A::b%0A\u001B[31m\u009B2J\u202Eabc\u2028\u0007\u200B,:\u0000';
export const hostile = reportOf([
  {
    path: `content/${evil}.md`,
    findings: [
      {
        ...finding('content/b.md', '/b.pn'),
        message: `Image URL \`${evil}\``,
        data: { url: evil },
        fix: { safety: 'safe', title: `Use \`${evil}\``, edits: [{ offset: 0, endOffset: 1, text: evil }] },
        related: [{ path: evil, line: 1, column: 1, endLine: 1, endColumn: 2, message: evil }],
      },
    ],
  },
]);

/** Control characters of terminals, except the line ends of a format. */
export const acting = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069]/u;

export function write(reporter: Reporter, report: Report, style: Partial<ReportStyle> = {}): string {
  const plain: ReportStyle = {
    color: false,
    width: 80,
    language: 'en',
    source: (path) => sources[path],
    // Unlike in a run, but also independent of lines.
    fingerprint: ({ rule, message }) => createHash('sha256').update(`${rule}\n${message}`).digest('hex'),
    affected: () => report.files.length,
    rules: new Map([
      [
        'image-url-truncated',
        {
          what: { en: 'Flags cut addresses.', 'zh-CN': '找出被截断的地址。' },
          why: { en: 'The image is broken.', 'zh-CN': '图片打不开。' },
          topic: 'images',
          url: 'https://example.org/rules/image-url-truncated.md',
        },
      ],
    ]),
    hosts: new Map(),
    paths: ['content'],
    counted: report,
  };
  return [...reporter(report, { ...plain, ...style })].join('');
}
