import { fill } from '../../core/words.ts';
import type { ReportStream, ReportStyle } from '../../engine/report.ts';
import { frameWords } from '../../messages/html-report.ts';
import { escapeXml, visibleJson } from '../escape.ts';
import { totals } from '../totals.ts';
import { assets } from './assets.ts';
import { pageData } from './build-data.ts';

/** The report as one HTML file, which makes no requests: data as JSON, and the script that shows them. */
export function htmlReport(report: ReportStream, style: ReportStyle): Iterable<string> {
  return pageParts(report, style);
}

function* pageParts(report: ReportStream, style: ReportStyle): Iterable<string> {
  const { language } = style;
  const { articles, ...data } = pageData(report, style);
  const title = escapeXml(fill(frameWords.title, language));
  yield `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${policy()}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n';
  // Without it, browsers request /favicon.ico.
  yield `<link rel="icon" href="data:,">\n<title>${title}</title>\n<style>${assets.style}</style>\n</head>\n<body>\n`;
  yield `<noscript>\n<h1>${title}</h1>\n<p>${escapeXml(totals(report, style))}</p>\n`;
  yield `<p>${escapeXml(fill(frameWords.noScript, language))}</p>\n</noscript>\n`;
  yield `<script type="application/json" id="data">\n${scriptJson(data).slice(0, -1)},"articles":[`;
  let separator = '\n';
  for (const article of articles) {
    yield separator + scriptJson(article);
    separator = ',\n';
  }
  yield `\n]}\n</script>\n<script>${assets.script}</script>\n</body>\n</html>\n`;
}

/** Allows the style sheet and the script of the page, and nothing else. */
function policy(): string {
  return [
    "default-src 'none'",
    `script-src '${assets.scriptHash}'`,
    `style-src '${assets.styleHash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Returns JSON without `<`, which could end the script element. */
function scriptJson(value: unknown): string {
  return visibleJson(JSON.stringify(value)).replaceAll('<', '\\u003C');
}
