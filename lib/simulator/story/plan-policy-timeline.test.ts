import { describe, expect, it } from 'vitest';
import type { Change } from '@/lib/domain/event';
import { AWS, ENVIRONMENTS, GCP, ONPREM } from '../estate/environments';
import { SERVICES } from '../estate/services';
import { POLICIES } from '../policies';
import { pciEgress } from '../policies/pci-egress';
import { Random } from '../random';
import { editFiles } from './edit-files';
import { planPolicyTimeline, type Publication } from './plan-policy-timeline';
import { drawRevision, findActivation } from './policy-timeline';
import type { StoryFrame } from './story';

const MINUTE = 60_000;
const anchor = Date.parse('2026-11-20T14:30:00Z');
const frame: StoryFrame = {
  seed: 1,
  anchor,
  historyStart: anchor - 30 * 1_440 * MINUTE,
  horizon: anchor + 60 * MINUTE,
};
const environments = ENVIRONMENTS.map(({ slug }) => slug);
const bad = (at: number): Publication => ({
  policy: pciEgress.path,
  at,
  edit: pciEgress.regressions[0]!,
  rolledBackAfterMinutes: 20,
});
const plan = (publications: Publication[]) =>
  planPolicyTimeline(pciEgress, environments, publications, frame);
const changesOf = (publications: Publication[]) =>
  plan(publications).changes.map(({ at, event }) => ({ at, ...(event as Change) }));

