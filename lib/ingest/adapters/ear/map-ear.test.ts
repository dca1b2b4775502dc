import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { tierOf } from './ear-schema';
import { earAdapter } from './map-ear';

const map = (record: object | string) =>
  mapText(earAdapter, typeof record === 'string' ? record : JSON.stringify(record));

const EAR = {
  eat_profile: 'tag:github.com,2023:veraison/ear',
  iat: 1_795_253_400,
  exp: 1_795_257_000,
  jti: 'r-1',
  'ear.verifier-id': { build: 'v1', developer: 'Example' },
  submods: {
    cpu: { 'ear.status': 'affirming', 'ear.appraisal-policy-id': 'policy:1' },
    gpu: { 'ear.status': 32, 'ear.trustworthiness-vector': { executables: 33, hardware: 2 } },
  },
};
const jwt = (claims: object) =>
  ['{"alg":"ES256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

describe('an attestation result', () => {
  it('is an attestation for each submod', () => {
    expect(map(EAR).events).toMatchObject([
      {
        id: 'r-1:cpu',
        outcome: 'valid',
        subject: 'cpu',
        method: 'ear',
        occurredAt: '2026-11-21T09:30:00Z',
        expiresAt: '2026-11-21T10:30:00Z',
        labels: { policy: 'policy:1', verifier: 'Example', tier: 'affirming' },
      },
      { id: 'r-1:gpu', outcome: 'failed', subject: 'gpu', reason: 'warning; executables 33 (warning)' },
    ]);
  });

  it('of draft-ietf-rats-ear-03 and later has its claims with underscores', () => {
    const result = {
      eat_profile: 'tag:ietf.org,2026:rats/ear#03',
      iat: 1_795_253_400,
      exp: 1_795_257_000,
      ear_status: 'contraindicated',
      ear_verifier_id: { build: 'v1', developer: 'https://verifier.example.org' },
      submods: {
        'CCA Platform': { ear_status: 'affirming', ear_appraisal_policy_ids: ['https://example.org/p/1'] },
        'CCA Realm': {
          ear_status: 'contraindicated',
          ear_trustworthiness_vector: { 'instance-identity': 2, executables: 96 },
          ear_appraisal_policy_ids: ['a', 'b'],
          ear_veraison_annotated_evidence: { 'cca-platform-instance-id': 'AQIC' },
        },
      },
    };
    expect(map(result)).toMatchObject({
      // What is said of the whole is no attempt beside those of its parts.
      events: [
        {
          outcome: 'valid',
          subject: 'CCA Platform',
          expiresAt: '2026-11-21T10:30:00Z',
          labels: { policy: 'https://example.org/p/1', verifier: 'https://verifier.example.org' },
        },
        {
          outcome: 'failed',
          subject: 'AQIC',
          reason: 'contraindicated; executables 96 (contraindicated)',
          labels: { policy: '["a","b"]', submod: 'CCA Realm' },
        },
      ],
      rejected: [],
    });
    expect(map({ submods: { cpu: { ear_status: 'fine' } } }).rejected).toMatchObject([
      { path: 'submods.cpu.ear_status' },
    ]);
  });

  it.each([
    [0, 'none'],
    [2, 'affirming'],
    [32, 'warning'],
    [96, 'contraindicated'],
    ['96', 'contraindicated'],
  ])('has the tier %j as %s', (value, tier) => {
    expect(map({ submods: { cpu: { 'ear.status': value } } }).events).toMatchObject([{ labels: { tier } }]);
  });

  it('has no host: the name of a submod is that of a kind of attester', () => {
    expect(map(EAR).events[0]!).not.toHaveProperty('host');
  });

  it('is found in the answers of the APIs of Veraison and Trustee', () => {
    const answer = { nonce: 'bm9uY2U', status: 'complete', result: jwt(EAR) };
    expect(map(answer).events).toMatchObject([{ id: 'r-1:cpu' }, { id: 'r-1:gpu' }]);
    expect(map({ token: jwt(EAR) }).events).toHaveLength(2);
    expect(map({ token: jwt({ sub: 'ada' }) }).rejected).toMatchObject([{ path: 'token' }]);
    expect(map({ status: 'waiting' }).rejected).toMatchObject([{ path: 'submods' }]);
  });

  it('in a JWT is marked as not verified by us', () => {
    const { events } = map(jwt(EAR));
    expect(events).toMatchObject([{ outcome: 'valid', labels: { signature: 'not verified' } }, {}]);
  });

  it('without a word of the verifier is not valid', () => {
    expect(map({ submods: { cpu: { 'ear.status': 'none' } } }).events).toMatchObject([
      { outcome: 'failed', reason: 'none: the verifier asserts nothing', occurredAt: RECEIVED_AT },
    ]);
  });

  it.each([
    [{ submods: { cpu: { 'ear.status': 'excellent' } } }, 'submods.cpu.ear.status'],
    [{ submods: { cpu: { 'ear.status': 3 } } }, 'submods.cpu.ear.status'],
    [{ submods: { cpu: {} } }, 'submods.cpu.ear.status'],
    [{ submods: {} }, 'submods'],
    [{ ...EAR, iat: 'now' }, 'iat'],
    [{ cpu: { tier: 'affirming' } }, 'submods'],
    [{ text: 'a.b.c' }, 'text'],
  ])('%j is refused', (record, path) => {
    expect(map(record).rejected).toMatchObject([{ path }]);
  });
});

it.each([
  [0, 'none'],
  [-1, 'none'],
  [2, 'affirming'],
  [31, 'affirming'],
  [-32, 'affirming'],
  [32, 'warning'],
  [95, 'warning'],
  [-96, 'warning'],
  [96, 'contraindicated'],
  [99, 'contraindicated'],
  [-97, 'contraindicated'],
])('claim %d is %s', (claim, tier) => {
  expect(tierOf(claim)).toBe(tier);
});

const PSA = {
  kind: 'attestation',
  subject: 'Ac7rrnuJJ6MiflMDz14PH3s0u1Qq1yUKwD+83jbsLxUI',
  occurredAt: RECEIVED_AT,
};

describeSamples('attestation-results', {
  'ear-claims-tv-ok.json': {
    adapter: earAdapter,
    events: [
      {
        kind: 'attestation',
        outcome: 'valid',
        subject: 'test',
        occurredAt: '2022-10-18T11:09:33Z',
        labels: {
          tier: 'affirming',
          policy: 'https://veraison.example/policy/1/60a0068d',
          verifier: 'Acme Inc.',
          verifierBuild: 'rrtrap-v1.0.0',
        },
      },
    ],
  },
  'ear-submods.json': {
    adapter: earAdapter,
    events: [
      { ...PSA, outcome: 'valid', labels: { result: 'psa.good', submod: 'PSA_IOT' } },
      { ...PSA, outcome: 'failed', reason: 'warning; executables 33 (warning)' },
      {
        ...PSA,
        subject: 'PSA_IOT',
        outcome: 'failed',
        reason: expect.stringMatching(/^contraindicated; no trust anchor for evidence; instance-identity 99/),
      },
      {
        subject: 'AQICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC',
        outcome: 'valid',
        labels: { submod: 'CCA_SSD_PLATFORM' },
      },
      { subject: 'CCA_REALM', outcome: 'valid', labels: { policy: 'policy:ARM_CCA' } },
    ],
  },
});

describeSamples('aws-nitro', {
  'attestation-doc.b64': {
    adapter: earAdapter,
    events: [],
    rejected: [{ index: 0, code: 'not-a-result', path: 'text' }],
  },
  'expected-measurements.json': {
    adapter: earAdapter,
    events: [],
    rejected: [{ index: 0, code: 'not-a-result', path: 'pcrs' }],
  },
});

fuzzAdapter(earAdapter, {
  samples: [
    JSON.stringify(EAR),
    jwt(EAR),
    ...[readSample('attestation-results', 'ear-submods.json')].filter((text) => text !== null),
  ],
});
