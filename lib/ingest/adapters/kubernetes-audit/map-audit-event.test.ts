import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '../../testing/map-text';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { auditEventSchema } from './audit-event-schema';
import { isPlainAuditEvent } from './is-plain-audit-event';
import { kubernetesAuditAdapter as adapter } from './map-audit-event';
import { ALLOWED, FORBIDDEN, WATCH_STARTED, withAnswer } from './samples';

const map = (...records: object[]) => mapText(adapter, JSON.stringify({ kind: 'EventList', items: records }));
const only = (record: object) => map(record).events;

describe('a request', () => {
  it('that was carried out is one audit event with actor, object and latency', () => {
    expect(only(ALLOWED)).toEqual([
      {
        kind: 'audit',
        id: '0a8f2a0e-5c0b-4b7e-9a52-0a1d8b6f5e01',
        occurredAt: '2026-11-20T08:00:00.112500Z',
        environment: undefined,
        principal: 'kim',
        outcome: 'success',
        actor: { type: 'user', id: 'kim' },
        action: 'patch',
        targets: [{ type: 'deployments.apps', id: 'payments/api' }],
        context: { ip: '192.0.2.7', userAgent: 'kubectl/v1.34.0' },
        labels: {
          namespace: 'payments',
          groups: '["sre","system:authenticated"]',
          stage: 'ResponseComplete',
          level: 'Metadata',
          code: '200',
          latencyMs: '12.5',
          requestURI: '/apis/apps/v1/namespaces/payments/deployments/api?fieldManager=kubectl',
          sourceIPs: '["192.0.2.7","198.51.100.1"]',
          'authorization.k8s.io/decision': 'allow',
        },
      },
    ]);
  });

  it('that RBAC forbade is also a denial, of the one on whose behalf it was made', () => {
    const [audit, decision, ...more] = only(FORBIDDEN);
    expect(more).toEqual([]);
    expect(audit).toMatchObject({
      outcome: 'failure',
      actor: { type: 'service-account', id: 'system:serviceaccount:batch:report' },
      labels: { impersonator: 'kim' },
    });
    expect(decision).toMatchObject({
      kind: 'decision',
      id: `${FORBIDDEN.auditID}:decision`,
      outcome: 'deny',
      policy: 'kubernetes-rbac',
      principal: 'system:serviceaccount:batch:report',
      action: 'list',
      resource: 'secrets/payments',
      reason: FORBIDDEN.responseStatus.message,
      latencyMs: 12.5,
    });
  });

  it.each(['ResponseStarted', 'ResponseComplete', 'Panic'])('keeps its id in the stage %s', (stage) => {
    expect(only({ ...WATCH_STARTED, stage })[0]).toMatchObject({ id: WATCH_STARTED.auditID });
  });

  it('that panicked failed, whatever was answered before', () => {
    expect(only({ ...ALLOWED, stage: 'Panic', responseStatus: undefined })[0]).toMatchObject({
      outcome: 'failure',
    });
  });

  it('that was only received is not counted beside its response', () => {
    expect(map({ ...ALLOWED, stage: 'RequestReceived', responseStatus: undefined })).toMatchObject({
      events: [],
      rejected: [{ code: 'not-finished', path: 'stage' }],
    });
  });

  it('without an object is about its path, without the query', () => {
    expect(only({ ...ALLOWED, objectRef: undefined, requestURI: '/healthz?verbose' })[0]).toMatchObject({
      targets: [{ type: 'path', id: '/healthz' }],
    });
  });

  it('without any time happened when it was received, and says so', () => {
    const { stageTimestamp: _stage, requestReceivedTimestamp: _received, ...timeless } = ALLOWED;
    expect(only(timeless)[0]).toMatchObject({
      occurredAt: RECEIVED_AT,
      labels: { occurredAt: 'when it was received: the record has no time' },
    });
  });
});

