import { expect, it } from 'vitest';
import { mapText } from '../../testing/map-text';
import { kubernetesAuditAdapter as adapter } from './map-audit-event';
import { ALLOWED, FORBIDDEN } from './samples';

const changesOf = (record: object) =>
  mapText(adapter, JSON.stringify(record)).events.flatMap((event) =>
    event.kind === 'audit' ? [event.changes] : [],
  )[0];

const BINDING = {
  ...ALLOWED,
  level: 'Request',
  verb: 'create',
  objectRef: {
    resource: 'rolebindings',
    namespace: 'payments',
    name: 'fix',
    apiGroup: 'rbac.authorization.k8s.io',
    apiVersion: 'v1',
  },
  requestObject: {
    kind: 'RoleBinding',
    metadata: { name: 'fix', annotations: { 'gatehouse.io/justification': 'INC-7', other: 'left out' } },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' },
    subjects: [{ kind: 'User', name: 'sam', apiGroup: 'rbac.authorization.k8s.io' }],
  },
};

it('a binding tells whom it gives which role, and why', () => {
  expect(changesOf(BINDING)).toEqual({
    roleRef: BINDING.requestObject.roleRef,
    subjects: BINDING.requestObject.subjects,
    annotations: { 'gatehouse.io/justification': 'INC-7' },
  });
});

it('a request as somebody else tells who made it', () => {
  expect(changesOf(FORBIDDEN)).toEqual({ impersonator: 'kim', groups: ['system:serviceaccounts'] });
});

it('everything else tells nothing of rights, nor does a binding without its body', () => {
  expect(changesOf(ALLOWED)).toBeUndefined();
  expect(changesOf({ ...BINDING, requestObject: undefined })).toBeUndefined();
  expect(changesOf({ ...BINDING, objectRef: { ...BINDING.objectRef, apiGroup: 'apps' } })).toBeUndefined();
});
