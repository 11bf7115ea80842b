import { emptyFilter, type FacetId, type Filter, facetIds } from './model.ts';

/** Returns the fragment of an address that stands for a filter; empty for none. */
export function fragmentOf({ query, order, values }: Filter): string {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  if (order !== emptyFilter.order) params.set('order', order);
  for (const id of facetIds) for (const value of values[id] ?? []) params.append(id, value);
  return params.toString();
}

/** Parses a fragment; what it does not know is left out. */
export function filterOf(fragment: string): Filter {
  const params = new URLSearchParams(fragment.replace(/^#/u, ''));
  const values: Partial<Record<FacetId, ReadonlySet<string>>> = {};
  for (const id of facetIds) if (params.has(id)) values[id] = new Set(params.getAll(id));
  return { query: params.get('q') ?? '', order: params.get('order') === 'path' ? 'path' : 'worst', values };
}

/** Returns a filter with other values of one facet. */
export function withValues(filter: Filter, id: FacetId, values: ReadonlySet<string>): Filter {
  return { ...filter, values: { ...filter.values, [id]: values } };
}
