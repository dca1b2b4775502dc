import { beforeAll, describe, expect, test } from 'vitest';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '../testing/test-actor';
import { decision, NOW, POLICY, writeRegression } from '../testing/regression-story';
import { writeEvents } from '../testing/write-events';
import { getDenial } from './get-denial';

useTestDatabase();

const onCall = actorOf('on-call');
const idOf = async (nativeId: string): Promise<string> => {
  const { rows } = await getPool().query<{ id: string }>('SELECT id FROM event WHERE native_id = $1', [
    nativeId,
  ]);
  return rows[0]!.id;
};
const read = async (nativeId: string, range = {}) => getDenial(onCall, await idOf(nativeId), range, NOW);

beforeAll(writeRegression);

describe('a denial of a bad revision', () => {
  test('says in a sentence who was denied what by which rule of which revision', async () => {
    const { sentence, event } = await read('denied-1');
    expect(sentence).toBe(
      `payments-api (zone pci) was denied GET /cards on vault by rule egress-3 of policy ${POLICY} v2.`,
    );
    expect(event).toMatchObject({
      nativeId: 'denied-1',
      outcome: 'deny',
      occurredAt: '2026-11-21T10:10:00.000000Z',
    });
  });

  test('leads to the activation of that revision in its environment, with the text that changed', async () => {
    const { change } = await read('denied-1');
    expect(change).toMatchObject({
      policyId: POLICY,
      fromRevision: 'v1',
      toRevision: 'v2',
      isOwnRevision: true,
      marker: {
        type: 'policy-activated',
        occurredAt: '2026-11-21T10:02:00.000000Z',
        environment: 'aws',
        revision: 'v2',
        previousRevision: 'v1',
      },
    });
    expect(change!.textDiff).toContain('-allow if input.port in {443, 8443}\n+allow if input.port == 443\n');
  });

  test('lists the other denials of the same service, policy and rule, and only these', async () => {
    const { similar } = await read('denied-1');
    expect(similar).toMatchObject({
      count: 2,
      firstSeen: '2026-11-21T10:11:00.000000Z',
      lastSeen: '2026-11-21T10:12:00.000000Z',
      window: { from: '2026-11-20T10:10:00.000Z', to: '2026-11-22T10:10:00.000Z' },
    });
    expect(similar!.items.map(({ id }) => id)).toEqual([await idOf('denied-3'), await idOf('denied-2')]);
  });

  test('bounds the similar denials by the window that was asked for', async () => {
    const { similar } = await read('denied-1', { to: '2026-11-21T10:11:30Z' });
    expect(similar!.items.map(({ id }) => id)).toEqual([await idOf('denied-2')]);
  });

  test('finds the allowed request of the same principal and action that is nearest, and what differs', async () => {
    const { nearestAllowed } = await read('denied-2');
    expect(nearestAllowed!.event.id).toBe(await idOf('allowed-near'));
    expect(nearestAllowed!.differences).toEqual([
      { path: '/rule', denied: 'egress-3', allowed: undefined },
      { path: '/revision', denied: 'v2', allowed: 'v1' },
      { path: '/input/port', denied: 8443, allowed: 443 },
    ]);
  });

  test('names what the source masked and keeps the original payload', async () => {
    const { masked, payload, input } = await read('denied-1');
    expect(masked).toEqual(['/input/user/name']);
    expect(input).toEqual({ port: 8443, user: { name: 'ada' } });
    expect(payload).toEqual(JSON.parse(JSON.stringify(decision('denied-1', '10:10:00', 'deny', { masked }))));
  });
});

describe('a decision', () => {
  test('of another outcome answers too, without denials like it', async () => {
    const detail = await read('allowed-near');
    expect(detail.sentence).toBe(
      `payments-api (zone pci) was allowed GET /cards on vault by policy ${POLICY} v1.`,
    );
    expect(detail).toMatchObject({ similar: null, nearestAllowed: null });
  });

  test('without principal has no allowed request to compare with', async () => {
    await writeEvents([decision('nobody', '10:14:00', 'deny', { principal: undefined })], NOW);
    expect(await read('nobody')).toMatchObject({ nearestAllowed: null, nearestAllowedSearchedSeconds: 0 });
  });

  test('whose principal was never allowed says how far it was searched', async () => {
    await writeEvents([decision('stranger', '10:15:00', 'deny', { principal: 'mallory' })], NOW);
    expect(await read('stranger')).toMatchObject({
      nearestAllowed: null,
      nearestAllowedSearchedSeconds: 86_400,
    });
  });

  test('shows the last attestation of its principal before it', async () => {
    const attestation = (id: string, clock: string, outcome: string) => ({
      kind: 'attestation',
      id,
      outcome,
      occurredAt: `2026-11-21T${clock}Z`,
      zone: 'pci',
      subject: 'spiffe://acme/payments-api',
      method: 'tpm',
    });
    await writeEvents([attestation('a1', '10:05:00', 'failed'), attestation('a2', '11:00:00', 'valid')], NOW);
    expect((await read('denied-1')).attestation).toMatchObject({ outcome: 'failed', method: 'tpm' });
  });

  test('of an OPA log names erased and masked paths of its own payload', async () => {
    const log = {
      decision_id: 'opa-decision-1',
      timestamp: '2026-11-21T10:16:00.123456Z',
      path: POLICY,
      labels: { id: 'opa-1', service: 'payments-api', zone: 'pci', environment: 'gcp' },
      bundles: { 'pci/egress': { revision: 'v2' } },
      input: { principal: 'spiffe://acme/refunds', method: 'GET', token: '**REDACTED**' },
      result: false,
      erased: ['/input/password'],
      masked: ['/input/token'],
    };
    await writeEvents([log], NOW, 'opa/logs');
    const detail = await read('opa-decision-1');
    expect(detail.masked.toSorted()).toEqual(['/input/password', '/input/token']);
    expect(detail.change).toMatchObject({
      toRevision: 'v2',
      fromRevision: 'v1',
      marker: { environment: 'gcp', occurredAt: '2026-11-21T10:05:00.000000Z' },
    });
  });
});

describe('who may see it', () => {
  test('not a viewer', async () => {
    await expect(getDenial(actorOf('viewer'), await idOf('denied-1'), {}, NOW)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('a reader of other zones does not learn that it exists', async () => {
    const elsewhere = actorOf('on-call', ['iot']);
    await expect(getDenial(elsewhere, await idOf('denied-1'), {}, NOW)).rejects.toMatchObject({
      code: 'not-found',
    });
    const inside = await getDenial(actorOf('on-call', ['pci']), await idOf('denied-1'), {}, NOW);
    expect(inside.change?.toRevision).toBe('v2');
  });

  test.each(['no-uuid', '00000000-0000-4000-8000-000000000000'])('%s is not found', async (id) => {
    await expect(getDenial(onCall, id, {}, NOW)).rejects.toMatchObject({ code: 'not-found' });
  });
});
