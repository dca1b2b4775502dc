import { timeExpressionSchema } from '@/lib/domain/time-range';

/** Parameters that mean the same on every page and travel along when a person moves between them. */
const SHARED = ['from', 'to', 'zone', 'environment', 'service'] as const;

/** Filters that only the pages about single events understand. */
const OF_EVENTS = ['policy', 'outcome', 'principal', 'source', 'targetZone', 'q'] as const;

const ABOUT_EVENTS = new Set(['/debug', '/denials']);
const WITHOUT_SCOPE = ['/settings', '/quarantine', '/sign-in'];

/** On the diff of a policy they name revisions, which mean nothing elsewhere. */
const RANGE = new Set<string>(['from', 'to']);
const isTime = (value: string): boolean => timeExpressionSchema.safeParse(value).success;

type Search = { get(name: string): string | null };

/**
 * The address of another page with the range and those filters of this address that mean something
 * there; nothing else of the address is taken along, and what the target itself names stays.
 */
export function keepScope(target: string, current: Search): string {
  const { pathname, searchParams, hash } = new URL(target, 'http://gatehouse.invalid');
  if (WITHOUT_SCOPE.some((path) => pathname === path || pathname.startsWith(`${path}/`))) return target;
  const names = ABOUT_EVENTS.has(pathname) ? [...SHARED, ...OF_EVENTS] : SHARED;
  const kept = new URLSearchParams(searchParams);
  for (const name of names) {
    const value = current.get(name);
    if (!value || kept.has(name)) continue;
    if (RANGE.has(name) && (pathname.endsWith('/diff') || !isTime(value))) continue;
    kept.set(name, value);
  }
  const query = kept.toString();
  return `${pathname}${query ? `?${query}` : ''}${hash}`;
}

/** An address with the given parameters; null and undefined ones are left out. */
export function hrefOf(path: string, params: Readonly<Record<string, string | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) search.set(name, value);
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}
