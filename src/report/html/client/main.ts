import type { PageData } from '../page-data.ts';
import { button, element, type Say, sayIn } from './dom.ts';
import { facetView } from './facet-view.ts';
import { filterOf, fragmentOf, withValues } from './filter-link.ts';
import { type ListView, listView } from './list-view.ts';
import { emptyFilter, type Filter, facetIds, type Model, modelOf, type Selection } from './model.ts';
import { overview } from './overview.ts';
import { ruleDialog, ruleList } from './rule-view.ts';

/** Screens at most this wide have the filters folded. */
const narrowScreen = '(max-width: 60rem)';

start(JSON.parse(document.getElementById('data')?.textContent ?? '') as PageData);

function start(data: PageData): void {
  const say = sayIn(data.words);
  const model = modelOf(data);
  const dialog = ruleDialog(data, say);
  const list = listView({ data, say, openRule: dialog.open });
  const results = resultsView(model, list, say);
  let filter = filterOf(location.hash);
  const filters = filtersView(model, say, apply, () => filter);
  const overall = overview(data, model, say, (next) => {
    apply({ ...next, order: filter.order });
    results.heading.focus();
  });
  document.body.append(
    element('a', { class: 'skip', href: '#findings' }, say('skip')),
    element(
      'header',
      { class: 'page' },
      element('h1', {}, say('title')),
      element('p', { class: 'totals' }, data.totals),
    ),
    element('main', {}, overall, element('div', { class: 'columns' }, filters.root, results.root)),
    ruleList(data, say),
    dialog.root,
    element('footer', {}, `nk-lint ${data.version}`),
  );
  update();
  addEventListener('hashchange', () => {
    // The link to the findings is no filter.
    if (location.hash.includes('=')) apply(filterOf(location.hash));
  });
  addEventListener('beforeprint', () => {
    const fold = unfold(list);
    addEventListener(
      'afterprint',
      () => {
        fold();
        update();
      },
      { once: true },
    );
  });

  function apply(next: Filter): void {
    filter = next;
    const fragment = fragmentOf(filter);
    history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`);
    update();
  }

  function update(): void {
    const selection = model.select(filter);
    filters.update(selection, filter);
    results.show(selection);
  }
}

function filtersView(model: Model, say: Say, apply: (filter: Filter) => void, current: () => Filter) {
  const search = element('input', {
    type: 'search',
    id: 'search',
    placeholder: say('searchHint'),
    autocomplete: 'off',
  });
  search.addEventListener('input', () => apply({ ...current(), query: search.value }));
  const order = element(
    'select',
    { id: 'order' },
    element('option', { value: 'worst' }, say('byWorst')),
    element('option', { value: 'path' }, say('byPath')),
  );
  order.addEventListener('change', () => apply({ ...current(), order: order.value === 'path' ? 'path' : 'worst' }));
  const facets = facetIds
    .filter((id) => model.values[id].length > 1)
    .map((id) => facetView(id, model, say, (facet, values) => apply(withValues(current(), facet, values))));
  const clear = button(say('clear'), { class: 'clear' }, () => {
    apply({ ...emptyFilter, order: current().order });
    search.focus();
  });
  const fold = element('details', {}, element('summary', {}, say('filters')), ...facets.map(({ root }) => root), clear);
  fold.open = !matchMedia(narrowScreen).matches;
  const root = element(
    'aside',
    { 'aria-label': say('filters') },
    element('div', { class: 'field' }, element('label', { for: 'search' }, say('search')), search),
    element('div', { class: 'field' }, element('label', { for: 'order' }, say('order')), order),
    fold,
  );
  return {
    root,
    update(selection: Selection, filter: Filter): void {
      if (search.value !== filter.query) search.value = filter.query;
      order.value = filter.order;
      clear.hidden = fragmentOf({ ...filter, order: emptyFilter.order }) === '';
      for (const facet of facets) facet.update(selection, filter);
    },
  };
}

function resultsView(model: Model, list: ListView, say: Say) {
  const heading = element('h2', { id: 'findings', tabindex: '-1' }, say('findings'));
  const status = element('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
  const nothing = say(model.all.count === 0 ? 'clean' : 'nothing');
  const root = element('section', { class: 'results', 'aria-labelledby': 'findings' }, heading, status, list.root);
  return {
    root,
    heading,
    show({ articles, count }: Selection): void {
      const shown = {
        findings: say('countFindings', { count }),
        articles: say('countArticles', { count: articles.length }),
      };
      status.textContent = count === 0 ? nothing : say('shown', shown);
      list.show(articles);
    },
  };
}

/** Draws all findings that the filter selects, with their fixes: paper cannot be unfolded. Returns what folds them. */
function unfold(list: ListView): () => void {
  list.showAll();
  document.querySelector<HTMLButtonElement>('.causes .more')?.click();
  const folded = [...document.querySelectorAll('details')].filter(({ open }) => !open);
  for (const each of folded) each.open = true;
  return () => {
    for (const each of folded) each.open = false;
  };
}
