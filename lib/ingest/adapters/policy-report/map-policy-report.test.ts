import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '@/lib/ingest/testing/describe-samples';
import { fuzzAdapter } from '@/lib/ingest/testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '@/lib/ingest/testing/map-text';
import { policyReportAdapter } from './map-policy-report';

/** With every field that the format names. */
const REPORT = {
  apiVersion: 'wgpolicyk8s.io/v1alpha2',
  kind: 'PolicyReport',
  metadata: {
    name: 'r-1',
    namespace: 'shop',
    uid: 'report-uid',
    creationTimestamp: '2026-11-21T09:00:00Z',
  },
  scope: { apiVersion: 'v1', kind: 'Pod', name: 'cart-1', namespace: 'shop' },
  results: [
    {
      source: 'kyverno',
      policy: 'disallow-host-path',
      rule: 'host-path',
      category: 'Pod Security',
      severity: 'high',
      result: 'fail',
      scored: true,
      message: 'HostPath volumes are forbidden.',
      timestamp: { seconds: 1_795_253_400, nanos: 120_000_000 },
      properties: { controls: 'hostPathVolumes' },
    },
  ],
  summary: { pass: 0, fail: 1, warn: 0, error: 0, skip: 0 },
};
const one = { ...REPORT.results[0]! };

const map = (report: unknown) => mapText(policyReportAdapter, JSON.stringify(report));
const decide = (fields: object, report: object = {}) => {
  const { events, rejected } = map({ ...REPORT, ...report, results: [{ ...one, ...fields }] });
  expect(rejected).toEqual([]);
  return events[0]!;
};

describe('a result of a policy report', () => {
  it('is a decision', () => {
    expect(decide({})).toMatchObject({
      kind: 'decision',
      // 1795253400 s after 1970.
      occurredAt: '2026-11-21T09:30:00.12Z',
      outcome: 'deny',
      policy: 'disallow-host-path',
      rule: 'host-path',
      reason: 'HostPath volumes are forbidden.',
      resource: 'Pod/shop/cart-1',
      labels: {
        engine: 'kyverno',
        category: 'Pod Security',
        severity: 'high',
        scored: 'true',
        report: 'PolicyReport/shop/r-1',
        controls: 'hostPathVolumes',
      },
    });
  });

  it.each([
    ['pass', 'allow'],
    ['fail', 'deny'],
    ['warn', 'would-deny'],
    ['error', 'error'],
    ['skip', 'unevaluated'],
  ])('%s is %s', (result, outcome) => {
    expect(decide({ result })).toMatchObject({ outcome });
  });

  it.each([
    [{ scored: false }, 'would-deny'],
    [{ properties: { process: 'background scan' } }, 'would-deny'],
    [{ properties: { process: 'admission review' } }, 'deny'],
    [{ properties: { enforcementAction: 'dryrun' } }, 'would-deny'],
    [{ properties: { mode: 'Audit' } }, 'would-deny'],
    [{ properties: { mode: 'Enforce' } }, 'deny'],
    [{ scored: null, properties: { mode: 5 } }, 'deny'],
  ])('that failed with %j is %s', (fields, outcome) => {
    expect(decide(fields)).toMatchObject({ outcome });
    expect(decide({ ...fields, result: 'pass' })).toMatchObject({ outcome: 'allow' });
  });

  it('is of its own objects, else of the scope of the report', () => {
    const resources = [
      { kind: 'Pod', namespace: 'a', name: 'x' },
      { kind: 'Node', name: 'n-1' },
    ];
    expect(decide({ resources })).toMatchObject({ resource: 'Pod/a/x, Node/n-1' });
    expect(decide({ subjects: resources.slice(1) })).toMatchObject({ resource: 'Node/n-1' });
    expect(decide({ resources: [] }, { scope: undefined }).kind).toBe('decision');
  });

  it('happened when it says, else when the report was made, else when it came', () => {
    expect(decide({ timestamp: '2026-11-21T09:01:00+01:00' }).occurredAt).toBe('2026-11-21T09:01:00+01:00');
    expect(decide({ timestamp: { seconds: '1795253400', nanos: 120_000_000 } }).occurredAt).toBe(
      decide({}).occurredAt,
    );
    expect(decide({ timestamp: { seconds: 0, nanos: 0 } }).occurredAt).toBe('2026-11-21T09:00:00Z');
    expect(decide({ timestamp: undefined }, { metadata: {} }).occurredAt).toBe(RECEIVED_AT);
  });

  it('is the same when the report is sent again, and another with another time, object or outcome', () => {
    const { id } = decide({});
    expect(decide({}, { metadata: { ...REPORT.metadata, resourceVersion: '2' } }).id).toBe(id);
    expect(decide({ timestamp: { seconds: 1_795_253_401 } }).id).not.toBe(id);
    expect(decide({ resources: [{ kind: 'Pod', name: 'other' }] }).id).not.toBe(id);
    expect(decide({ result: 'pass' }).id).not.toBe(id);
    const twice = map({ ...REPORT, results: [one, one] }).events;
    expect(twice[0]!.id).toBe(id);
    expect(twice[1]!.id).not.toBe(id);
  });
});

