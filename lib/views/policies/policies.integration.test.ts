import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '../testing/test-actor';
import { decision, NOW, POLICY, writeRegression } from '../testing/regression-story';
import { writeEvents } from '../testing/write-events';
import { getPolicy } from './get-policy';
import { getPolicyDiff } from './get-policy-diff';
import { getPolicyPatch } from './get-policy-patch';

useTestDatabase();

const viewer = actorOf('viewer');
const window = { from: '2026-11-21T08:00:00Z', to: '2026-11-21T12:00:00Z' };

beforeAll(async () => {
  await writeRegression();
  await writeEvents(
    [
      decision('mesh-1', '11:00:00', 'allow', { policy: 'mesh', zone: 'iot', revision: undefined }),
      {
        kind: 'change',
        id: 'never-decided',
        type: 'policy-published',
        occurredAt: '2026-11-21T09:00:00Z',
        policy: 'batch',
        revision: 'r1',
      },
    ],
    NOW,
  );
});

describe('a policy', () => {
  test('has its revisions, latest first, each with the one before', async () => {
    const { revisions, decisions, denials, bundle } = await getPolicy(viewer, POLICY, window, NOW);
    expect({ decisions, denials, bundle }).toEqual({ decisions: 8, denials: 5, bundle: 'pci/egress' });
    expect(revisions).toMatchObject([
      {
        revision: 'v2',
        publishedAt: '2026-11-21T10:00:00.000000Z',
        author: 'ada',
        files: ['egress.rego'],
        previousRevision: 'v1',
      },
      { revision: 'v1', previousRevision: null },
    ]);
  });

  test('has its activations and rollbacks by environment, reports of engines folded in', async () => {
    const { activations } = await getPolicy(viewer, POLICY, window, NOW);
    expect(
      activations.map(({ type, environment, replaces, activates, reports }) => [
        type,
        environment,
        replaces,
        activates,
        reports,
      ]),
    ).toEqual([
      ['policy-activated', 'gcp', 'v2', 'v1', 1],
      ['policy-activated', 'aws', 'v2', 'v1', 1],
      ['policy-rolled-back', null, 'v2', 'v1', 1],
      ['policy-activated', 'gcp', 'v1', 'v2', 1],
      ['policy-activated', 'aws', 'v1', 'v2', 3],
      ['policy-activated', 'gcp', null, 'v1', 1],
      ['policy-activated', 'aws', null, 'v1', 3],
    ]);
  });

  test('of a bundle counts what the policies it carries decided', async () => {
    const bundle = await getPolicy(viewer, 'pci/egress', window, NOW);
    expect(bundle).toMatchObject({
      carries: [{ name: POLICY, decisions: 8, denials: 5 }],
      decisions: 8,
      denials: 5,
    });
    expect(bundle.revisions.map(({ revision, files }) => [revision, files])).toEqual([
      ['v2', ['egress.rego']],
      ['v1', ['egress.rego']],
    ]);
  });

  test('that nobody named is not found, nor is one of zones that the reader may not see', async () => {
    await expect(getPolicy(viewer, 'nothing', window, NOW)).rejects.toMatchObject({ code: 'not-found' });
    const elsewhere = actorOf('viewer', ['iot']);
    await expect(getPolicy(elsewhere, POLICY, window, NOW)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getPolicyDiff(elsewhere, POLICY, {}, NOW)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the diff of two revisions', () => {
  test('compares the latest with the one before when nothing else is asked for', async () => {
    const diff = await getPolicyDiff(viewer, POLICY, {}, NOW);
    expect(diff).toMatchObject({ from: { revision: 'v1' }, to: { revision: 'v2' }, added: 1, removed: 1 });
    expect(diff.files).toMatchObject([{ path: 'egress.rego', change: 'changed' }]);
    expect(diff.files[0]!.lines.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', from: 5, to: null, text: 'allow if input.port in {443, 8443}' },
      { kind: 'added', from: null, to: 5, text: 'allow if input.port == 443' },
    ]);
  });

  test('says in words what changed, and by what it was compared', async () => {
    const { words, revertsTo } = await getPolicyDiff(viewer, POLICY, {}, NOW);
    expect(words).toMatchObject({
      verdict: 'Compared as text: 1 rule changed.',
      effect: 'unknown',
      statements: [{ what: 'rule', name: 'allow', place: { file: 'egress.rego', side: 'to', line: 5 } }],
      more: 0,
      files: [{ path: 'egress.rego', comparison: 'text' }],
    });
    expect(revertsTo).toBeNull();
  });

  test('tells a revert by its text, which an earlier revision has', async () => {
    const published = (id: string, minute: number, revision: string, action: string) => ({
      kind: 'change',
      id,
      type: 'policy-published',
      occurredAt: `2026-11-21T09:0${minute}:00Z`,
      policy: 'gateway',
      revision,
      files: { 'a.cedar': `permit (principal, action == Action::"${action}", resource);\n` },
    });
    await writeEvents(
      [
        published('gateway-1', 1, 'g1', 'read'),
        published('gateway-2', 2, 'g2', 'list'),
        published('gateway-3', 3, 'g3', 'read'),
      ],
      NOW,
    );
    expect(await getPolicyDiff(viewer, 'gateway', { to: 'g2' }, NOW)).toMatchObject({ revertsTo: null });
    expect(await getPolicyDiff(viewer, 'gateway', { to: 'g3' }, NOW)).toMatchObject({
      revertsTo: 'g1',
      words: { statements: [{ what: 'permit', effect: 'unknown' }] },
    });
  });

  test('says where and until when the later one was in force', async () => {
    const { activeIn } = await getPolicyDiff(viewer, POLICY, { to: 'v2' }, NOW);
    expect(activeIn).toEqual([
      {
        environment: 'gcp',
        since: '2026-11-21T10:05:00.000000Z',
        until: '2026-11-21T10:22:00.000000Z',
        canaryShare: null,
      },
      {
        environment: 'aws',
        since: '2026-11-21T10:02:00.000000Z',
        until: '2026-11-21T10:22:00.000000Z',
        canaryShare: null,
      },
    ]);
  });

  test('measures its effect over equal windows up to the rollback, by service', async () => {
    const { effect } = await getPolicyDiff(viewer, POLICY, { to: 'v2' }, NOW);
    expect(effect).toMatchObject({
      activatedAt: '2026-11-21T10:02:00.000000Z',
      minutes: 20,
      environments: [
        { environment: 'aws', activatedAt: '2026-11-21T10:02:00.000000Z', minutes: 20, canaryShare: null },
        { environment: 'gcp', activatedAt: '2026-11-21T10:05:00.000000Z', minutes: 17, canaryShare: null },
      ],
      before: { decisions: 1, denials: 0 },
      after: { decisions: 6, denials: 5 },
      // One decision before is too few to say anything.
      denials: { difference: null, low: null, high: null },
      services: [
        {
          service: 'payments-api',
          before: { decisions: 1, denials: 0 },
          after: { decisions: 5, denials: 4 },
          isDifferent: null,
        },
        {
          service: 'refunds',
          before: { decisions: 0, denials: 0 },
          after: { decisions: 1, denials: 1 },
          isDifferent: null,
        },
      ],
      servicesTouched: 2,
      tests: { made: 0, tooFew: 2 },
      latency: null,
      newGroups: {
        total: 3,
        items: [
          { service: 'payments-api', rule: 'egress-3', denials: 3, firstSeen: '2026-11-21T10:10:00.000000Z' },
          { service: 'payments-api', rule: 'egress-4', denials: 1 },
          { service: 'refunds', rule: 'egress-3', denials: 1 },
        ],
      },
    });
  });

  test('goes backwards too, and the first revision is compared with nothing', async () => {
    expect(await getPolicyDiff(viewer, POLICY, { from: 'v2', to: 'v1' }, NOW)).toMatchObject({
      from: { revision: 'v2' },
      to: { revision: 'v1' },
    });
    const first = await getPolicyDiff(viewer, POLICY, { to: 'v1' }, NOW);
    expect(first).toMatchObject({ from: null, added: 5, removed: 0, files: [{ change: 'added' }] });
  });

  test('of a bundle shows the texts of the policies it carries', async () => {
    expect(await getPolicyDiff(viewer, 'pci/egress', {}, NOW)).toMatchObject({ added: 1, removed: 1 });
  });

  test('without a text has no files, and says which text is missing', async () => {
    expect(await getPolicyDiff(viewer, 'batch', {}, NOW)).toMatchObject({
      from: null,
      to: { revision: 'r1', isTextKnown: false },
      files: [],
      effect: null,
    });
  });

  test('needs revisions that exist', async () => {
    await expect(getPolicyDiff(viewer, POLICY, { to: 'v9' }, NOW)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(getPolicyDiff(viewer, 'mesh', {}, NOW)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the diff of two revisions as a patch', () => {
  test('is a unified diff of the files, named after the policy and the revisions', async () => {
    const { name, patch } = await getPolicyPatch(viewer, POLICY, {});
    expect(name).toBe('pci-egress-allow_v1_v2.patch');
    expect(patch.split('\n')).toEqual([
      '--- a/egress.rego',
      '+++ b/egress.rego',
      '@@ -2,4 +2,4 @@',
      ' ',
      ' default allow := false',
      ' ',
      '-allow if input.port in {443, 8443}',
      '+allow if input.port == 443',
      '',
    ]);
  });

  test('is not found without a text, and not for a reader of other zones', async () => {
    await expect(getPolicyPatch(viewer, 'batch', {})).rejects.toMatchObject({ code: 'not-found' });
    await expect(getPolicyPatch(actorOf('viewer', ['iot']), POLICY, {})).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