describe('a request that was authorized and then refused', () => {
  it.each([
    [
      403,
      'pods "a" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
      { policy: 'PodSecurity restricted:latest' },
    ],
    [
      403,
      'pods "a" is forbidden: unable to validate against any security context constraint: [provider "anyuid": Forbidden]',
      { policy: 'SecurityContextConstraints' },
    ],
    [
      403,
      'admission webhook "validation.gatekeeper.sh" denied the request: [ns-must-have-owner] you must provide labels: {"owner"}',
      { policy: 'ns-must-have-owner', rule: 'validation.gatekeeper.sh' },
    ],
    [
      400,
      'admission webhook "validate.kyverno.svc-fail" denied the request: \n\nresource Pod/payments/a was blocked due to the following policies \n\nrequire-labels:\n  check-team: \'validation error: label team is required\'',
      { policy: 'require-labels', rule: 'check-team' },
    ],
    [
      422,
      "deployments.apps \"api\" is forbidden: ValidatingAdmissionPolicy 'replica-limit.example.com' with binding 'replica-limit-prod' denied request: failed expression: object.spec.replicas <= 5",
      { policy: 'replica-limit.example.com', rule: 'replica-limit-prod' },
    ],
    [
      403,
      'admission webhook "policy.example.com" denied the request: no',
      { policy: 'policy.example.com', rule: undefined },
    ],
    [
      403,
      'pods "a" is forbidden: exceeded quota: compute, requested: cpu=4, used: cpu=2, limited: cpu=5',
      { policy: 'ResourceQuota compute' },
    ],
    [403, 'it is not allowed', { policy: 'kubernetes-admission' }],
  ])('with %i: the denial names who refused (%s)', (code, message, expected) => {
    expect(only(withAnswer(code, message))[1]).toMatchObject({
      kind: 'decision',
      outcome: 'deny',
      reason: message,
      ...expected,
    });
  });

  it('by a conflict or a lacking object is a failure and no denial', () => {
    expect(only(withAnswer(409, 'already exists'))).toMatchObject([{ kind: 'audit', outcome: 'failure' }]);
  });

  it('without annotations is RBAC only where the message has its words', () => {
    const { annotations: _annotations, ...bare } = withAnswer(403, 'it is not allowed');
    expect(only(bare)[1]).toMatchObject({ policy: 'kubernetes' });
    const { annotations: _none, ...forbidden } = FORBIDDEN;
    expect(only(forbidden)[1]).toMatchObject({ policy: 'kubernetes-rbac' });
  });
});

describe('a policy in audit mode', () => {
  it('would have denied what it let through', () => {
    const annotations = {
      'validation.policy.admission.k8s.io/validation_failure':
        '[{"message":"at most five","policy":"replica-limit.example.com","binding":"replica-limit-test","expressionIndex":0,"validationActions":["Audit"]}]',
    };
    expect(only({ ...ALLOWED, annotations })[1]).toMatchObject({
      outcome: 'would-deny',
      policy: 'replica-limit.example.com',
      rule: 'replica-limit-test',
      reason: 'at most five',
    });
  });

  it('of Pod Security is named with its level', () => {
    const annotations = {
      'pod-security.kubernetes.io/audit-violations':
        'would violate PodSecurity "baseline:v1.30": host namespaces',
    };
    expect(only({ ...ALLOWED, annotations })[1]).toMatchObject({
      outcome: 'would-deny',
      policy: 'PodSecurity baseline:v1.30',
    });
  });
});

describe('a sign-in', () => {
  it('that failed is answered 401', () => {
    const answer = { ...withAnswer(401, 'Unauthorized'), user: {} };
    expect(only(answer)).toMatchObject([
      { kind: 'audit', outcome: 'failure', actor: { type: 'anonymous', id: 'unauthenticated' } },
      { kind: 'auth', outcome: 'failure', provider: 'kubernetes', reason: 'Unauthorized' },
    ]);
  });

  it.each([
    [
      { authenticated: true, user: { username: 'kim' } },
      { outcome: 'success', principal: 'kim' },
    ],
    [
      { error: 'token has expired', user: {} },
      { outcome: 'failure', reason: 'token has expired' },
    ],
  ])('is what a token review answers: %j', (status, expected) => {
    const review = {
      ...ALLOWED,
      verb: 'create',
      objectRef: { resource: 'tokenreviews', apiGroup: 'authentication.k8s.io', apiVersion: 'v1' },
      requestObject: { spec: { token: 'a-secret-token' } },
      responseObject: { kind: 'TokenReview', status },
    };
    const events = only(review);
    expect(events[1]).toMatchObject({ kind: 'auth', method: 'token-review', ...expected });
    expect(JSON.stringify(events)).not.toContain('a-secret-token');
  });

  it('of OpenShift is in its annotations, and a word that nobody knows is refused', () => {
    const login = (decision: string) => ({
      ...ALLOWED,
      annotations: {
        'authentication.openshift.io/decision': decision,
        'authentication.openshift.io/username': 'kim',
      },
    });
    expect(only(login('deny'))[1]).toMatchObject({ kind: 'auth', outcome: 'failure', principal: 'kim' });
    expect(map(login('perhaps')).rejected).toMatchObject([
      { code: 'unmapped-result', path: 'annotations.authentication.openshift.io/decision' },
    ]);
  });
});

describe('the audit log of EKS', () => {
  it('arrives as texts in a CloudWatch Logs subscription', () => {
    const logEvents = [JSON.stringify(ALLOWED), 'no event'].map((message) => ({
      id: '1',
      timestamp: 1,
      message,
    }));
    expect(mapText(adapter, JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents }))).toMatchObject({
      events: [{ id: ALLOWED.auditID }],
      rejected: [{ index: 1, code: 'not-json', path: 'message' }],
    });
  });
});

