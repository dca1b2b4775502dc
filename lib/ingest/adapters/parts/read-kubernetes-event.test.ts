import { describe, expect, it } from 'vitest';
import { readKubernetesEvent } from './read-kubernetes-event';

/** As the API reference shows an Event of `v1`. */
const EVENT = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'a.17', namespace: 'shop', uid: 'u-1', creationTimestamp: '2026-11-21T09:00:00Z' },
  involvedObject: { apiVersion: 'v1', kind: 'Pod', name: 'a', namespace: 'shop' },
  reason: 'PolicyViolation',
  message: 'why',
  type: 'Warning',
  firstTimestamp: '2026-11-21T09:00:00Z',
  lastTimestamp: '2026-11-21T09:05:00Z',
  count: 3,
  source: { component: 'scanner' },
};

const facts = (fields: object) => {
  const read = readKubernetesEvent({ ...EVENT, ...fields });
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  return read.facts;
};

describe('an Event of Kubernetes', () => {
  it('says when it last occurred, of what and by whom', () => {
    expect(facts({})).toMatchObject({
      occurredAt: '2026-11-21T09:05:00Z',
      about: { kind: 'Pod', name: 'a' },
      component: 'scanner',
      message: 'why',
      count: 3,
    });
  });

  it('in the newer form says the same', () => {
    const newer = {
      apiVersion: 'events.k8s.io/v1',
      kind: 'Event',
      metadata: { uid: 'u-1' },
      regarding: EVENT.involvedObject,
      reason: 'PolicyViolation',
      note: 'why',
      eventTime: '2026-11-21T09:00:00.123456Z',
      series: { count: 3, lastObservedTime: '2026-11-21T09:05:00.5Z' },
      reportingController: 'scanner',
    };
    expect(readKubernetesEvent(newer)).toMatchObject({
      facts: {
        id: facts({}).id,
        occurredAt: '2026-11-21T09:05:00.5Z',
        about: { kind: 'Pod' },
        component: 'scanner',
        message: 'why',
      },
    });
  });

  it('is another one with each count, and the same when it is sent again', () => {
    expect(facts({}).id).toBe(facts({ message: 'edited' }).id);
    expect(facts({ count: 4 }).id).not.toBe(facts({}).id);
    expect(facts({ metadata: {}, message: 'a' }).id).not.toBe(facts({ metadata: {}, message: 'b' }).id);
  });

  it('may have no time, but none that cannot be read', () => {
    const timeless = { metadata: null, firstTimestamp: null, lastTimestamp: null, eventTime: null };
    expect(facts(timeless).occurredAt).toBeUndefined();
    expect(readKubernetesEvent({ ...EVENT, lastTimestamp: 'yesterday' })).toMatchObject({
      refused: { refusal: { path: 'lastTimestamp' } },
    });
  });

  it.each([
    [null, ''],
    [{ ...EVENT, kind: 'Pod' }, 'kind'],
    [{ ...EVENT, reason: undefined }, 'reason'],
    [{ ...EVENT, involvedObject: 'pod/a' }, 'involvedObject'],
  ])('%j is none', (record, path) => {
    expect(readKubernetesEvent(record)).toMatchObject({
      refused: { refusal: { code: 'not-understood', path } },
    });
  });
});
