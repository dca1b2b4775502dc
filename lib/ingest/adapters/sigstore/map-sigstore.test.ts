import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { sigstoreAdapter } from './map-sigstore';

const map = (record: object | string) =>
  mapText(sigstoreAdapter, typeof record === 'string' ? record : JSON.stringify(record));

const DIGEST = 'ab'.repeat(32);
const statement = (type: string, predicate: object) => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'app', digest: { sha256: DIGEST } }],
  predicateType: type,
  predicate,
});
const VSA = statement('https://slsa.dev/verification_summary/v1', {
  verifier: { id: 'https://example.org/verifier' },
  timeVerified: '2026-11-21T09:30:00.123456Z',
  resourceUri: 'oci://registry.example.org/app',
  policy: { uri: 'https://example.org/policy' },
  verificationResult: 'FAILED',
  verifiedLevels: ['SLSA_BUILD_LEVEL_2'],
});
const TESTS = statement('https://in-toto.io/attestation/test-result/v0.1', {
  result: 'WARNED',
  warnedTests: ['slow'],
  url: 'https://ci.example.org/1',
});
const seal = (inner: object, payloadType = 'application/vnd.in-toto+json') => ({
  payload: Buffer.from(JSON.stringify(inner)).toString('base64'),
  payloadType,
  signatures: [{ keyid: 'k1', sig: 'c2ln' }],
});
const COSIGN = {
  critical: {
    identity: { 'docker-reference': 'registry.example.org/app' },
    image: { 'docker-manifest-digest': `sha256:${DIGEST}` },
    type: 'https://sigstore.dev/cosign/sign/v1',
  },
  optional: {
    Subject: 'ci@example.org',
    Issuer: 'https://accounts.example.org',
    Bundle: { Payload: { integratedTime: 1_795_253_400, logIndex: 77 } },
  },
};
const REVIEW = {
  kind: 'AdmissionReview',
  request: {
    kind: { kind: 'Pod' },
    namespace: 'shop',
    name: 'web',
    operation: 'CREATE',
    userInfo: { username: 'system:serviceaccount:kube-system:replicaset-controller' },
  },
  response: {
    uid: '0b4',
    allowed: false,
    status: { message: 'validation failed: failed policy: must-be-signed: spec.containers[0].image' },
  },
};
const LINE = {
  level: 'warn',
  ts: '2026-11-21T09:30:00.000Z',
  logger: 'policy-controller',
  msg: 'Failed to validate at least one policy for registry.example.org/app@sha256:ab wanted 2 policies, only validated 1',
  'knative.dev/namespace': 'shop',
};

