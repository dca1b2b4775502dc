import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { keylimeAdapter } from './map-keylime';

const map = (record: object) => mapText(keylimeAdapter, JSON.stringify(record));

/** 2026-11-21T09:30:00Z is 1795253400 seconds after 1970. */
const POLLED = {
  operational_state: 3,
  ip: '10.0.0.9',
  port: 9002,
  verifier_id: 'eu-1',
  attestation_count: 12,
  last_received_quote: 1_795_253_400,
  last_successful_attestation: 1_795_253_400,
};
const status = (more: object) => ({ code: 200, status: 'Success', results: { ...POLLED, ...more } });
const PUSHED = {
  data: {
    type: 'attestation',
    id: '7',
    attributes: {
      stage: 'verification_complete',
      evaluation: 'fail',
      failure_reason: 'policy_violation',
      evidence: [{ evidence_type: 'tpm_quote' }],
      verification_completed_at: '2026-11-21T09:32:00.123456Z',
    },
    links: { self: '/v3/agents/d432/attestations/7' },
  },
};

describe('the status of an agent', () => {
  it.each([
    [{}, { outcome: 'valid' }],
    [{ last_successful_attestation: 1_795_253_401 }, { outcome: 'valid' }],
    [{ operational_state: 'Get Quote' }, { outcome: 'valid', labels: { state: 'Get Quote' } }],
    [{ operational_state: 'Invalid Quote' }, { outcome: 'failed' }],
    [{ operational_state: 4 }, { outcome: 'stale' }],
    [
      { operational_state: 7, last_event_id: 'ima.validation' },
      { outcome: 'failed', reason: 'ima.validation' },
    ],
    [{ operational_state: 9 }, { outcome: 'failed', reason: 'Invalid Quote' }],
  ])('%j', (more, expected) => {
    expect(map(status(more)).events).toMatchObject([
      {
        kind: 'attestation',
        occurredAt: '2026-11-21T09:30:00Z',
        subject: '10.0.0.9',
        method: 'tpm',
        ...expected,
      },
    ]);
  });

  it.each([
    ['PASS', { outcome: 'valid' }],
    ['FAIL', { outcome: 'failed', reason: 'FAIL' }],
    ['TIMEOUT', { outcome: 'stale', reason: 'The agent pushes no evidence to the verifier.' }],
  ])('of one that pushes says %s', (attestation_status, expected) => {
    expect(map(status({ operational_state: null, attestation_status })).events).toMatchObject([expected]);
  });

  it('says which verifier asked, which is no environment', () => {
    const [event] = map(status({})).events;
    expect(event).toMatchObject({ labels: { verifier: 'eu-1' } });
    expect(event!.environment).toBeUndefined();
  });

  it('that never was good names no last good one', () => {
    const [event] = map(status({ operational_state: 7, last_successful_attestation: 0 })).events;
    expect(event!.labels).not.toHaveProperty('lastSuccessfulAttestation');
  });

  it('of many agents leaves out who has no result yet, but no state that is unknown', () => {
    const fresh = { ...POLLED, operational_state: 1 };
    expect(map({ results: { d1: POLLED, d2: fresh } }).events).toHaveLength(1);
    expect(map({ results: { d1: POLLED, d2: { ...POLLED, operational_state: 42 } } }).rejected).toMatchObject(
      [{ path: 'results.d2.operational_state' }],
    );
    expect(map({ results: { d2: fresh } }).rejected).toMatchObject([{ code: 'no-outcome' }]);
  });

  it('of many agents at once is an event each', () => {
    const { events } = map({ code: 200, results: { d1: POLLED, d2: { ...POLLED, operational_state: 7 } } });
    expect(events).toMatchObject([
      { subject: 'd1', outcome: 'valid', host: '10.0.0.9' },
      { subject: 'd2', outcome: 'failed' },
    ]);
  });

  it('asked for again without a new quote is the same attempt', () => {
    const first = map(status({})).events[0]!.id;
    expect(map(status({ attestation_count: 13 })).events[0]!.id).toBe(first);
    expect(
      map(status({ last_received_quote: 1_795_253_460, last_successful_attestation: 1_795_253_460 }))
        .events[0]!.id,
    ).not.toBe(first);
  });

  it.each([
    [{ operational_state: 1 }, 'no-outcome', 'results.operational_state'],
    [{ operational_state: 42 }, 'not-understood', 'results.operational_state'],
    [{ operational_state: null, attestation_status: 'PENDING' }, 'no-outcome', 'results.operational_state'],
    [{ operational_state: null, attestation_status: 'FINE' }, 'not-understood', 'results.attestation_status'],
    [{ operational_state: 'Fine' }, 'not-understood', 'results.operational_state'],
    [{ operational_state: '7' }, 'not-understood', 'results.operational_state'],
    [{ last_successful_attestation: 1_795_253_340 }, 'no-outcome', 'results.operational_state'],
  ])('%j says nothing', (more, code, path) => {
    expect(map(status(more)).rejected).toMatchObject([{ code, path }]);
  });
});

