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
  description: 'How --online checks links and images.',
  type: 'object',
  additionalProperties: false,
  properties: {
    mode: {
      description:
        'pr: what a change adds must work now; nightly: the whole site, and three failures over two days count.',
      enum: ['pr', 'nightly'],
    },
    exclude: { ...texts, description: 'URLs that are never requested: their beginning, or with * for any characters.' },
    hosts: {
      description: 'Settings for a host and its subdomains.',
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: {
          accept: {
            description: 'Statuses that count as working, besides the usual ones.',
            type: 'array',
            items: { type: 'integer', minimum: 100, maximum: 999 },
          },
          ask: { description: 'false for hosts that are never requested.', type: 'boolean' },
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
      description: 'Days without success after which an uncertain URL is an error.',
      type: 'integer',
      minimum: 1,
    },
    connections: { ...connections, description: 'Requests to one site at a time.' },
    allConnections: { ...connections, description: 'Requests to all sites at a time.', maximum: 256 },
    interval: { ...interval, description: 'Milliseconds between the starts of two requests to one site.' },
    timeout: { description: 'Seconds for one request.', type: 'number', exclusiveMinimum: 0 },
    deadline: { description: 'Seconds for the whole run.', type: 'number', exclusiveMinimum: 0 },
    maxRequestsPerHost: { description: 'Requests to one site per run.', type: 'integer', minimum: 1 },
    ledger: { description: 'The file that keeps the results; by default in the cache.', type: 'string' },
    readOnly: { description: 'Whether the ledger is read but not written.', type: 'boolean' },
    site: {
      description: 'The URL of the site that shows the articles: images that it may not show are reported.',
      type: 'string',
    },
    archive: {
      description: 'The service that knows archived copies of pages, such as `https://archive.org/wayback/available`.',
      type: 'string',
    },
    userAgent: { description: 'The User-Agent of the requests.', type: 'string' },
    allow: { ...texts, description: 'Private HOST:PORT that may be requested.' },
    ports: { description: 'Ports besides 80 and 443.', type: 'array', items: { enum: [8080, 8443] } },
    trustedFakeIpCidrs: { ...texts, description: 'Networks to which a proxy on this machine resolves every name.' },
  },
} as const;
