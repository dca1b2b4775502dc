import { describe, expect, it } from 'vitest';
import { importInventory } from '@/lib/commands/inventory/import-inventory';
import { retireSource } from '@/lib/commands/sources/retire-source';
import { getPool } from '@/lib/store/database';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { getSlis } from '../indicators/get-slis';
import { getOnCall } from '../dashboards/get-on-call';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { getSource } from './get-source';
import { listKnownSources } from './list-known-sources';
import { listSourceRows } from './list-source-rows';

useTestDatabase();

const NOW = new Date('2026-11-21T10:00:00Z');
const MINUTE = 60_000;
const at = (minutesAgo: number) => new Date(NOW.getTime() - minutesAgo * MINUTE).toISOString();
const actor = actorOf('administrator');

/** A decision every ten minutes over ten hours, the last one so long ago. */
const decisions = (source: string, lastMinutesAgo: number, service = `${source}-api`) =>
  Array.from({ length: 60 }, (_, index) => ({
    kind: 'decision',
    id: `${source}-${index}`,
    occurredAt: at(lastMinutesAgo + index * 10),
    outcome: 'allow',
    policy: 'authz',
    zone: source,
    service,
  }));
const stateOf = async (source: string) =>
  (await listSourceRows(actor, NOW)).items.find((row) => row.source === source);
const occasion = { now: NOW, newId: () => crypto.randomUUID(), from: { ip: null, userAgent: null } };

describe('a source', () => {
  it('that stops is silent after seven of its usual intervals, and nothing that it measures stays green', async () => {
    // 60 events in 10 or 11 hours: seven mean intervals are at most 77 minutes.
    await writeEvents(decisions('steady', 20), NOW, 'events', 'steady');
    await writeEvents(decisions('gone', 90), NOW, 'events', 'gone');
    expect(await stateOf('steady')).toMatchObject({
      state: 'sending',
      title: 'Native events',
      path: 'events',
    });
    expect(await stateOf('gone')).toMatchObject({
      state: 'silent',
      lastEventAt: expect.any(String) as string,
    });

    const statusOf = async (zone: string) =>
      (await getSlis(actor, { from: 'now-24h', to: 'now', zone }, NOW)).items.find(({ id }) => id === 'M1')!;
    expect(await statusOf('steady')).toMatchObject({ value: 1, status: 'met' });
    expect(await statusOf('gone')).toMatchObject({ value: 1, status: 'no-data' });

    const { silentSources } = await getOnCall(actor, { from: 'now-24h', to: 'now' }, NOW);
    expect(silentSources).toEqual([{ source: 'gone', lastAt: at(90) }]);
  });

  it('that is retired is not missed, until it sends again', async () => {
    await retireSource(actor, 'gone', occasion);
    expect((await stateOf('gone'))?.state).toBe('retired');
    const { silentSources } = await getOnCall(actor, { from: 'now-24h', to: 'now' }, NOW);
    expect(silentSources).toEqual([]);
    const { rows } = await getPool().query(`SELECT action, targets FROM audit_entry`);
    expect(rows).toEqual([{ action: 'source.retired', targets: [{ type: 'source', id: 'gone' }] }]);

    const later = new Date(NOW.getTime() + 60 * MINUTE);
    const again = { ...decisions('gone', 0)[0]!, id: 'again', occurredAt: later.toISOString() };
    await writeEvents([again], later, 'events', 'gone');
    const row = (await listSourceRows(actor, later)).items.find(({ source }) => source === 'gone');
    expect(row?.state).not.toBe('retired');
  });

  it('that never sent cannot be retired, and nobody but an administrator retires one', async () => {
    await expect(retireSource(actor, 'nobody', occasion)).rejects.toMatchObject({ code: 'not-found' });
    await expect(retireSource(actorOf('on-call'), 'steady', occasion)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('that numbers its reports tells which are missing', async () => {
    const report = (sequence: number, minutesAgo: number) => ({
      kind: 'source-report',
      id: `r${sequence}`,
      occurredAt: at(minutesAgo),
      dropped: 0,
      sequence,
      labels: { instance: 'one' },
    });
    await writeEvents(
      [report(5, 100), report(6, 95), report(9, 90), report(12, 20)],
      NOW,
      'events',
      'numbered',
    );
    // 7, 8 within the hour, 10 and 11 between the hours.
    expect(await stateOf('numbered')).toMatchObject({ missingReports: 4, droppedAtSource: 0 });
    await writeEvents([report(7, 93)], NOW, 'events', 'numbered');
    expect(await stateOf('numbered')).toMatchObject({ missingReports: 3 });
    expect(await stateOf('steady')).toMatchObject({ missingReports: null, droppedAtSource: null });
  });
});

describe('the page of a source', () => {
  it('holds its configuration, its state and its newest events', async () => {
    // The same source in another format has a page of its own.
    const log = {
      decision_id: 'd',
      path: 'authz/allow',
      result: true,
      timestamp: at(25),
      labels: { id: 'one' },
    };
    await writeEvents([log], NOW, 'opa/logs', 'numbered');
    const page = await getSource(actor, 'events', NOW);
    expect(page.setup.snippets.length).toBeGreaterThan(0);
    expect(page.sources.map(({ source }) => source)).toContain('steady');
    // Within an hour of the newest: seven of steady, the last of gone, the last report.
    expect(page.recent?.length).toBe(9);
    const { recent } = await getSource(actor, 'opa/logs', NOW);
    expect(recent?.map(({ kind, policy }) => [kind, policy])).toEqual([['decision', 'authz/allow']]);
    expect(page.refused).toEqual([]);
    await expect(getSource(actor, 'no/such', NOW)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is listed with every other, and tells which of them ever sent', async () => {
    const { items } = await listKnownSources(actor, NOW);
    expect(items.find(({ path }) => path === 'events')).toMatchObject({ isConnected: true });
    expect(items.find(({ path }) => path === 'opa/status')).toMatchObject({ isConnected: false });
  });

  it('shows a token with zones only the sources of these', async () => {
    const confined = { ...actor, zones: ['steady'] };
    expect((await listSourceRows(confined, NOW)).items.map(({ source }) => source)).toEqual(['steady']);
  });
});

describe('the page of an inventory format', () => {
  const text = [
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: billing\n  labels: {trust.zone: billing, gatehouse.io/trust-level: high}',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: invoices, namespace: billing}',
  ].join('\n---\n');

  it('tells the last imports in that format, and that it is connected', async () => {
    expect(await getSource(actor, 'kubernetes-manifests', NOW)).toMatchObject({ imports: [], sources: [] });
    await importInventory(actor, { text, format: 'yaml' }, occasion);
    // The same file again changes nothing and is no import to be told of.
    await importInventory(actor, { text, format: 'yaml' }, occasion);
    const { imports, setup } = await getSource(actor, 'kubernetes-manifests', NOW);
    expect(setup.becomes).toEqual(['zone', 'service']);
    expect(imports).toMatchObject([
      { by: actor.name, added: 2, changed: 0, at: '2026-11-21T10:00:00.000000Z' },
    ]);
    expect(await getSource(actor, 'backstage', NOW)).toMatchObject({ imports: [] });
    const { items } = await listKnownSources(actor, NOW);
    const connectedOf = (wanted: string) => items.find(({ path }) => path === wanted)?.isConnected;
    expect([connectedOf('kubernetes-manifests'), connectedOf('backstage')]).toEqual([true, false]);
  });
});
