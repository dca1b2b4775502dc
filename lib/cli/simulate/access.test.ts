import { expect, it } from 'vitest';
import { accessSettingsSchema } from '@/lib/domain/access-settings';
import { readGrantFacts } from '@/lib/domain/access/read-grant-facts';
import type { EventOf } from '@/lib/domain/event';
import { findSource } from '@/lib/ingest/registry';
import { writeRecord } from '@/lib/simulator/formats';
import { planAccess } from '@/lib/simulator/story/plan-access';

const anchor = Date.parse('2026-11-20T14:30:00Z');
const frame = { seed: 1, anchor, historyStart: anchor - 30 * 86_400_000, horizon: anchor };
const SETTINGS = accessSettingsSchema.parse({});

/** What the estate tells of rights, as its sources write it and the adapters read it. */
const told = planAccess(frame).map(({ event }) => {
  const { format, record } = writeRecord(event);
  const source = format.path.slice('/api/ingest/'.length);
  const { adapter } = findSource(source)!;
  const mapped = adapter.map(record, { receivedAt: '2026-11-20T15:00:00Z', mappingRules: [] });
  const read = ('events' in mapped ? mapped.events : [])[0] as EventOf<'audit'>;
  return { source, adapter: adapter.name, read };
});
const facts = told.flatMap(({ source, adapter, read }) =>
  readGrantFacts(
    {
      id: '0190a000-0000-7000-8000-000000000001',
      occurredAt: read.occurredAt,
      actor: { ...read.actor, name: read.actor.name ?? null },
      action: read.action,
      targets: read.targets.map((target) => ({ ...target, name: target.name ?? null })),
      zone: null,
      environment: read.environment ?? null,
      outcome: read.outcome ?? null,
      source,
      adapter,
      changes: read.changes,
    },
    SETTINGS,
  ),
);

it('the estate tells of rights by three formats', () => {
  expect(new Set(told.map(({ adapter }) => adapter))).toEqual(
    new Set(['native', 'kubernetes-audit', 'aws-cloudtrail']),
  );
});

it('the estate gives rights of every kind, and what they end and review is what it gave', () => {
  const given = facts.filter((fact) => fact.is === 'given');
  expect(given.map(({ kind, role }) => [kind, role])).toEqual([
    ['break-glass', 'payments-break-glass'],
    ['break-glass', 'payments-break-glass'],
    ['break-glass', 'arn:aws:iam::210987654321:role/break-glass'],
    ['elevation', 'ClusterRole/edit'],
    ['elevation', 'payments-operator'],
    ['standing', 'ClusterRole/admin'],
    ['standing', 'ClusterRole/edit'],
    ['standing', 'ClusterRole/cluster-admin'],
  ]);
  const handles = given.map(({ handle }) => handle);
  const others = facts.filter((fact) => fact.is !== 'given');
  expect(others.map(({ is, handle }) => [is, handles.indexOf(handle)])).toEqual([
    ['ended', 0],
    ['reviewed', 0],
    ['ended', 1],
  ]);
});

it('what a session of the role for emergencies does stands under its name', () => {
  const session = facts.find((fact) => fact.is === 'given' && fact.identity === 'own');
  const actsAs = session?.is === 'given' ? session.actsAs : null;
  const acts = told.filter(({ read }) => read.actor.type === actsAs?.type && read.actor.id === actsAs.id);
  expect(acts.map(({ read }) => read.action)).toEqual([
    'secretsmanager:GetSecretValue',
    'iam:CreateAccessKey',
  ]);
});
