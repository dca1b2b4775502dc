import { describe, expect, it } from 'vitest';
import { draftOf, readDrafts } from './rule-draft';

describe('drafts of rules', () => {
  it('come back as the rules that they were made of', () => {
    const rules = [
      { zone: 'payments', class: 'sign-in' as const, days: 90 },
      { zone: null, class: null, days: null },
    ];
    expect(readDrafts(rules.map(draftOf))).toEqual({ rules });
  });

  it('say what is wrong, each at its place', () => {
    const errorsOf = (drafts: Parameters<typeof readDrafts>[0]) => {
      const read = readDrafts(drafts);
      return 'errors' in read ? [...read.errors] : [];
    };
    expect(
      errorsOf([
        { key: 1, zone: '', class: '', days: '30' },
        { key: 2, zone: 'edge', class: 'policy', days: '1.5' },
        { key: 4, zone: 'edge', class: '', days: 'ten' },
      ]),
    ).toEqual([
      [1, 'whole days from 1 to 36,500, or empty'],
      [2, 'whole days from 1 to 36,500, or empty'],
    ]);
    expect(
      errorsOf([
        { key: 1, zone: '', class: '', days: '30' },
        { key: 2, zone: 'edge', class: '', days: '' },
        { key: 7, zone: '', class: '', days: '' },
      ]),
    ).toEqual([[2, 'another rule is about the same zone and class']]);
  });
});