it.each(['log', 'message'])('a line that a shipper carries in `%s` is the event that it holds', (field) => {
  const shipped = { [field]: `${JSON.stringify(ALLOWED)}\n`, '@timestamp': '2026-11-21T09:30:09Z' };
  expect(mapText(adapter, JSON.stringify(shipped))).toEqual(mapText(adapter, JSON.stringify(ALLOWED)));
});

describe('a record that is none of the audit log', () => {
  it.each([
    [{ ...ALLOWED, stage: 'Sometime' }, 'stage'],
    [{ ...ALLOWED, apiVersion: 'audit.k8s.io/v2' }, 'apiVersion'],
    [{ ...ALLOWED, auditID: undefined }, 'auditID'],
    [{ ...ALLOWED, stageTimestamp: 'soon' }, 'stageTimestamp'],
    [
      { ...ALLOWED, annotations: { 'authorization.k8s.io/decision': 'maybe' } },
      'annotations.authorization.k8s.io/decision',
    ],
  ])('is refused with the field', (record, path) => {
    expect(map(record).rejected).toMatchObject([{ path }]);
  });
});

const user = (id: string) => ({ kind: 'audit', actor: { type: 'user', id } });
const bob = (id: string, resource: string) => [
  { ...user('bob'), id, outcome: 'failure', action: 'list', labels: { impersonator: 'system:admin' } },
  { kind: 'decision', outcome: 'deny', policy: 'kubernetes-rbac', principal: 'bob', resource },
];
const denied = (name: string, resource: string) => [
  { kind: 'audit', outcome: 'failure', principal: name, labels: { impersonator: 'system:admin' } },
  { kind: 'decision', outcome: 'deny', policy: 'kubernetes-rbac', principal: name, resource },
];
const ok = (action: string, type: string, id: string, principal?: string) => ({
  kind: 'audit',
  outcome: 'success',
  action,
  targets: [{ type, id }],
  ...(principal && { principal }),
});
const podSecurity = (pod: string) => [
  {
    kind: 'audit',
    outcome: 'failure',
    actor: {
      type: 'service-account',
      id: 'system:serviceaccount:openshift-operator-lifecycle-manager:olm-operator-serviceaccount',
    },
    action: 'create',
    targets: [{ type: 'pods', id: 'openshift-marketplace' }],
    context: { ip: '10.128.0.52', userAgent: 'catalog/v0.0.0 (linux/amd64) kubernetes/$Format' },
  },
  {
    kind: 'decision',
    outcome: 'deny',
    policy: 'PodSecurity baseline:v1.25',
    reason: expect.stringContaining(pod),
  },
];
const flunders = {
  ...ok('deletecollection', 'flunders.wardle.example.com', 'example-raw', 'system:admin'),
  id: '5b41e1ef-d0a5-4df0-b0bd-d5c317cbad8b',
};

