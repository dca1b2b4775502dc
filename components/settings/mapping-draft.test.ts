import { describe, expect, it } from 'vitest';
import { draftOf, moveDraft, readDraft, readDrafts } from './mapping-draft';

const RULE = { policy: 'http/*', resultPath: 'response.allowed', allowValues: [true, 'yes', 0, null] };

describe('a draft of a mapping', () => {
  it('stands for the rule it was made of', () => {
    const draft = draftOf(RULE, 1);
    expect(draft.values).toBe('true, "yes", 0, null');
    expect(readDraft(draft)).toEqual({ rule: RULE });
  });

  it('says what is wrong with it', () => {
    expect(readDraft({ key: 1, policy: ' ', resultPath: '', values: 'yes' })).toEqual({
      errors: { policy: expect.any(String), values: expect.stringContaining('JSON') },
    });
    expect(readDraft({ key: 1, policy: '*', resultPath: '', values: '' })).toEqual({
      errors: { values: expect.stringContaining('at least one') },
    });
  });

  it('among others keeps its place, and all of them must be right', () => {
    const good = draftOf(RULE, 1);
    expect(readDrafts([good, { ...good, key: 2, policy: '*' }])).toEqual([RULE, { ...RULE, policy: '*' }]);
    expect(readDrafts([good, { ...good, values: '}' }])).toBeNull();
    expect(readDrafts([])).toEqual([]);
  });

  it('moves by one place and never out of the list', () => {
    const drafts = ['a', 'b', 'c'].map((policy, key) => ({ ...draftOf(RULE, key), policy }));
    const order = (index: number, by: -1 | 1) =>
      moveDraft(drafts, index, by)
        .map(({ policy }) => policy)
        .join('');
    expect(order(1, -1)).toBe('bac');
    expect(order(1, 1)).toBe('acb');
    expect(order(0, -1)).toBe('abc');
    expect(order(2, 1)).toBe('abc');
  });
});
