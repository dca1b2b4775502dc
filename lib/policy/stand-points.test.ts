import { expect, test } from 'vitest';
import { standPoints, type PointSighting } from './stand-points';

const at = (clock: string) => `2026-11-21T${clock}:00.000000Z`;
const seen = (
  revision: string,
  from: string,
  to: string,
  more: Partial<PointSighting> = {},
): PointSighting => ({
  policy: 'pci/egress/allow',
  environment: 'aws',
  kind: 'instance',
  point: 'opa-1',
  revision,
  source: 'opa',
  zone: 'pci',
  firstSeen: at(from),
  lastSeen: at(to),
  activatedAt: null,
  reportedAt: null,
  ...more,
});

test('a point runs what was seen there last, since it was first seen', () => {
  expect(standPoints([seen('v1', '08:00', '09:59'), seen('v2', '10:00', '10:30')])).toEqual([
    {
      environment: 'aws',
      kind: 'instance',
      point: 'opa-1',
      revision: 'v2',
      since: at('10:00'),
      sinceIs: 'first-seen',
      lastSeen: at('10:30'),
      sources: ['opa'],
      zones: ['pci'],
    },
  ]);
});

test('what the bundle reports of the same instance is joined, with the time of the activation', () => {
  const bundle = seen('v2', '09:59', '09:59', {
    policy: 'pci/egress',
    source: 'status',
    activatedAt: at('09:59'),
    reportedAt: at('10:45'),
  });
  expect(standPoints([seen('v2', '10:00', '10:30'), bundle])).toMatchObject([
    { since: at('09:59'), sinceIs: 'activated', lastSeen: at('10:45'), sources: ['opa', 'status'] },
  ]);
});

test('an old revision that came back runs since it was activated, else at the earliest since the other went', () => {
  const sightings = [seen('v1', '08:00', '11:30'), seen('v2', '10:00', '11:00')];
  expect(standPoints(sightings)).toMatchObject([
    { revision: 'v1', since: at('11:00'), sinceIs: 'seen-after-another' },
  ]);
  const activated = seen('v1', '11:05', '11:05', { policy: 'pci/egress', activatedAt: at('11:05') });
  expect(standPoints([...sightings, activated])).toMatchObject([
    { revision: 'v1', since: at('11:05'), sinceIs: 'activated' },
  ]);
});

test('points of other environments and kinds are other points', () => {
  const others = [seen('v1', '08:00', '09:00'), seen('v2', '08:00', '09:00', { environment: '' })];
  expect(standPoints(others).map(({ environment, revision }) => [environment, revision])).toEqual([
    ['aws', 'v1'],
    [null, 'v2'],
  ]);
});
