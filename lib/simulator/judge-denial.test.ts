import { describe, expect, it } from 'vitest';
import { prepareSimulation } from './simulation';
import { judgeDenial, listBadRevisions } from './judge-denial';
import { PCI_EGRESS } from './policies/paths';

const anchor = new Date('2026-11-20T14:30:00Z');
const { story } = prepareSimulation({
  seed: 1,
  anchor,
  from: new Date('2026-11-20T13:30:00Z'),
  to: anchor,
  rate: 1,
  scenario: 'policy-regression',
});
const bad = listBadRevisions(story);
const many = (policy: string, revision: string) =>
  Array.from({ length: 2_000 }, (_, index) =>
    judgeDenial({ id: `denial-${index}`, policy, revision }, bad, 'reviewer'),
  );
const shareOf = (said: ReturnType<typeof judgeDenial>[], judgement: string) =>
  said.filter((one) => one.judgement === judgement).length / said.length;

describe('people of the simulated estate', () => {
  it('know the revisions that were rolled back as bad ones', () => {
    const rolledBack = story.events.flatMap(({ event }) =>
      event.kind === 'change' && event.type === 'policy-rolled-back'
        ? [`${event.policy} ${event.revision}`]
        : [],
    );
    expect(rolledBack.length).toBeGreaterThan(0);
    expect([...bad].toSorted()).toEqual(rolledBack.toSorted());
  });

  it('call most denials by a bad revision wrong, and most others right', () => {
    const [name] = [...bad].filter((revision) => revision.startsWith(PCI_EGRESS));
    const said = many(PCI_EGRESS, name!.split(' ')[1]!);
    expect(shareOf(said, 'false-positive')).toBeGreaterThan(0.75);
    expect(said.filter(({ cause }) => cause === 'logic').length).toBeGreaterThan(1_400);
    expect(shareOf(many(PCI_EGRESS, 'v1'), 'true-block')).toBeGreaterThan(0.85);
  });

  it('say the same each time, mostly the same as each other, and give reasons only for what was wrong', () => {
    const denial = { id: 'one', policy: PCI_EGRESS, revision: 'v1' };
    expect(judgeDenial(denial, bad, 'ada')).toEqual(judgeDenial(denial, bad, 'ada'));
    const said = many(PCI_EGRESS, 'v1');
    expect(said.every(({ judgement, cause }) => (judgement === 'false-positive') === (cause !== null))).toBe(
      true,
    );
  });
});
