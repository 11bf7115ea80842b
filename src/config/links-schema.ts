import { levelNames } from '../engine/levels.ts';

const texts = { type: 'array', items: { type: 'string' } } as const;
const severities = {
  type: 'object',
  propertyNames: { pattern: '^(?:[1-9]\\d\\d|[1-9]xx|[a-z]+(?:-[a-z]+)*)$' },
  additionalProperties: { enum: levelNames },
} as const;
const connections = { type: 'integer', minimum: 1, maximum: 64 } as const;
const interval = { type: 'integer', minimum: 0 } as const;

/** JSON Schema of the key `links` of the configuration. */
export const linksSchema = {
  description: 'How --online asks the web.',
  type: 'object',
  additionalProperties: false,
  properties: {
    mode: {
      description:
        'pr: what a change adds must work now; nightly: the whole site, and three failures over two days count.',
      enum: ['pr', 'nightly'],
    },
    exclude: { ...texts, description: 'Addresses that are never asked, as they begin, or with * for any characters.' },
    hosts: {
      description: 'What holds for a host, and for all below it.',
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: {
          accept: {
            description: 'Answers that are good, beside the usual ones.',
            type: 'array',
            items: { type: 'integer', minimum: 100, maximum: 999 },
          },
          ask: { description: 'false for hosts that are never asked.', type: 'boolean' },
          severity: { ...severities, description: 'As links.severity.' },
          connections: { ...connections, description: 'Requests at a time.' },
          interval: { ...interval, description: 'Milliseconds between the starts of two requests.' },
        },
      },
    },
    severity: {
      ...severities,
      description: 'By status (403, 4xx), reason (timeout) or verdict (uncertain); the most exact one counts.',
    },
    uncertainAfterDays: {
      description: 'After so many days without a good answer an uncertain address is an error.',
      type: 'integer',
      minimum: 1,
    },
    connections: { ...connections, description: 'Requests to one site at a time.' },
    allConnections: { ...connections, description: 'Requests to all sites at a time.', maximum: 256 },
    interval: { ...interval, description: 'Milliseconds between the starts of two requests to one site.' },
    timeout: { description: 'Seconds for one request.', type: 'number', exclusiveMinimum: 0 },
    deadline: { description: 'Seconds for the whole run.', type: 'number', exclusiveMinimum: 0 },
    maxRequestsPerHost: { description: 'Of one run, to one site.', type: 'integer', minimum: 1 },
    ledger: { description: 'The file that remembers what was asked; in the cache unless told.', type: 'string' },
    readOnly: { description: 'Reads the ledger and leaves it as it is.', type: 'boolean' },
    site: {
      description: 'The address of the site that shows the articles: images that are refused to it are told.',
      type: 'string',
    },
    archive: {
      description:
        'What answers whether an archive has a copy of a page, as https://archive.org/wayback/available does.',
      type: 'string',
    },
    userAgent: { type: 'string' },
    allow: { ...texts, description: 'HOST:PORT that may be asked although it is private.' },
    ports: { description: 'Ports beside 80 and 443.', type: 'array', items: { enum: [8080, 8443] } },
    trustedFakeIpCidrs: { ...texts, description: 'Networks that a proxy on this machine answers with for every name.' },
  },
} as const;