describe('an attestation of the push model', () => {
  it('has the agent of its address', () => {
    expect(map(PUSHED).events).toMatchObject([
      {
        outcome: 'failed',
        subject: 'd432',
        reason: 'policy_violation',
        occurredAt: '2026-11-21T09:32:00.123456Z',
        labels: { evidence: '["tpm_quote"]' },
      },
    ]);
  });

  it('may come in a list', () => {
    expect(map({ data: [PUSHED.data, PUSHED.data] }).events).toHaveLength(2);
  });

  it.each([
    ['pending', 'no-outcome'],
    ['perhaps', 'not-understood'],
  ])('%s is no result', (evaluation, code) => {
    const record = structuredClone(PUSHED);
    record.data.attributes.evaluation = evaluation;
    expect(map(record).rejected).toMatchObject([{ code, path: 'data.attributes.evaluation' }]);
  });
});

it('a revocation is a failed attestation', () => {
  const msg = JSON.stringify({ type: 'revocation', agent_id: 'd432', ip: '10.0.0.9', event_id: 'ima.x' });
  expect(map({ msg, signature: 'c2ln' }).events).toMatchObject([
    {
      outcome: 'failed',
      subject: 'd432',
      host: '10.0.0.9',
      reason: 'ima.x',
      labels: { signature: 'not verified' },
    },
  ]);
  expect(map({ msg: '{}' }).rejected).toMatchObject([{ path: 'msg.type' }]);
});

describe('the verifier’s log', () => {
  const LOG = [
    '2026-11-21 09:30:00.123 - keylime.verifier - INFO - hello',
    "2026-11-21 09:30:00,500 keylime.tpm INFO     Attestation 3 for agent 'a1' successfully passed verification",
    '2026-11-21 09:30:01.000 keylime.ima ERROR file not in policy',
    "2026-11-21 09:30:01.500 keylime.tpm WARNING Attestation 4 for agent 'a2' failed verification due to policy violations (see above)",
    '2026-11-21 09:30:02.000 - keylime.tpm - INFO - idle',
    'something else',
  ].join('\n');

  it('has a result with the reason before it', () => {
    expect(mapText(keylimeAdapter, LOG)).toMatchObject({
      events: [
        { outcome: 'valid', subject: 'a1', occurredAt: '2026-11-21T09:30:00.500Z' },
        { outcome: 'failed', subject: 'a2', reason: 'file not in policy; policy violations (see above)' },
      ],
      rejected: [
        { index: 2, code: 'no-outcome', path: 'text' },
        { index: 3, code: 'not-understood', path: 'text' },
      ],
    });
  });

  it('may stand behind what journald puts before a line', () => {
    const line =
      'Feb  7 14:36:22 node-1 keylime_verifier[812]: keylime.cloudverifier - WARNING - agent d432 failed, stopping polling';
    expect(mapText(keylimeAdapter, `${line}\r\n`).events).toMatchObject([
      { outcome: 'failed', subject: 'd432' },
    ]);
  });

  it('is not any other text', () => {
    expect(() => mapText(keylimeAdapter, 'hello world')).toThrow('not JSON');
  });
});

describeSamples('keylime', {
  'agent-status-v2.4.json': {
    adapter: keylimeAdapter,
    events: [
      {
        kind: 'attestation',
        outcome: 'failed',
        occurredAt: '2023-02-17T14:36:22Z',
        subject: '127.0.0.1',
        reason: 'qoute_validation.quote_validation',
        labels: {
          state: 'Failed',
          lastSuccessfulAttestation: '2023-02-17T14:34:22Z',
          attestationCount: '240',
        },
      },
    ],
  },
  'attestation-v3.json': {
    adapter: keylimeAdapter,
    events: [
      { outcome: 'valid', occurredAt: '2024-01-15T10:32:00.123456Z', subject: '{agent_id}', method: 'tpm' },
    ],
  },
  'verifier-ima-failure.log': {
    adapter: keylimeAdapter,
    events: [
      {
        outcome: 'failed',
        subject: 'D432FBB3-D2F1-4A97-9EF7-75BD81C00000',
        occurredAt: RECEIVED_AT,
        reason:
          'File not found in allowlist: /root/evil_script.sh; IMA ERRORS: template-hash 0 fnf 1 hash 0 good 781',
      },
    ],
  },
});

fuzzAdapter(keylimeAdapter, {
  samples: [
    JSON.stringify(status({ attestation_status: 'PASS' })),
    JSON.stringify(PUSHED),
    JSON.stringify({ data: [PUSHED.data] }),
    ...[
      readSample('keylime', 'agent-status-v2.4.json'),
      readSample('keylime', 'verifier-ima-failure.log'),
    ].filter((text) => text !== null),
  ],
  decisive: [
    'results.operational_state',
    'results.attestation_status',
    'data.attributes.evaluation',
    'attributes.evaluation',
  ],
});
