import { beforeAll, describe, expect, test } from 'vitest';
import { ownOccasion } from '@/lib/auth/occasion';
import { startReplay } from '@/lib/commands/replays/start-replay';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getReplayPatch } from '../replays/get-replay-patch';
import { actorOf } from '../testing/test-actor';
import { NOW, POLICY, V1, V2, writeRegression } from '../testing/regression-story';
import { getPolicyTexts } from './get-policy-texts';

useTestDatabase();

beforeAll(writeRegression);

describe('the texts of a policy', () => {
  const viewer = actorOf('viewer');

  test('are those in force by default: after a rollback those it returned to', async () => {
    expect(await getPolicyTexts(viewer, POLICY, {})).toEqual({
      policyId: POLICY,
      revision: 'v1',
      inForce: 'v1',
      files: { 'egress.rego': V1 },
    });
  });

  test('are those of any revision, and of none that is not there', async () => {
    expect(await getPolicyTexts(viewer, POLICY, { revision: 'v2' })).toMatchObject({
      revision: 'v2',
      files: { 'egress.rego': V2 },
    });
    await expect(getPolicyTexts(viewer, POLICY, { revision: 'v9' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe("a replay's candidate", () => {
  const reviewer = actorOf('reviewer');
  const start = async (files: Record<string, string>) => {
    const { id } = await startReplay(
      reviewer,
      { policy: POLICY, candidate: { engine: 'cedar', files } },
      ownOccasion(NOW),
    );
    return id;
  };

  test('is told as a diff against the revision in force', async () => {
    const { against, patch } = await getReplayPatch(reviewer, await start({ 'egress.rego': V2 }));
    expect(against).toBe('v1');
    expect(patch).toContain('-allow if input.port in {443, 8443}');
    expect(patch).toContain('+allow if input.port == 443');
  });

  test('has no difference where the text is the same, and is not shown to a role that may not replay', async () => {
    const id = await start({ 'egress.rego': V1 });
    expect(await getReplayPatch(reviewer, id)).toEqual({ against: 'v1', patch: '' });
    await expect(getReplayPatch(actorOf('viewer'), id)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
