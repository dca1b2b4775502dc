import type { Matched, Matcher } from '@/lib/domain/alerting/matcher';
import { matchesGlob } from '@/lib/domain/matches-glob';

/** Whether an alert meets every matcher. A value that it does not have is the empty text, as with Alertmanager. */
export const matchesAlert = (matchers: readonly Matcher[], alert: Matched): boolean =>
  matchers.every((matcher) => meets(matcher, alert));

function meets({ field, operator, value }: Matcher, alert: Matched): boolean {
  const actual = readField(field, alert) ?? '';
  switch (operator) {
    case '=':
      return actual === value;
    case '!=':
      return actual !== value;
    case '=~':
      return matchesGlob(value, actual);
    case '!~':
      return !matchesGlob(value, actual);
  }
}

const readField = (field: Matcher['field'], alert: Matched): string | null | undefined =>
  field.startsWith('label:')
    ? alert.labels[field.slice('label:'.length)]
    : alert[field as Exclude<keyof Matched, 'labels'>];
