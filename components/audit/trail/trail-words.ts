import { formatCount, formatCounted } from '@/components/format/format-count';
import { NARROW_SPACE } from '@/components/format/space';
import { shortenId } from '@/components/format/shorten-id';
import { readTargetKey } from '@/lib/domain/audit-filter';
import { presentOutcome } from '@/components/status/outcome-presentation';
import type { AuditFacetName } from '@/lib/domain/read-models/audit';
import type { TrailField } from './use-trail-filter';

/** What a filter of the trail is called. */
export const FIELD_NAMES: Record<TrailField, string> = {
  actor: 'Actor',
  action: 'Action',
  target: 'Target',
  zone: 'Zone',
  source: 'Source',
  outcome: 'Outcome',
  q: 'Text',
};

/** The reference that stands in an entry of which nothing but the hash is left. */
export const ERASED_REF = 'erased';

/** A target as `type:id`, in words. */
export function describeTargetKey(key: string): string {
  const target = readTargetKey(key);
  return target ? `${target.type} ${target.id}` : key;
}

/** A value of a facet in words; `label` is who the pseudonym of an actor stands for. */
export function describeFacetValue(name: AuditFacetName, value: string, label: string | null): string {
  if (name === 'target') return describeTargetKey(value);
  if (name === 'outcome') return presentOutcome(value).word;
  if (name !== 'actor') return value;
  return label ?? (value === ERASED_REF ? 'Erased' : `Actor ${shortenId(value, 10)}`);
}

/** What the trail answers: how many entries there are. `range` is in words: "Last 7 days". */
export function describeTrail(
  { total, isTotalLeast }: { total: number; isTotalLeast: boolean },
  range: string,
  isFiltered: boolean,
): string {
  const when = range.startsWith('Last') ? `in the l${range.slice(1)}` : `in the window ${range}`;
  const match = isFiltered
    ? total === 1 && !isTotalLeast
      ? ' matches the filters'
      : ' match the filters'
    : '';
  if (total === 0) return `No entry${isFiltered ? ' matches the filters' : ''} ${when}.`;
  const entries = formatCounted(total, 'entry', 'entries');
  return `${isTotalLeast ? `More than ${entries}` : entries}${match} ${when}.`;
}

/** Of what the counts of the facets are. */
export function describeCounted({ counted, isAll }: { counted: number; isAll: boolean }): string {
  if (isAll)
    return `Counted over ${counted === 1 ? 'the 1 entry' : `all ${formatCount(counted)} entries`} that match.`;
  return `Counted over the newest ${formatCount(counted)} entries that match.`;
}

/** Below this, clocks and the way here explain it. */
const WORTH_TELLING_MS = 5 * 60_000;

/** How long after it happened an entry was recorded, where that is worth telling; null where it is not. */
export function describeDelay(occurredAt: string, recordedAt: string): string | null {
  const delay = Date.parse(recordedAt) - Date.parse(occurredAt);
  if (Math.abs(delay) < WORTH_TELLING_MS) return null;
  const amount = roughly(Math.abs(delay) / 1_000);
  return delay > 0 ? `recorded ${amount} later` : `dated ${amount} ahead`;
}

const UNITS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
] as const;

/** A length of minutes or more in its largest unit. */
function roughly(seconds: number): string {
  const [size, unit] = UNITS.find(([least]) => seconds >= least) ?? UNITS[2];
  return `${Math.floor(seconds / size)}${NARROW_SPACE}${unit}`;
}
