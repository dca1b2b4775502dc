import { NOTHING_KNOWN, type Matcher } from '@/lib/domain/alerting/matcher';
import { matchesAlert } from '../matching/matches-alert';

/** What roll-ups tell denials apart by; where something was not told it is the empty text. */
export type DenialGroup = { zone: string; service: string; environment: string; policy: string };

const TOLD = ['zone', 'service', 'environment', 'policy'] as const;

const isTold = (field: string): field is (typeof TOLD)[number] => (TOLD as readonly string[]).includes(field);

/** What matchers ask about that denials do not tell, each once; with none of these, denials can be counted. */
export const askedBeyondDenials = (matchers: readonly Matcher[]): string[] => [
  ...new Set(matchers.flatMap(({ field }) => (isTold(field) ? [] : [field]))),
];

/** What matchers ask for by one value each, so that no more of the roll-ups needs to be read than that. */
export function filterOfMatchers(matchers: readonly Matcher[]): Partial<DenialGroup> {
  const filter: Partial<DenialGroup> = {};
  for (const { field, operator, value } of matchers)
    if (operator === '=' && isTold(field)) filter[field] ??= value;
  return filter;
}

/** Whether a group of denials meets every matcher. Only where these ask for nothing that denials do not tell. */
export const matchesDenials = (matchers: readonly Matcher[], group: DenialGroup): boolean =>
  matchesAlert(matchers, { ...NOTHING_KNOWN, ...group });
