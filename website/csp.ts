import { createHash } from 'node:crypto';

/**
 * Adds a content security policy to a page: nothing is loaded from other hosts, and no script runs but those of the build.
 * Styles may be inline, as the highlighter of code writes them.
 */
export function withPolicy(html: string): string {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(?<code>[\s\S]*?)<\/script>/gu)];
  const hashes = scripts.map(({ groups }) => `'sha256-${sha256(groups?.['code'] ?? '')}'`);
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html.replace(
    '<meta charset="utf-8">',
    `$&\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
