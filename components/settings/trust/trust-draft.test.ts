import { describe, expect, it } from 'vitest';
import type { TrustRule } from '@/lib/domain/trust-rules/trust-rule';
import { draftOf, moveItem, readDraft, readDrafts } from './trust-draft';

const RULES: TrustRule[] = [
  { match: { on: 'label', name: 'trust.zone', value: 'pay*' }, zone: 'payments' },
  { match: { on: 'spiffe-path', value: '/ns/*' }, zone: 'edge' },
];

describe('a draft of a trust rule', () => {
  it('of a stored rule stands for that rule', () => {
    expect(readDrafts(RULES.map(draftOf))).toEqual(RULES);
  });

  it('says what is missing', () => {
    const empty = { key: 0, on: 'label' as const, name: ' ', value: '', zone: '' };
    const read = readDraft(empty);
    expect('errors' in read && Object.keys(read.errors)).toEqual(['name', 'value', 'zone']);
    expect(readDrafts([empty])).toBeNull();
  });

  it('moves by one place, and not beyond the ends', () => {
    expect(moveItem(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moveItem(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});
