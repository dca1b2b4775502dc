import { expect } from 'vitest';

const TRINO = {
  policy: expect.stringMatching(/^moat\/trino\//) as unknown,
  environment: 'prod',
  revision: undefined,
};
const EOPA = {
  id: '955ee45b-8624-4e23-af67-e3513d69c997',
  occurredAt: '2023-05-12T13:36:37.496602+02:00',
  outcome: 'allow',
  policy: 'authz',
  action: 'GET',
  resource: '/data/fruits',
  latencyMs: 0.11023,
};

/** What each file says, by its payload and by the list of its quirks. */
export const DECISIONS: Record<string, object[]> = {
  'admission-deny.json': [
    {
      id: '0e67fda0-170b-454d-9f5e-29691073f97e',
      occurredAt: '2019-06-04T19:02:35.692Z',
      outcome: 'deny',
      policy: 'admission_control/main',
      revision: expect.stringMatching(/^jafsdkjfhas/) as unknown,
      reason: "Resource Pod/demo/nginx includes container image 'nginx' from prohibited registry",
      action: 'CREATE',
      resource: 'Pod/demo/nginx',
      principal: 'system:serviceaccount:opa-system:default',
      latencyMs: 2.563846,
    },
  ],
  'docker-authz.json': [
    {
      id: '8d4c6d08-b56e-4625-b66c-3e6c00d7a6e7',
      occurredAt: '2020-06-16T16:44:54.328705305Z',
      outcome: 'allow',
      policy: 'opa-docker-authz',
      action: 'POST',
      resource: '/v1.40/images/create',
      principal: undefined,
    },
  ],
  'envoy-ext-authz-compose.log.txt': [
    {
      id: 'f24b02c6-ca09-4c05-8be9-65d9b1586883',
      occurredAt: '2022-04-06T19:36:21.973122844Z',
      outcome: 'allow',
      policy: 'envoy/authz/allow',
      action: 'POST',
      resource: '/v2/entities',
      targetService: 'localhost',
      latencyMs: 166.592875,
      result: expect.objectContaining({ allowed: true }) as unknown,
    },
  ],
  'envoy-ext-authz-console.ndjson': [
    {
      id: '1df154b5-658a-47bf-ac18-be52998605da',
      occurredAt: '2021-05-04T01:21:18.1971808Z',
      outcome: 'deny',
      policy: 'envoy/authz/allow',
      action: 'GET',
      resource: '/books-bought',
      principal: 'bookbuyer',
      targetService: 'bookstore.bookstore',
      latencyMs: 0.425097,
      revision: undefined,
    },
    { id: '3f29d449-7f71-4721-b93c-ad7d375e0f80', outcome: 'allow', resource: '/buy-a-book/new' },
  ],
  'eopa-api.json': [EOPA],
  'eopa-splunk-envelope.json': [EOPA],
  'opa-docs-body.json': [
    {
      id: '4ca636c1-55e4-417a-b1d8-4aceb67960d1',
      occurredAt: '2018-01-01T00:00:00.000000Z',
      outcome: 'allow',
      policy: 'http/example/authz/allow',
      revision: 'W3sibCI6InN5cy9jYXRhbG9nIiwicyI6NDA3MX1d',
      action: 'GET',
      resource: '/salary/bob',
      labels: expect.objectContaining({ requested_by: '[::1]:59943' }) as unknown,
    },
  ],
  'opa-docs-erased.json': [
    {
      id: 'b4638167-7fcb-4bc7-9e80-31f5f87cb738',
      outcome: 'allow',
      policy: 'system/main',
      principal: 'bob',
      masked: ['/input/password', '/input/ssn'],
    },
  ],
  'trino-body.json': [
    { ...TRINO, outcome: 'allow', principal: 'alice', action: 'ExecuteQuery', latencyMs: 17.086993 },
    ...Array.from({ length: 11 }, () => ({ ...TRINO, outcome: 'allow' })),
  ],
};

/** Likewise, of status reports. */
export const STATUSES: Record<string, object[]> = {
  'bundle-update.json': [
    {
      kind: 'change',
      type: 'policy-activated',
      policy: 'trino',
      occurredAt: '2024-06-17T09:33:01.003648626Z',
    },
    { kind: 'source-report', dropped: 0 },
  ],
  'docs-upload-failed.json': [
    {
      kind: 'change',
      type: 'policy-activated',
      policy: 'http/example/authz',
      revision: 'ABC',
      occurredAt: '2018-01-01T00:00:00.000Z',
      service: 'my-example-app',
    },
    {
      kind: 'source-report',
      dropped: 2,
      labels: expect.objectContaining({
        problem: expect.stringContaining('Upload Failed') as unknown,
      }) as unknown,
    },
  ],
};
