import { describe, expect, it } from 'vitest';
import { SERVICES } from './estate/services';
import { prepareSimulation } from './simulation';
import { judgeDenial, listBadRevisions } from './judge-denial';
import { PCI_EGRESS } from './policies/paths';
import { pciEgress } from './policies/pci-egress';
import { isAllowed } from './policies/policy';
import { Random } from './random';

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
const random = new Random(3);
const service = SERVICES.find(({ name }) => name === 'checkout-api')!;
const requests = Array.from({ length: 2_000 }, () =>
  pciEgress.draw(random, { service, environment: service.environments[0]! }),
);
const many = (policy: string, revision: string) =>
  requests.map(({ input }, index) => {
    // As people see it: read from a log.
    const seen: unknown = JSON.parse(JSON.stringify(input));
    return judgeDenial({ id: `denial-${index}`, policy, revision, input: seen }, bad, 'reviewer');
  });
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
    expect([...bad.keys()].toSorted()).toEqual(rolledBack.toSorted());
  });

  it('call wrong what a bad revision denied and the meant one allows, and right what both deny', () => {
    const [name, { policy, intended }] = [...bad].find(([revision]) => revision.startsWith(PCI_EGRESS))!;
    const said = many(PCI_EGRESS, name.split(' ')[1]!);
    const wrong = said.filter((_, index) => isAllowed(policy.decide(requests[index]!.input, intended)));
    const right = said.filter((one) => !wrong.includes(one));
    expect(wrong.length).toBeGreaterThan(1_500);
    expect(right.length).toBeGreaterThan(10);
    expect(new Set(wrong.map(({ judgement }) => judgement))).toEqual(new Set(['false-positive', 'unsure']));
    expect(
      wrong.every(({ judgement, cause }) => (judgement === 'false-positive') === (cause === 'logic')),
    ).toBe(true);
    expect(shareOf(wrong, 'false-positive')).toBeGreaterThan(0.9);
    expect(shareOf(right, 'true-block')).toBeGreaterThan(0.9);
    expect(right.filter(({ judgement }) => judgement === 'false-positive')).toEqual([]);
  });

  it('call most denials by other revisions right', () => {
    expect(shareOf(many(PCI_EGRESS, 'v1'), 'true-block')).toBeGreaterThan(0.85);
  });

  it('are not sure about a denial by a bad revision whose request nobody can see', () => {
    const [name] = bad.keys();
    const [policy, revision] = name!.split(' ') as [string, string];
    expect(judgeDenial({ id: 'one', policy, revision }, bad, 'ada').judgement).toBe('unsure');
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
