import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { addException } from '@/lib/commands/policies/add-exception';
import { endException } from '@/lib/commands/policies/end-exception';
import { publishTexts } from '@/lib/commands/policies/publish-texts';
import { ROLE_PERMISSIONS, type Actor } from '@/lib/domain/roles';
import type { ExceptionInput } from '@/lib/domain/policy-exception';
import { sendOwnEvents } from '@/lib/ingest/send-own-events';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { listExceptions } from './list-exceptions';

useTestDatabase();

const NOW = new Date();
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();
const occasion = (minutes = 0) => ownOccasion(new Date(NOW.getTime() + minutes * 60_000));
const POLICY = 'require-labels';
const list = (policy = POLICY, actor: Actor = SYSTEM_ACTOR) =>
  listExceptions(actor, policy, { from: at(-60), to: at(0) }, NOW).then(({ items }) => items);
const hiddenOf = async (name: string) => {
  const found = (await list()).find((one) => one.name === name)!;
  return [found.hidden, found.hiddenMissing];
};
const add = (input: Partial<ExceptionInput>, minutes = -50, policy = POLICY) =>
  addException(
    SYSTEM_ACTOR,
    policy,
    { reason: 'Until June', owner: 'team-shop', expiresAt: at(10 * 1_440), ...input },
    occasion(minutes),
  );

const decision = (minutes: number, fields: object) => ({
  kind: 'decision' as const,
  id: randomUUID(),
  occurredAt: at(minutes),
  policy: POLICY,
  outcome: 'would-deny' as const,
  ...fields,
});

beforeAll(async () => {
  await publishTexts(
    SYSTEM_ACTOR,
    {
      policy: POLICY,
      revision: 'v1',
      files: {
        'policy.yaml': 'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: require-labels}\n',
        'exception.yaml':
          'apiVersion: kyverno.io/v2\nkind: PolicyException\nmetadata: {name: e-text, namespace: shop, labels: {cleanup.kyverno.io/ttl: 4h}}\nspec:\n  exceptions: [{policyName: require-labels, ruleNames: [check-team]}]\n',
      },
    },
    false,
    occasion(),
  );
});

describe('before any record tells of exceptions', () => {
  it('what they hid is not reported, never 0', async () => {
    await add({ name: 'e-1', rule: 'check-team' });
    await sendOwnEvents(
      SYSTEM_ACTOR,
      [decision(-5, { outcome: 'allow' }), decision(-5, { outcome: 'deny' })],
      NOW,
    );
    expect(await hiddenOf('e-1')).toEqual([null, 'not-reported']);
    expect(await hiddenOf('shop/e-text')).toEqual([null, 'not-reported']);
  });

  it('nor of one that only its name tells, where records name none', async () => {
    await sendOwnEvents(SYSTEM_ACTOR, [decision(-15, { rule: 'other' })], NOW);
    expect(await hiddenOf('e-1')).toEqual([0, null]);
    expect(await hiddenOf('shop/e-text')).toEqual([null, 'not-reported']);
  });
});

