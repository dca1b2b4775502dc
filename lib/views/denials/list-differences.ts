import type { DenialDetail, EventRow } from '@/lib/domain/read-models/events';

export type Difference = NonNullable<DenialDetail['nearestAllowed']>['differences'][number];

/** What two decisions are compared by. */
export type Comparable = {
  event: Pick<
    EventRow,
    | 'service'
    | 'zone'
    | 'environment'
    | 'resource'
    | 'targetService'
    | 'targetZone'
    | 'rule'
    | 'revision'
    | 'reason'
  >;
  input?: unknown;
  labels: Record<string, string>;
  masked: readonly string[];
};

const FIELDS = [
  'service',
  'zone',
  'environment',
  'resource',
  'targetService',
  'targetZone',
  'rule',
  'revision',
  'reason',
] as const;

const MAX_DIFFERENCES = 100;
const MAX_LEAVES = 5_000;
const MAX_TEXT = 1_000;

/**
 * The paths (JSON pointers) at which a denial and an allowed request differ, with both values; a path
 * that one lacks has no value there. What either source masked is left out. Values that differ between
 * any two requests, such as ids and times, come last. At most 100.
 */
export function listDifferences(denied: Comparable, allowed: Comparable): Difference[] {
  const isMasked = maskedBy([...denied.masked, ...allowed.masked]);
  const left = flatten(denied);
  const right = flatten(allowed);
  const differences = [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => !isMasked(path) && !isSame(left.get(path), right.get(path)))
    .map((path): Difference => ({
      path,
      denied: shorten(left.get(path)),
      allowed: shorten(right.get(path)),
    }));
  return [...differences.filter((each) => !isVolatile(each)), ...differences.filter(isVolatile)].slice(
    0,
    MAX_DIFFERENCES,
  );
}

/** The scalar values of a decision by their JSON pointers; empty lists and objects count as values. */
function flatten({ event, input, labels }: Comparable): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  for (const field of FIELDS) if (event[field] !== null) leaves.set(`/${field}`, event[field]);
  const visit = (value: unknown, path: string): void => {
    if (leaves.size >= MAX_LEAVES) return;
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    if (entries.length === 0) leaves.set(path, value);
    for (const [key, inner] of entries) visit(inner, `${path}/${escapePointer(key)}`);
  };
  if (input !== undefined) visit(input, '/input');
  if (Object.keys(labels).length > 0) visit(labels, '/labels');
  return leaves;
}

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Tells paths at, below or above one that was masked. Sources write pointers or dotted paths. */
function maskedBy(masked: readonly string[]): (path: string) => boolean {
  const pointers = masked.map((path) => (path.startsWith('/') ? path : `/${path.replaceAll('.', '/')}`));
  return (path) =>
    pointers.some(
      (pointer) => path === pointer || path.startsWith(`${pointer}/`) || pointer.startsWith(`${path}/`),
    );
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const shorten = (value: unknown): unknown =>
  typeof value === 'string' && value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;

const VOLATILE = [
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/,
  /^[0-9a-f]{16,}$/i,
  /^1[0-9]{9}(\d{3}){0,3}$/,
  /^[\d.]+:\d{4,5}$/,
];

/** Values that are new with every request: UUIDs, times, trace ids, ephemeral ports. */
const isVolatile = ({ denied, allowed }: Difference): boolean =>
  [denied, allowed].every(
    (value) => value === undefined || VOLATILE.some((pattern) => pattern.test(String(value))),
  );
