import type { AccessGrantRow } from '@/lib/domain/read-models/access-grants';
import { describeUses, KIND_WORDS } from '../access-words';

type Grant = Pick<AccessGrantRow, 'kind' | 'state' | 'uses' | 'usesAfterEnd' | 'review'>;

/** What there is to know of a grant first: what it is now, what was done under it, and what somebody has to do. */
export function describeGrant({ kind, state, uses, usesAfterEnd, review }: Grant): string {
  const done = describeUses(uses);
  const under =
    done === null
      ? 'what was done under it is unknown'
      : uses === 0
        ? 'nothing was done under it'
        : `${done} ${uses === 1 ? 'tells' : 'tell'} what was done under it`;
  const late = usesAfterEnd ? `, ${countOf(usesAfterEnd)} of them after its end` : '';
  return `${stateOf(kind, state, review)}; ${under}${late}.`;
}

function stateOf(kind: Grant['kind'], state: Grant['state'], review: Grant['review']): string {
  if (kind === 'standing' && state === 'active') return 'This right is held without an end';
  const word = kind === 'standing' ? 'right' : KIND_WORDS[kind].toLowerCase();
  if (state === 'active') return `This ${word} is active`;
  if (state === 'overdue') return `This ${word} is past its expiry, and nobody confirmed that it is gone`;
  if (state === 'unreviewed') return `This ${word} has ended, and its review is late`;
  return `This ${word} has ${state === 'expired' ? 'expired' : 'ended'}${review ? ' and was reviewed' : ''}`;
}

const countOf = (uses: number): string => (uses > 100 ? 'more than 100' : String(uses));