describe('a statement', () => {
  it('of a verification is an attestation of its subject', () => {
    expect(map(VSA).events).toMatchObject([
      {
        kind: 'attestation',
        outcome: 'failed',
        subject: `app@sha256:${DIGEST}`,
        method: 'slsa-vsa',
        occurredAt: '2026-11-21T09:30:00.123456Z',
        reason: "The verifier's result is FAILED",
        labels: {
          verifier: 'https://example.org/verifier',
          resource: 'oci://registry.example.org/app',
          signature: 'none',
        },
      },
    ]);
  });

  it('of a summary before version 1 has its names with underscores', () => {
    const old = {
      verifier: { id: 'https://example.org/verifier' },
      time_verified: '2026-11-21T09:30:00Z',
      resource_uri: 'oci://registry.example.org/app',
      policy: { uri: 'https://example.org/policy' },
      verification_result: 'PASSED',
      policy_level: 'SLSA_LEVEL_3',
    };
    const type = 'https://slsa.dev/verification_summary/v0.1';
    expect(map(statement(type, old)).events).toMatchObject([
      {
        outcome: 'valid',
        occurredAt: '2026-11-21T09:30:00Z',
        labels: { levels: '["SLSA_LEVEL_3"]', resource: 'oci://registry.example.org/app' },
      },
    ]);
    expect(map(statement(type, { ...old, verification_result: 'MAYBE' })).rejected).toMatchObject([
      { path: 'predicate.verification_result' },
    ]);
  });

  it('in an envelope says that nobody here verified the signature', () => {
    expect(map(seal(TESTS)).events).toMatchObject([
      { outcome: 'valid', reason: 'WARNED: slow', labels: { signature: 'not verified', keyIds: '["k1"]' } },
    ]);
    expect(map({ mediaType: 'bundle', dsseEnvelope: seal(VSA) }).events).toMatchObject([
      { outcome: 'failed' },
    ]);
  });

  it('has an event for each of its subjects', () => {
    const two = {
      ...VSA,
      subject: [...VSA.subject, { name: 'other', digest: { sha512: 'ff' } }, ...VSA.subject],
    };
    expect(map(two).events).toMatchObject([{}, { subject: 'other@sha512:ff' }]);
  });

  it.each([
    [
      { ...VSA, predicate: { ...VSA.predicate, verificationResult: 'MAYBE' } },
      'not-understood',
      'predicate.verificationResult',
    ],
    [{ ...TESTS, predicate: { result: 'OK' } }, 'not-understood', 'predicate.result'],
    [{ ...VSA, predicateType: 'https://slsa.dev/provenance/v1' }, 'not-a-result', 'predicateType'],
    [{ ...VSA, subject: [] }, 'not-understood', 'subject'],
    [seal({ ...VSA, predicateType: 'https://spdx.dev/Document' }), 'not-a-result', 'payload.predicateType'],
    [seal(VSA, 'text/plain'), 'not-understood', 'payloadType'],
    [{ ...seal(VSA), payload: '!!' }, 'not-understood', 'payload'],
    [
      statement('https://in-toto.io/attestation/svr/v0.2', { verifier: { id: 'v' }, properties: [] }),
      'not-understood',
      'predicate.properties',
    ],
    [{ hello: 1 }, 'not-understood', ''],
  ])('%# is refused', (record, code, path) => {
    expect(map(record).rejected).toMatchObject([{ code, path }]);
  });
});

it('cosign verify: who signed what, and when it was logged', () => {
  expect(map([COSIGN]).events).toMatchObject([
    {
      outcome: 'valid',
      subject: `registry.example.org/app@sha256:${DIGEST}`,
      principal: 'ci@example.org',
      method: 'cosign',
      labels: { signedAt: '2026-11-21T09:30:00Z', rekorIndex: '77', issuer: 'https://accounts.example.org' },
    },
  ]);
});

describe('slsa-verifier', () => {
  it('names each artifact', () => {
    const text =
      'Verified build using builder "https://b" at commit c0ffee\nVerifying artifact a.tgz: PASSED\nVerifying artifact b.tgz: FAILED: no match\n\nFAILED: SLSA verification failed: no match\n';
    expect(map(text).events).toMatchObject([
      { outcome: 'valid', subject: 'a.tgz', labels: { commit: 'c0ffee', builder: 'https://b' } },
      { outcome: 'failed', subject: 'b.tgz', reason: 'no match' },
    ]);
  });

  it('that fails without naming one is a failure', () => {
    expect(map('FAILED: SLSA verification failed: invalid signature').events).toMatchObject([
      {
        outcome: 'failed',
        subject: 'unnamed artifact',
        reason: 'SLSA verification failed: invalid signature',
      },
    ]);
  });
});