describeSamples('k8s-audit', {
  'denied-impersonated-a.ndjson': {
    adapter,
    events: [
      ...bob('033d17af-082d-4b24-aa22-627752e83d71', 'pods/default'),
      ...bob('0c0d86ba-4cbd-4e35-ba05-25df8e630bcb', 'pods/ns1'),
      ...denied('system:serviceaccount:ns1:sa1', 'pods/default'),
      ...denied('system:serviceaccount:ns1:sa1', 'pods/*'),
      ...denied('alice', 'pods/ns1'),
      ...denied('alice', 'secrets/ns1'),
      { ...ok('list', 'pods', 'default', 'bob'), occurredAt: '2017-09-11T19:58:37Z' },
      ok('list', 'pods', '*', 'system:serviceaccount:ns1:sa1'),
      ok('get', 'path', '/api', 'bob'),
      ok('get', 'path', '/apis', 'bob'),
      ok('get', 'path', '/apis/apiregistration.k8s.io/v1beta1', 'bob'),
      ok('get', 'path', '/apis/extensions/v1beta1', 'bob'),
    ],
  },
  'eventlist-webhook-body.json': {
    adapter,
    events: [
      {
        ...ok('watch', 'groups.user.openshift.io', '*', 'system:apiserver'),
        id: '0c8bc986-b74c-4392-8756-7bdbaf3cc63e',
        occurredAt: '2023-10-18T09:31:30.332784Z',
        labels: { stage: 'ResponseComplete' },
      },
      {
        ...ok('watch', 'groups.user.openshift.io', '*', 'system:apiserver'),
        id: '3803e946-cbd2-4fe7-b8c0-57dba6a849d9',
        labels: { stage: 'ResponseStarted', latencyMs: '0.39' },
      },
    ],
  },
  'openshift-admission-a.ndjson': {
    adapter,
    events: [
      ...podSecurity('certified-operators-bfkmv'),
      ...podSecurity('redhat-operators-pnwsz'),
      ok('get', 'prometheusrules.monitoring.coreos.com', 'openshift-kube-apiserver/cpu-utilization'),
      ok(
        'get',
        'proxies.config.openshift.io',
        'cluster',
        'system:serviceaccount:openshift-cluster-version:default',
      ),
      ok('get', 'namespaces', 'openshift-cloud-credential-operator/openshift-cloud-credential-operator'),
      ok('get', 'leases.coordination.k8s.io', 'kafka/strimzi-cluster-operator'),
      ok('create', 'subjectaccessreviews.authorization.k8s.io', '*'),
      ok('create', 'subjectaccessreviews.authorization.k8s.io', '*'),
    ],
  },
  'openshift-raw-samples.ndjson': {
    adapter,
    events: [
      {
        kind: 'audit',
        outcome: 'failure',
        actor: { type: 'anonymous', id: 'system:anonymous' },
        action: 'head',
        targets: [{ type: 'path', id: '/' }],
        context: { ip: '10.131.0.5', userAgent: 'Go-http-client/1.1' },
      },
      {
        kind: 'decision',
        outcome: 'deny',
        policy: 'kubernetes-rbac',
        principal: 'system:anonymous',
        resource: '/',
        reason: 'forbidden: User "system:anonymous" cannot head path "/"',
        latencyMs: 3.544,
      },
      ok('get', 'kubecontrollermanagers.operator.openshift.io', 'cluster'),
      ok('get', 'path', '/openapi/v2', 'system:aggregator'),
    ],
  },
  'rbac-and-workload-a.ndjson': {
    adapter,
    events: [
      { ...ok('create', 'namespaces', 'foo'), actor: { type: 'anonymous', id: 'system:anonymous' } },
      ok('create', 'pods/attach', 'default/nginx-deployment-7998647bdf-phvq7', 'minikube-user'),
      ok('create', 'clusterrolebindings.rbac.authorization.k8s.io', 'some-reader-binding', 'minikube-user'),
      ok('create', 'pods', 'default', 'system:serviceaccount:kube-system:replicaset-controller'),
      ok('create', 'secrets', 'default/example-secret', 'minikube-user'),
      ok('delete', 'clusterroles.rbac.authorization.k8s.io', 'some-reader', 'minikube-user'),
      ok('create', 'pods/exec', 'default/nginx-deployment-7998647bdf-phvq7', 'minikube-user'),
      ok('patch', 'clusterroles.rbac.authorization.k8s.io', 'system:node-problem-detector', 'minikube-user'),
      ok('create', 'configmaps', 'default/my-config', 'minikube-user'),
      ok('create', 'services', 'default/nginx', 'minikube-user'),
    ],
  },
  'recorded-mutations.ndjson': {
    adapter,
    events: [
      {
        ...ok('patch', 'deployments.apps/scale', 'scale-audit-capture/scale-audit-target', 'system:admin'),
        id: '539bcccb-1b11-4820-83fa-356b5846b95e',
      },
      // One request, recorded twice: the same id.
      flunders,
      flunders,
    ],
  },
});

fuzzAdapter(adapter, {
  samples: [
    JSON.stringify({ kind: 'EventList', items: [ALLOWED, FORBIDDEN, WATCH_STARTED] }),
    ...[readSample('k8s-audit', 'eventlist-webhook-body.json')].filter((text) => text !== null),
  ],
  decisive: ['stage', 'responseStatus.code', 'responseStatus.status'],
});

it('the quick look at a record never takes what the schema refuses or changes', () => {
  const odd = fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    'Event',
    'audit.k8s.io/v1beta1',
    'Panic',
    'Success',
    200,
    1_000,
    -1,
    0.5,
    true,
    [],
    ['a'],
    [1],
    {},
    { username: 1 },
    { groups: 'a' },
    { groups: [null] },
    { resource: [] },
    { code: 1_000 },
    { code: null },
    { status: 'Perhaps' },
    { message: {} },
    { 'authorization.k8s.io/decision': 'maybe' },
    { 'authorization.k8s.io/decision': null },
    { 'authorization.k8s.io/decision': 'forbid' },
  );
  const fields = Object.keys(auditEventSchema.shape);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...fields), odd, { maxKeys: 4 }), (changed) => {
      const record = { ...ALLOWED, ...changed };
      // What it takes is the record as it came: the schema must not only agree, but change nothing.
      if (isPlainAuditEvent(record)) expect(auditEventSchema.parse(record)).toEqual(record);
    }),
    { numRuns: 2_000 },
  );
  expect([ALLOWED, FORBIDDEN, WATCH_STARTED].every(isPlainAuditEvent)).toBe(true);
});