describe('a bad revision', () => {
  const start = anchor - 45 * MINUTE;
  const changes = changesOf([bad(start)]).filter((change) => change.at >= start);

  it('is published, activated in one environment after another, rolled back, and replaced', () => {
    expect(changes.map(({ type, environment }) => [type, environment])).toEqual([
      ['policy-published', undefined],
      ['policy-activated', AWS],
      ['policy-activated', GCP],
      ['policy-activated', ONPREM],
      ['policy-rolled-back', undefined],
      ['policy-activated', AWS],
      ['policy-activated', GCP],
      ['policy-activated', ONPREM],
      ['policy-published', undefined],
      ['policy-activated', AWS],
      ['policy-activated', GCP],
      ['policy-activated', ONPREM],
    ]);
  });

  it('is rolled back after the stated minutes', () => {
    expect((changes[4]!.at - changes[0]!.at) / MINUTE).toBeCloseTo(20, 3);
  });

  it('names itself until it is rolled back, and the revision before it afterwards', () => {
    const revisions = changes.map((change) => change.revision);
    expect(new Set(revisions.slice(0, 5)).size).toBe(1);
    expect(new Set(revisions.slice(5, 8)).size).toBe(1);
    expect(revisions[5]).not.toBe(revisions[0]);
    expect(revisions[5]).toMatch(/^v11-[0-9a-f]{7}$/);
    expect(revisions[0]).toMatch(/^v12-[0-9a-f]{7}$/);
  });

  it('lies between two revisions of the very same text: the one before it, and the one that reverts it', () => {
    const published = changesOf([bad(start)]).filter(({ type }) => type === 'policy-published');
    const [before, broken, revert] = published;
    expect(published).toHaveLength(3);
    expect(revert!.files).toEqual(before!.files);
    expect(broken!.files).not.toEqual(before!.files);
    expect(revert!.message).toBe(`Revert "${broken!.message}"`);
    expect(new Set(published.map(({ revision }) => revision)).size).toBe(3);
    expect(changes.slice(9).map(({ revision }) => revision)).toEqual(Array(3).fill(revert!.revision));
  });

  it('is reverted more than an hour after it was rolled back, so that the next one starts from what was right', () => {
    expect((changes[8]!.at - changes[7]!.at) / MINUTE).toBeCloseTo(100, 0);
    const later = changesOf([bad(start), { ...bad(start + 200 * MINUTE), edit: pciEgress.regressions[1]! }]);
    const texts = later.filter(({ type }) => type === 'policy-published').map(({ files }) => files);
    expect(texts[3]).toEqual(editFiles(texts[0]!, pciEgress.regressions[1]!));
  });

  it('carries author, commit, message, address and texts when it is published', () => {
    const published = changes[0]!;
    expect(published.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(published.url).toContain(published.commit);
    expect(published.author).toMatch(/@acme\.example$/);
    expect(published.message).not.toBe('');
    expect(published.files!['payments/pci_egress/policy.cedar']).toContain('context.path == "/v1/cards/*"');
  });

  it('decides between its activation and the next in each environment', () => {
    const { timeline } = plan([bad(start)]);
    const random = new Random(1);
    for (const [index, environment] of environments.entries()) {
      const activatedAt = changes[1 + index]!.at;
      const restoredAt = changes[5 + index]!.at;
      const numberAt = (at: number) => drawRevision(timeline, environment, at, random).number;
      expect(numberAt(activatedAt - 1)).toBe(11);
      expect(numberAt(activatedAt)).toBe(12);
      expect(numberAt(restoredAt - 1)).toBe(12);
      expect(numberAt(restoredAt)).toBe(11);
      expect(findActivation(timeline, environment, restoredAt - 1)!.revision.number).toBe(12);
    }
  });
});

describe('the rollouts of a policy', () => {
  it('come one at a time: what falls into a rollout waits for its end', () => {
    const start = anchor - 300 * MINUTE;
    const changes = changesOf([bad(start), bad(start + 5 * MINUTE)]);
    const order = changes.filter((change) => change.at >= start).map((change) => change.type);
    const one = [
      'policy-published',
      ...Array<string>(3).fill('policy-activated'),
      'policy-rolled-back',
      ...Array<string>(3).fill('policy-activated'),
      'policy-published',
      ...Array<string>(3).fill('policy-activated'),
    ];
    expect(order).toEqual([...one, ...one]);
  });

  it('are the same when later ones become known', () => {
    const early = [bad(anchor - 900 * MINUTE), bad(anchor - 600 * MINUTE)];
    const few = changesOf(early);
    const more = changesOf([...early, bad(anchor - 100 * MINUTE)]);
    expect(more.slice(0, few.length)).toEqual(few);
    expect(more.length).toBeGreaterThan(few.length);
  });
});

describe('the canary of a revision', () => {
  const at = anchor - 200 * MINUTE;
  const canary: Publication = { ...bad(at), rolledBackAfterMinutes: undefined, canaryShare: 0.1 };

  it('decides its share of the traffic, then all of it', () => {
    const { timeline, changes } = plan([canary]);
    const [first, whole] = changes
      .map((change) => ({ at: change.at, ...(change.event as Change) }))
      .filter((change) => change.type === 'policy-activated' && change.environment === AWS && change.at > at);
    expect(first!.canaryShare).toBe(0.1);
    expect(whole!.canaryShare).toBeUndefined();
    const random = new Random(5);
    const shareAt = (time: number) => {
      const numbers = Array.from({ length: 4_000 }, () => drawRevision(timeline, AWS, time, random).number);
      return numbers.filter((number) => number === 12).length / numbers.length;
    };
    expect(shareAt(first!.at)).toBeCloseTo(0.1, 1);
    expect(shareAt(whole!.at)).toBe(1);
  });
});

describe('the texts of every policy', () => {
  it.each(POLICIES.map((policy) => [policy.path, policy] as const))(
    '%s: every edit fits the text before it and changes it',
    (_, policy) => {
      let files = policy.initial.files;
      for (const edit of policy.edits) {
        const edited = editFiles(files, edit);
        expect(edited).not.toEqual(files);
        for (const regression of policy.regressions)
          expect(editFiles(edited, regression)).not.toEqual(edited);
        if (edit.rolledBackAfterMinutes === undefined) files = edited;
      }
      expect(policy.edits.length).toBeGreaterThanOrEqual(2);
    },
  );

  const ofOpa = POLICIES.filter(({ reportedAs }) => reportedAs !== 'cedar');
  it.each(ofOpa.map((policy) => [policy.path, policy] as const))(
    '%s is Rego of 20 to 80 lines in the package of its path',
    (path, policy) => {
      const [file, text] = Object.entries(policy.initial.files)[0]!;
      const name = path.split('/').slice(0, -1).join('.');
      expect(file).toMatch(/\.rego$/);
      expect(text).toContain(`package ${name}\n`);
      expect(text).toContain('import rego.v1\n');
      expect(text).toMatch(new RegExp(`^(default )?${path.split('/').at(-1)} :=`, 'm'));
      expect(text.split('\n').length).toBeGreaterThanOrEqual(20);
      expect(text.split('\n').length).toBeLessThanOrEqual(80);
    },
  );

  it.each(POLICIES.map((policy) => [policy.path, policy] as const))(
    '%s answers to a request as its log has it as it did to the caller',
    (path, policy) => {
      const random = new Random(11);
      const service = SERVICES.find(({ policies }) => policies.includes(path))!;
      const traits = new Set(policy.edits.flatMap(({ adds }) => adds ?? []));
      for (let count = 0; count < 300; count++) {
        const request = policy.draw(random, { service, environment: service.environments[0]! });
        const logged: unknown = JSON.parse(JSON.stringify(request.input));
        expect(policy.decide(logged, traits)).toEqual(request.decide(traits));
      }
    },
  );

  it('an edit that does not fit is refused', () => {
    const edit = { message: 'x', author: 'y', replace: [{ file: 'a.rego', from: 'b', to: 'c' }] };
    expect(() => editFiles({ 'a.rego': 'bb' }, edit)).toThrow('must occur once');
    expect(() => editFiles({ 'a.rego': 'a' }, edit)).toThrow('must occur once');
    expect(() => editFiles({}, edit)).toThrow('must occur once');
  });

  it('an edit may replace a text wherever it occurs, if it does', () => {
    const replace = [{ file: 'a.cedar', from: 'b', to: 'c', isEverywhere: true }];
    const edit = { message: 'x', author: 'y', replace };
    expect(editFiles({ 'a.cedar': 'abba' }, edit)).toEqual({ 'a.cedar': 'acca' });
    expect(() => editFiles({ 'a.cedar': 'a' }, edit)).toThrow('must occur');
  });
});
