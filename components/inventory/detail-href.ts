import { keepScope } from '@/components/time-range/keep-scope';

type Search = Parameters<typeof keepScope>[1];

/** The address of the page of one zone or service with the time range; filters of lists stay behind. */
export function detailHref(list: '/zones' | '/services', key: string, current: Search): string {
  const range: Search = { get: (name) => (name === 'from' || name === 'to' ? current.get(name) : null) };
  return keepScope(`${list}/${encodeURIComponent(key)}`, range);
}