describe('policy-controller', () => {
  it('denies an admission', () => {
    expect(map(REVIEW).events).toMatchObject([
      {
        kind: 'decision',
        id: '0b4',
        outcome: 'deny',
        policy: 'must-be-signed',
        action: 'CREATE',
        resource: 'Pod/shop/web',
      },
    ]);
  });

  it('warns, which would have been a denial', () => {
    const response = { uid: '0b5', allowed: true, warnings: ['failed policy: p: spec'] };
    expect(map({ ...REVIEW, response }).events).toMatchObject([{ outcome: 'would-deny', policy: 'p' }]);
    expect(map({ ...REVIEW, response: { uid: '0b6', allowed: true } }).events).toMatchObject([
      { outcome: 'allow', policy: 'policy.sigstore.dev' },
    ]);
  });

  it('logs the result for an image', () => {
    const good = { ...LINE, msg: 'Validated 2 policies for image registry.example.org/app:1' };
    expect(
      mapText(sigstoreAdapter, [LINE, good].map((line) => JSON.stringify(line)).join('\n')).events,
    ).toMatchObject([
      {
        kind: 'attestation',
        outcome: 'failed',
        subject: 'registry.example.org/app@sha256:ab',
        labels: { wanted: '2' },
      },
      { outcome: 'valid', subject: 'registry.example.org/app:1', occurredAt: '2026-11-21T09:30:00.000Z' },
    ]);
    expect(map({ ...LINE, msg: 'starting' }).rejected).toMatchObject([{ code: 'no-outcome', path: 'msg' }]);
  });
});

describeSamples('in-toto-slsa', {
  'cosign-verify.json': {
    adapter: sigstoreAdapter,
    events: [
      {
        kind: 'attestation',
        outcome: 'valid',
        occurredAt: RECEIVED_AT,
        subject:
          'localhost:5000/tcpconnect@sha256:7a91c50d922925f152fec96ed1d84b7bc6b2079c169d68826f6cf307f22d40e6',
      },
    ],
  },
  'slsa-verifier-passed.txt': {
    adapter: sigstoreAdapter,
    events: [
      {
        outcome: 'valid',
        method: 'slsa-verifier',
        subject: 'gitCommit:5bb13ef508b2b8ded49f9264d7712f1316830d10',
        labels: {
          rekorIndex: '3189970',
          builder:
            'https://github.com/slsa-framework/slsa-github-generator/.github/workflows/builder_go_slsa3.yml@refs/tags/v1.2.0',
        },
      },
    ],
  },
  'svr-statements.ndjson': {
    adapter: sigstoreAdapter,
    events: [
      {
        outcome: 'valid',
        subject: 'static@sha256:3A244fd47e07d10...',
        occurredAt: '1985-04-12T23:20:50.52Z',
        labels: { verifier: 'https://example.com/publication_verifier/v2' },
      },
      { outcome: 'valid', subject: 'myapp@sha256:5d5b09f6dcb2d53...', occurredAt: '2024-03-15T10:30:00Z' },
    ],
  },
  'test-result.json': {
    adapter: sigstoreAdapter,
    events: [
      {
        outcome: 'valid',
        subject: 'gitCommit:d20ace7968ba43c0219f62d71334c1095bab1602',
        occurredAt: RECEIVED_AT,
        labels: {
          passed: '13',
          failed: '0',
          url: 'https://github.com/in-toto/in-toto/actions/runs/4425592351',
        },
      },
    ],
  },
  'vsa.dsse.jsonl': {
    adapter: sigstoreAdapter,
    events: [
      {
        outcome: 'valid',
        subject: 'gce_image_id:8970095005306000053',
        occurredAt: '2024-06-12T07:24:34.351608Z',
        labels: {
          verifier: 'https://bcid.corp.google.com/verifier/bcid_package_enforcer/v0.1',
          levels: '["BCID_L1","SLSA_BUILD_LEVEL_2"]',
          signature: 'not verified',
        },
      },
    ],
  },
});

fuzzAdapter(sigstoreAdapter, {
  samples: [
    ...[VSA, TESTS, seal(VSA), [COSIGN], REVIEW].map((record) => JSON.stringify(record)),
    'PASSED: Verified SLSA provenance',
    ...[
      readSample('in-toto-slsa', 'test-result.json'),
      readSample('in-toto-slsa', 'cosign-verify.json'),
    ].filter((text) => text !== null),
  ],
  decisive: ['predicate.verificationResult', 'predicate.result', 'response.allowed', 'payloadType'],
});