describe('an exception', () => {
  beforeAll(async () => {
    await add({
      name: 'e-rule',
      rule: 'check-cost',
      service: 'cart',
      environment: 'production',
      principal: 'ann',
    });
    await add({ name: 'e-late', from: at(-10) });
    await add({ name: 'e-planned', from: at(60), expiresAt: at(120) });
    const scope = { rule: 'check-cost', service: 'cart', environment: 'production', principal: 'ann' };
    await sendOwnEvents(
      SYSTEM_ACTOR,
      [
        // In the scope of e-rule; one stands for four.
        decision(-20, scope),
        decision(-20, { ...scope, sampleRate: 0.25 }),
        // Out of it, by one thing each, by time, and by outcome.
        decision(-20, { ...scope, service: 'till' }),
        decision(-20, { ...scope, environment: 'staging' }),
        decision(-20, { ...scope, principal: 'bob' }),
        decision(-55, scope),
        decision(-20, { ...scope, outcome: 'deny' }),
        decision(-20, { ...scope, policy: 'another' }),
        // Records that name exceptions: skipped by two, and one denied all the same.
        decision(-5, {
          outcome: 'unevaluated',
          rule: 'check-team',
          labels: { exceptions: 'shop/e-text, e-1' },
        }),
        decision(-5, { outcome: 'unevaluated', rule: 'check-team', labels: { exceptions: 'e-text' } }),
        decision(-5, { outcome: 'unevaluated', rule: 'check-team', labels: { exceptions: 'other/e-text' } }),
        decision(-5, { outcome: 'deny', rule: 'check-team', labels: { exceptions: 'e-1' } }),
      ],
      NOW,
    );
  });

  it('hid what would have been denied in its scope while it was in force', async () => {
    expect(await hiddenOf('e-rule')).toEqual([5, null]);
    expect(await hiddenOf('e-late')).toEqual([0, null]);
    expect(await hiddenOf('e-planned')).toEqual([null, 'not-in-window']);
  });

  it('hid what names it and was not denied', async () => {
    expect(await hiddenOf('e-1')).toEqual([1, null]);
  });

  it('of a text hid only what names it, by its name or with its namespace', async () => {
    expect(await hiddenOf('shop/e-text')).toEqual([2, null]);
    expect((await list()).find(({ name }) => name === 'shop/e-text')).toMatchObject({
      id: null,
      rules: ['check-team'],
      text: { policy: POLICY, revision: 'v1' },
      expiresAt: null,
      timeToLive: '4h',
      state: 'in-force',
    });
  });

  it('may lie apart from its policy, and is gone when the text that has it is', async () => {
    const text = (name: string) =>
      `apiVersion: kyverno.io/v2\nkind: PolicyException\nmetadata: {name: ${name}}\nspec:\n  exceptions: [{policyName: require-labels}]\n`;
    const publish = (revision: string, name: string, minutes: number) =>
      publishTexts(
        SYSTEM_ACTOR,
        { policy: 'exceptions/shop', revision, files: { 'shop.yaml': text(name) } },
        false,
        occasion(minutes),
      );
    const namesOf = async () => (await list()).map(({ name }) => name);
    await publish('x1', 'e-apart', -3);
    expect((await list()).find(({ name }) => name === 'e-apart')).toMatchObject({
      rules: [],
      text: { policy: 'exceptions/shop', revision: 'x1' },
    });
    await publish('x2', 'e-other', -2);
    expect(await namesOf()).toContain('e-other');
    expect(await namesOf()).not.toContain('e-apart');
  });

  it('expires soon within seven days, and is over when it is ended', async () => {
    const { id } = await add({ name: 'e-soon', expiresAt: at(7 * 1_440) });
    const stateOf = async () => (await list()).find(({ name }) => name === 'e-soon');
    expect((await list())[0]).toMatchObject({
      name: 'e-soon',
      state: 'expires-soon',
      createdBy: SYSTEM_ACTOR.name,
    });
    await endException(SYSTEM_ACTOR, POLICY, id, occasion());
    expect(await stateOf()).toMatchObject({ state: 'ended', endedBy: SYSTEM_ACTOR.name });
    await expect(endException(SYSTEM_ACTOR, POLICY, id, occasion())).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(endException(SYSTEM_ACTOR, 'another', id, occasion())).rejects.toMatchObject({
      code: 'not-found',
    });
    const { rows } = await getPool().query(
      `SELECT action FROM audit_entry WHERE targets->0->>'id' = $1 ORDER BY occurred_at`,
      [id],
    );
    expect(rows).toEqual([{ action: 'policy-exception.added' }, { action: 'policy-exception.ended' }]);
  });

  it.each([
    ['that is over already', { expiresAt: at(-60) }],
    ['that ends before it begins', { from: at(30), expiresAt: at(20) }],
  ])('%s is refused', async (_, input) => {
    await expect(add(input, 0)).rejects.toMatchObject({
      code: 'invalid-input',
      details: { path: 'expiresAt' },
    });
  });

  it('is for administrators to add, and a program confined to a zone adds none for others', async () => {
    const actor = (permissions: Actor['permissions'], zones: string[] | null): Actor => ({
      ...SYSTEM_ACTOR,
      permissions,
      zones,
    });
    const input = { reason: 'x', owner: 'y', expiresAt: at(60) };
    const reviewer = actor(new Set(ROLE_PERMISSIONS.reviewer), null);
    await expect(addException(reviewer, POLICY, input, occasion())).rejects.toMatchObject({
      code: 'forbidden',
    });
    const confined = actor(SYSTEM_ACTOR.permissions, ['edge']);
    await expect(addException(confined, POLICY, input, occasion())).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(addException(confined, POLICY, { ...input, zone: 'pci' }, occasion())).rejects.toMatchObject(
      {
        code: 'forbidden',
      },
    );
    await addException(confined, POLICY, { ...input, name: 'e-edge', zone: 'edge' }, occasion());
    const names = (await list(POLICY, actor(SYSTEM_ACTOR.permissions, ['pci']))).map(({ name }) => name);
    expect(names).toContain('e-1');
    expect(names).not.toContain('e-edge');
  });
});
