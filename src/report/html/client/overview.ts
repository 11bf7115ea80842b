import { thousands } from '../../../core/numbers.ts';
import { severities } from '../../../core/types.ts';
import type { PageData } from '../page-data.ts';
import { button, element, messageParts, type Say } from './dom.ts';
import { emptyFilter, type Filter, type Model } from './model.ts';

/** Causes shown before "Show all" is pressed. */
const shownCauses = 5;

/** Draws what the report says as a whole; its parts select findings. */
export function overview(data: PageData, model: Model, say: Say, select: (filter: Filter) => void): HTMLElement {
  return element(
    'section',
    { class: 'overview', 'aria-label': say('overview') },
    ...data.notes.map(({ severity, message }) => element('p', { class: `note ${severity}` }, ...messageParts(message))),
    severityTiles(model, say, select),
    ...progressView(data, model, say, select),
    ...causesView(data, say, select),
  );
}

function severityTiles(model: Model, say: Say, select: (filter: Filter) => void): HTMLElement {
  const tiles = severities.map((severity) => {
    const count = model.all.counts.severity.get(severity) ?? 0;
    const tile = button('', { class: `tile ${severity}` }, () =>
      select({ ...emptyFilter, values: { severity: new Set([severity]) } }),
    );
    tile.append(element('strong', {}, thousands(count)), element('span', {}, say(`${severity}s`)));
    tile.disabled = count === 0;
    return tile;
  });
  return element('div', { class: 'tiles' }, ...tiles);
}

function progressView(data: PageData, model: Model, say: Say, select: (filter: Filter) => void): HTMLElement[] {
  const { comparison, baseline } = data;
  if (!comparison && !baseline) return [];
  const section = element('section', { class: 'progress' }, element('h2', {}, say('progress')));
  if (comparison) section.append(...comparisonParts(comparison, say, select));
  if (baseline) {
    const { hidden, stale } = baseline;
    const fresh = model.all.count;
    section.append(
      element('h3', {}, say('baseline')),
      bar([
        ['new', fresh, say('fresh', { count: fresh })],
        ['gone', stale, say('stale', { count: stale })],
        ['known', hidden, say('baselined', { count: hidden })],
      ]),
    );
  }
  return [section];
}

function comparisonParts(
  { file, added, unchanged, gone, goneFindings }: NonNullable<PageData['comparison']>,
  say: Say,
  select: (filter: Filter) => void,
): HTMLElement[] {
  const parts: HTMLElement[] = [
    element('h3', {}, say('since', { file })),
    bar(
      [
        ['new', added, say('added', { count: added })],
        ['gone', gone, say('gone', { count: gone })],
        ['known', unchanged, say('unchanged', { count: unchanged })],
      ],
      (value) => select({ ...emptyFilter, values: { change: new Set([value]) } }),
    ),
  ];
  if (gone === 0) return parts;
  const items = goneFindings.map(({ path, line, rule, message }) =>
    element('li', {}, element('span', { class: 'place' }, `${path}:${line}`), ` ${rule}: `, ...messageParts(message)),
  );
  const left = gone - items.length;
  if (left > 0) items.push(element('li', {}, say('goneMore', { count: left })));
  return [
    ...parts,
    element('details', { class: 'gone-list' }, element('summary', {}, say('goneList')), element('ul', {}, ...items)),
  ];
}

type Part = readonly [kind: 'new' | 'gone' | 'known', count: number, label: string];

/** Draws numbers as parts of a bar, with a legend that selects where there is something to select. */
function bar(parts: readonly Part[], select?: (kind: string) => void): HTMLElement {
  const pieces = parts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => {
      const piece = element('span', { class: kind });
      piece.style.flexGrow = String(count);
      return piece;
    });
  const legend = parts.map(([kind, count, label]) => {
    const canSelect = select && kind !== 'gone' && count > 0;
    const content = canSelect ? button(label, { class: 'link' }, () => select(kind)) : label;
    return element('li', { class: kind }, content);
  });
  return element(
    'div',
    { class: 'bar' },
    element('div', { class: 'pieces', 'aria-hidden': 'true' }, ...pieces),
    element('ul', {}, ...legend),
  );
}

function causesView({ causes, rules, hosts }: PageData, say: Say, select: (filter: Filter) => void): HTMLElement[] {
  if (causes.length === 0) return [];
  const items = causes.map(({ rule, host, articles, total }) => {
    const [id, from] = [rules[rule]?.id ?? '', hosts[host] ?? ''];
    const row = button('', { class: 'cause' }, () =>
      select({ ...emptyFilter, values: { rule: new Set([id]), host: new Set([from]) } }),
    );
    const share = element('span', { class: 'share', 'aria-hidden': 'true' });
    share.style.setProperty('--share', `${(100 * articles) / total}%`);
    row.append(
      element('span', { class: 'cause-host' }, from),
      element('span', { class: 'cause-rule' }, id),
      share,
      element('span', { class: 'number' }, say('cause', { count: articles, total })),
    );
    return element('li', {}, row);
  });
  const list = element('ul', {}, ...items.slice(0, shownCauses));
  const opener = button(say('showAll', { count: items.length }), { class: 'more' }, () => {
    opener.remove();
    list.append(...items.slice(shownCauses));
    items[shownCauses]?.querySelector('button')?.focus();
  });
  return [
    element(
      'section',
      { class: 'causes' },
      element('h2', {}, say('causes')),
      element('p', { class: 'hint' }, say('causesHint')),
      list,
      ...(items.length > shownCauses ? [opener] : []),
    ),
  ];
}
