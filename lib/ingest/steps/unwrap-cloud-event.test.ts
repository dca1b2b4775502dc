import { describe, expect, it } from 'vitest';
import { isCloudEvents, isEnvelope, unwrapCloudEvent } from './unwrap-cloud-event';

const ENVELOPE = { specversion: '1.0', id: 'A-1', source: '/gateway', type: 'example.decision' };

it.each([
  ['application/cloudevents+json', true],
  ['application/cloudevents+json; charset=utf-8', true],
  ['application/cloudevents-batch+json', true],
  ['Application/CloudEvents-Batch+JSON', true],
  ['application/json', false],
  ['application/cloudevents+avro', false],
  ['', false],
])('the media type %j says CloudEvents: %s', (type, expected) => {
  expect(isCloudEvents(type)).toBe(expected);
});

it.each([
  [{ ...ENVELOPE, data: { kind: 'auth' } }, true],
  [{ ...ENVELOPE, data: { kind: 'auth' }, kind: 'an-extension' }, true],
  [{ ...ENVELOPE, data_base64: 'AAEC' }, true],
  [{ ...ENVELOPE, kind: 'auth', outcome: 'success' }, false],
  [{ ...ENVELOPE, source: undefined, data: {} }, false],
  [{ kind: 'auth', id: 'a' }, false],
  [[ENVELOPE], false],
  [null, false],
])('%j looks like a CloudEvent: %s', (record, expected) => {
  expect(isEnvelope(record)).toBe(expected);
});

describe('a CloudEvent', () => {
  it('is the event in its data', () => {
    const data = { kind: 'auth', id: 'own', occurredAt: '2026-11-21T09:00:00Z', outcome: 'success' };
    expect(unwrapCloudEvent({ ...ENVELOPE, time: '2026-11-21T10:00:00Z', data })).toEqual({ value: data });
  });

  it('lends its id and time to data without', () => {
    expect(unwrapCloudEvent({ ...ENVELOPE, time: '2026-11-21T10:00:00Z', data: { kind: 'auth' } })).toEqual({
      value: { kind: 'auth', id: 'A-1', occurredAt: '2026-11-21T10:00:00Z' },
    });
    expect(unwrapCloudEvent({ ...ENVELOPE, data: {} })).toEqual({ value: { id: 'A-1' } });
  });

  it.each(['specversion', 'id', 'source', 'type'])('without %s is none', (name) => {
    for (const value of [undefined, '', 5, null])
      expect(unwrapCloudEvent({ ...ENVELOPE, data: {}, [name]: value })).toMatchObject({
        refusal: { code: 'missing-field', path: name },
      });
  });

  it.each([
    ['text', { data: "I'm just a string" }, 'data'],
    ['a list', { data: [1] }, 'data'],
    ['null', { data: null }, 'data'],
    ['nothing', {}, 'data'],
    ['bytes', { data_base64: 'AAEC' }, 'data_base64'],
  ])('whose data is %s says so', (_, content, path) => {
    expect(unwrapCloudEvent({ ...ENVELOPE, ...content })).toMatchObject({
      refusal: { code: 'unreadable-data', path },
    });
  });

  it.each([null, 5, 'text', [ENVELOPE]])('%j is none', (value) => {
    expect(unwrapCloudEvent(value)).toMatchObject({ refusal: { code: 'not-an-object' } });
  });
});
