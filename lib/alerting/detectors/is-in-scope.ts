import type { AlertScope } from '@/lib/domain/alerting/alert-rule';

type Place = {
  zone?: string | null;
  service?: string | null;
  environment?: string | null;
  policy?: string | null;
};

const LISTS = [
  ['zones', 'zone'],
  ['services', 'service'],
  ['environments', 'environment'],
  ['policies', 'policy'],
] as const;

/** Whether a place lies where a rule looks. What a place does not say is in no list that is not empty. */
export const isInScope = (scope: AlertScope, place: Place): boolean =>
  LISTS.every(([list, part]) => {
    const value = place[part];
    return scope[list].length === 0 || (value !== null && value !== undefined && scope[list].includes(value));
  });
