import type { Matcher } from '@/lib/domain/alerting/matcher';

const VERBS: Readonly<Record<Matcher['operator'], string>> = {
  '=': 'is',
  '!=': 'is not',
  '=~': 'is like',
  '!~': 'is not like',
};

/** Matchers as people read them: "zone is payments and label team is not pay"; "every alert" without any. */
export const describeMatchers = (matchers: readonly Matcher[]): string =>
  matchers.length === 0
    ? 'every alert'
    : matchers
        .map(({ field, operator, value }) => {
          const name = field.startsWith('label:') ? `label ${field.slice('label:'.length)}` : field;
          return value === ''
            ? `${name} ${operator === '=' || operator === '=~' ? 'is not set' : 'is set'}`
            : `${name} ${VERBS[operator]} ${value}`;
        })
        .join(' and ');