describe('a policy report', () => {
  it.each([
    ['wgpolicyk8s.io/v1beta1', 'ClusterPolicyReport'],
    ['reports.x-k8s.io/v1beta2', 'PolicyReport'],
    ['openreports.io/v1alpha1', 'Report'],
    ['openreports.io/v1alpha1', 'ClusterReport'],
  ])('of %s %s is read', (apiVersion, kind) => {
    expect(map({ ...REPORT, apiVersion, kind, source: 'trivy' }).events).toHaveLength(1);
    expect(decide({ source: '' }, { apiVersion, kind, source: 'trivy' }).labels).toMatchObject({
      engine: 'trivy',
    });
  });

  it('may be one of a list, or of YAML documents', () => {
    expect(map({ apiVersion: 'v1', kind: 'List', items: [REPORT, REPORT] })).toMatchObject({ records: 2 });
    const yaml = (policy: string) =>
      `apiVersion: wgpolicyk8s.io/v1alpha2\nkind: PolicyReport\nresults:\n- policy: ${policy}\n  result: warn\n`;
    const text = `${yaml('a')}---\n${yaml('b')}---\nkind: [\n`;
    const { events, rejected } = mapText(policyReportAdapter, text);
    expect(events).toMatchObject([
      { policy: 'a', outcome: 'would-deny' },
      { policy: 'b', outcome: 'would-deny' },
    ]);
    expect(rejected).toMatchObject([{ index: 2, code: 'not-understood', path: 'text' }]);
  });

  it('may come as an admission review, which says who wrote it', () => {
    const request = { operation: 'UPDATE', dryRun: true, userInfo: { username: 'kyverno' }, object: REPORT };
    const { events } = map({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', request });
    expect(events).toMatchObject([
      {
        policy: 'disallow-host-path',
        labels: { reported_by: 'kyverno', operation: 'UPDATE', dry_run: 'true' },
      },
    ]);
    expect(map({ kind: 'AdmissionReview', request: { ...request, object: null } }).rejected).toMatchObject([
      { path: 'request.object' },
    ]);
    const broken = { ...REPORT, results: [{ policy: 'a', result: 'perhaps' }] };
    expect(map({ kind: 'AdmissionReview', request: { ...request, object: broken } }).rejected).toMatchObject([
      { path: 'request.object.results.0.result' },
    ]);
  });

  it.each([
    ['an unknown word for its result', { results: [{ ...one, result: 'maybe' }] }, 'results.0.result'],
    ['no result in its result', { results: [one, { ...one, result: undefined }] }, 'results.1.result'],
    ['no policy', { results: [{ ...one, policy: undefined }] }, 'results.0.policy'],
    ['a time that is none', { results: [{ ...one, timestamp: 'now' }] }, 'results.0.timestamp'],
    [
      'half a second as its nanos',
      { results: [{ ...one, timestamp: { seconds: 1, nanos: 0.5 } }] },
      'results.0.timestamp',
    ],
    [
      'a creation time that is none',
      { metadata: { creationTimestamp: 'now' } },
      'metadata.creationTimestamp',
    ],
    ['a version that nobody knows', { apiVersion: 'wgpolicyk8s.io/v9' }, 'apiVersion'],
    ['another kind', { kind: 'Pod' }, 'kind'],
    ['no results', { results: [] }, 'results'],
  ])('with %s is refused as a whole', (_, fields, path) => {
    expect(map({ ...REPORT, ...fields })).toMatchObject({
      events: [],
      rejected: [{ code: 'not-understood', path }],
    });
  });
});

const kyverno = (policy: string, rule: string, outcome: string, resource: string) => ({
  kind: 'decision',
  policy,
  rule,
  outcome,
  resource,
  labels: { engine: 'kyverno' },
  occurredAt: RECEIVED_AT,
});
const labels = (one: string, two: string, namespace: string) => [
  kyverno('check-ns-labels', 'require-ns-env-label', one, `Namespace/${namespace}`),
  kyverno('check-ns-labels', 'require-ns-purpose-label', two, `Namespace/${namespace}`),
];
const anonymousAuth = (occurredAt: string) => [
  {
    policy: 'api-server:anonymous-auth',
    outcome: 'would-deny',
    occurredAt,
    reason: 'ensure that --anonymous-auth argument is set to false',
    labels: { category: 'API Server', index: '1.2.2', scored: 'true' },
  },
  { policy: 'api-server:basic-auth-file', outcome: 'deny', occurredAt },
  { policy: 'api-server:token-auth-file', outcome: 'would-deny', occurredAt, labels: { scored: 'false' } },
];

describeSamples('policy-reports', {
  'admissionreview-create-policyreport.json': {
    adapter: policyReportAdapter,
    events: anonymousAuth('2022-08-27T01:19:12Z').map((event) => ({
      ...event,
      labels: {
        ...event.labels,
        report: 'PolicyReport/default/sample-cis-bench-api-server',
        reported_by: 'kubernetes-admin',
        operation: 'CREATE',
      },
    })),
  },
  'kyverno-conformance.yaml': {
    adapter: policyReportAdapter,
    events: [
      ...labels('deny', 'allow', 'good-ns-1'),
      ...labels('allow', 'allow', 'good-ns-2'),
      ...labels('allow', 'deny', 'bad-ns-1'),
      ...labels('deny', 'deny', 'bad-ns-2'),
      {
        policy: 'check-deployment-replicas-04',
        outcome: 'deny',
        resource: 'Deployment/staging-ns-2/deployment-3',
        reason: 'failed expression: object.spec.replicas <= 5',
        labels: { engine: 'ValidatingAdmissionPolicy' },
      },
      {
        policy: 'ivpol-report-background-sample',
        outcome: 'deny',
        resource: 'Deployment/bad-deployment',
        reason: 'failed to verify image with notary cert',
        labels: { engine: 'KyvernoImageValidatingPolicy' },
      },
      kyverno('disallow-latest-tag', 'autogen-validate-image-tag-pod', 'deny', 'Deployment/test-dpl-1'),
      {
        ...kyverno('psp-baseline', 'baseline', 'unevaluated', 'Pod/test-pod'),
        labels: { engine: 'kyverno', exceptions: 'init1-exception-baseline,init2-exception-baseline' },
      },
    ],
  },
  'kyverno-policyreport.yaml': {
    adapter: policyReportAdapter,
    // 1701868762 s after 1970.
    events: [
      {
        policy: 'disallow-capabilities',
        rule: 'adding-capabilities',
        outcome: 'allow',
        occurredAt: '2023-12-06T13:19:22Z',
        resource: 'Pod/kube-system/kube-apiserver-kind-control-plane',
        labels: { category: 'Pod Security Standards (Baseline)', severity: 'medium', engine: 'kyverno' },
      },
      {
        policy: 'disallow-host-namespaces',
        rule: 'host-namespaces',
        outcome: 'deny',
        occurredAt: '2023-12-06T13:19:22Z',
        reason: expect.stringMatching(/^validation error: Sharing the host namespaces/) as unknown,
      },
    ],
  },
  'sample-cis-k8s.yaml': { adapter: policyReportAdapter, events: anonymousAuth(RECEIVED_AT) },
  'sample-falco-policy.yaml': {
    adapter: policyReportAdapter,
    // Falco saw it and stopped nothing: its results are not scored.
    events: [
      {
        policy: 'Change thread namespace',
        outcome: 'would-deny',
        resource: 'Pod/my-namespace/a-pod',
        labels: { 'container.id': '0f8d7e2a3296', report: 'PolicyReport/my-namespace/falco-alerts-policy' },
      },
      {
        policy: 'audit',
        outcome: 'would-deny',
        resource: undefined,
        labels: { verb: 'create', user: 'username', resp: '200' },
      },
    ],
  },
  'sample-v1beta1-kyverno.yaml': {
    adapter: policyReportAdapter,
    // 1679565894 s after 1970.
    events: [
      {
        policy: 'disallow-capabilities',
        rule: 'adding-capabilities',
        outcome: 'allow',
        occurredAt: '2023-03-23T10:04:54Z',
        resource: 'Pod/nirmata/kyverno-6d88f6dcdd-k6bc5',
      },
    ],
  },
});

const review = {
  apiVersion: 'admission.k8s.io/v1',
  kind: 'AdmissionReview',
  request: { operation: 'CREATE', userInfo: { username: 'x' }, object: REPORT },
};
fuzzAdapter(policyReportAdapter, {
  samples: [
    JSON.stringify(REPORT),
    JSON.stringify(review),
    'apiVersion: wgpolicyk8s.io/v1alpha2\nkind: PolicyReport\nresults: [{policy: a, result: pass}]\n',
    ...[
      'admissionreview-create-policyreport.json',
      'kyverno-conformance.yaml',
      'sample-falco-policy.yaml',
    ].flatMap((name) => readSample('policy-reports', name) ?? []),
  ],
  decisive: ['results.*.result', 'request.object.results.*.result'],
});
