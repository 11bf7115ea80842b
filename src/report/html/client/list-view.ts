import { severities } from '../../../core/types.ts';
import { button, element } from './dom.ts';
import { findingView, type ViewContext } from './finding-view.ts';
import { type PageArticle, severityCounts } from './model.ts';

/** What is drawn at once; the rest follows on request, so that large reports are as quick as small ones. */
const articlesAtOnce = 30;
const findingsAtOnce = 5;
const findingsMore = 100;

export interface ListView {
  readonly root: HTMLElement;
  show(articles: readonly PageArticle[]): void;
  /** Draws everything, for print. */
  showAll(): void;
}

/** Creates the list of articles with their findings. */
export function listView(context: ViewContext): ListView {
  const root = element('div', { class: 'articles' });
  const more = element('div', { class: 'more-articles' });
  let all: readonly PageArticle[] = [];
  let rest = all;
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) drawMore(articlesAtOnce);
    },
    { rootMargin: '600px' },
  );
  return { root: element('div', {}, root, more), show, showAll };

  function show(articles: readonly PageArticle[]): void {
    all = articles;
    drawAnew(articlesAtOnce, findingsAtOnce);
  }

  function showAll(): void {
    drawAnew(all.length, Number.POSITIVE_INFINITY);
  }

  function drawAnew(articles: number, findings: number): void {
    root.replaceChildren();
    rest = all;
    drawMore(articles, findings);
  }

  function drawMore(count: number, findings = findingsAtOnce): void {
    for (const article of rest.slice(0, count)) root.append(articleView(article, findings, context));
    rest = rest.slice(count);
    // Observed anew: an observer reports only changes.
    observer.unobserve(more);
    more.replaceChildren();
    if (rest.length === 0) return;
    const data = { count: Math.min(articlesAtOnce, rest.length), rest: rest.length };
    more.append(button(context.say('moreArticles', data), { class: 'more' }, drawOnRequest));
    observer.observe(more);
  }

  function drawOnRequest(): void {
    const drawn = root.children.length;
    drawMore(articlesAtOnce);
    // The keyboard goes on where the button was.
    root.children[drawn]?.querySelector<HTMLElement>('button')?.focus();
  }
}

function articleView(article: PageArticle, shown: number, context: ViewContext): HTMLElement {
  const { path, host, findings } = article;
  const slash = path.lastIndexOf('/') + 1;
  const list = element('ol', {});
  const view = element(
    'article',
    {},
    element(
      'header',
      {},
      element('h3', {}, element('span', { class: 'dir' }, path.slice(0, slash)), path.slice(slash)),
      element(
        'p',
        { class: 'meta' },
        ...(host === '' ? [] : [element('span', {}, host)]),
        ...countParts(article, context),
      ),
    ),
    list,
  );
  drawFindings(0, shown);
  return view;

  function drawFindings(from: number, count: number): void {
    const next = from + count;
    list.append(...findings.slice(from, next).map((finding) => findingView(finding, context)));
    const left = findings.length - next;
    if (left <= 0) return;
    const text = context.say('moreFindings', { count: Math.min(findingsMore, left) });
    const opener = button(text, { class: 'more more-findings' }, () => {
      opener.remove();
      drawFindings(next, findingsMore);
      // The keyboard goes on where the button was.
      list.children[next]?.querySelector<HTMLElement>('button')?.focus();
    });
    view.append(opener);
  }
}

function countParts(article: PageArticle, { say }: ViewContext): HTMLElement[] {
  const counts = severityCounts(article);
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => {
      const text = say(`${severity}Count`, { count: counts[severity] });
      return element('span', { class: `count ${severity}` }, text);
    });
}
