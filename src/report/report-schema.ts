const count = { type: 'integer', minimum: 0 } as const;
const position = { type: 'integer', minimum: 1 } as const;
const place = { line: position, column: position, endLine: position, endColumn: position } as const;
const summary = ['files', 'errors', 'warnings', 'infos', 'fixable', 'unsafeFixable', 'suppressed', 'baselined'];

function exactly(properties: Record<string, unknown>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: 'object', additionalProperties: false, required, properties };
}

const finding = exactly(
  {
    rule: { type: 'string' },
    messageId: { type: 'string' },
    severity: { enum: ['error', 'warning', 'info'] },
    message: { type: 'string' },
    ...place,
    offset: count,
    endOffset: count,
    data: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    fix: exactly(
      {
        safety: { enum: ['safe', 'unsafe'] },
        title: { type: 'string' },
        edits: {
          type: 'array',
          minItems: 1,
          items: exactly({ offset: count, endOffset: count, text: { type: 'string' } }),
        },
        removesByteOrderMark: { const: true },
      },
      ['removesByteOrderMark'],
    ),
    related: {
      type: 'array',
      items: exactly({ path: { type: 'string' }, ...place, message: { type: 'string' } }),
    },
    docs: { description: 'The URL of the page of the rule.', type: 'string', format: 'uri' },
  },
  ['fix', 'related', 'docs'],
);

const note = exactly({
  id: { enum: ['hides-findings'] },
  severity: { enum: ['error', 'warning'] },
  message: { type: 'string' },
  places: {
    type: 'array',
    items: exactly({
      path: { type: 'string' },
      line: position,
      kind: { enum: ['suppressions', 'ignore-patterns', 'baseline-entries', 'rules', 'settings'] },
      count: position,
    }),
  },
});

/** The JSON Schema of the report that `--format json` prints. Within a version, fields are only added. */
export const reportSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'nk-lint report',
  description:
    'Paths are relative to the working directory, with /. Lines and columns count from 1, offsets from 0, in UTF-16 code units of the text without a byte order mark; ends are exclusive.',
  ...exactly(
    {
      version: { const: 1 },
      tool: exactly({ name: { const: 'nk-lint' }, version: { type: 'string' } }),
      summary: exactly(Object.fromEntries(summary.map((key) => [key, count]))),
      notes: { description: 'About the run as a whole; left out if there are none.', type: 'array', items: note },
      files: {
        description: 'Sorted by path; files without findings are left out.',
        type: 'array',
        items: exactly({ path: { type: 'string' }, findings: { type: 'array', minItems: 1, items: finding } }),
      },
    },
    ['notes'],
  ),
} as const;
