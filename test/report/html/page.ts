import type { Report, ReportStyle } from '../../../src/engine/report.ts';
import { htmlReport } from '../../../src/report/html/html-report.ts';
import type { PageData } from '../../../src/report/html/page-data.ts';
import { write } from '../sample.ts';

/** Writes the page of a report. */
export function pageOf(report: Report, style: Partial<ReportStyle> = {}): string {
  return write(htmlReport, report, style);
}

/** The data in a page. */
export function dataIn(page: string): PageData {
  const [, json = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/su.exec(page) ?? [];
  return JSON.parse(json) as PageData;
}
