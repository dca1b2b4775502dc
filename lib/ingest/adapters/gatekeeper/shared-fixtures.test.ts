import { expect } from 'vitest';
import { describeSamples } from '@/lib/ingest/testing/describe-samples';
import { RECEIVED_AT } from '@/lib/ingest/testing/map-text';
import { kyvernoAdapter } from '../kyverno/map-kyverno';
import { gatekeeperAdapter } from './map-gatekeeper';

const MISSING_LABEL = { policy: 'ns-must-have-gk', reason: 'you must provide labels: {"gatekeeper"}' };

const finding = (name: string) => ({
  ...MISSING_LABEL,
  kind: 'decision',
  outcome: 'would-deny',
  occurredAt: '2019-05-11T01:46:13Z',
  action: 'audit',
  resource: `Namespace/${name}`,
  labels: { constraint_kind: 'K8sRequiredLabels', constraint_action: 'deny', process: 'audit' },
});

describeSamples('policy-violation-events', {
  // The line has an age and no time.
  'gatekeeper-admission-event.txt': {
    adapter: gatekeeperAdapter,
    events: [
      {
        ...MISSING_LABEL,
        kind: 'decision',
        outcome: 'deny',
        occurredAt: RECEIVED_AT,
        action: 'admission',
        resource: 'Namespace/test',
        labels: { age: '39s', event_reason: 'FailedAdmission' },
      },
    ],
  },
  'gatekeeper-audit-log.json': {
    adapter: gatekeeperAdapter,
    events: [
      {
        kind: 'decision',
        outcome: 'would-deny',
        // 1632889070.3075402 s after 1970.
        occurredAt: '2021-09-29T04:17:50.3075402Z',
        policy: 'container-must-have-limits',
        action: 'audit',
        resource: 'Pod/kube-system/kube-scheduler-kind-control-plane',
        reason: 'container <kube-scheduler> has no resource limits',
        labels: {
          audit_id: '2021-09-29T04:17:47Z',
          constraint_kind: 'K8sContainerLimits',
          constraint_action: 'deny',
          constraint_annotations: '{"test-annotation-1":"annotation_1"}',
          resource_labels: '{"env":"prod","my-app-system":"true"}',
        },
      },
    ],
  },
  'gatekeeper-constraint-status.yaml': {
    adapter: gatekeeperAdapter,
    events: ['default', 'gatekeeper-system', 'kube-public', 'kube-system'].map(finding),
  },
  // Only what tests assert: Events of the admission without an action do not say whether they blocked, and
  // the Event on a ConfigMap without a message does not say by which policy.
  'kyverno-events.yaml': {
    adapter: kyvernoAdapter,
    events: [
      {
        kind: 'decision',
        outcome: 'would-deny',
        occurredAt: RECEIVED_AT,
        policy: 'podsecurity-subrule-restricted',
        rule: 'restricted',
        resource: 'Pod/default/badpod01',
        reason: expect.stringMatching(
          /^Validation rule 'restricted' failed\. It violates PodSecurity/,
        ) as unknown,
        labels: { component: 'kyverno-scan', event_action: 'Resource Passed' },
      },
      {
        outcome: 'would-deny',
        policy: 'test-admission-reporting-mpol',
        rule: undefined,
        labels: { component: 'kyverno-scan', policy_kind: 'MutatingPolicy' },
      },
      {
        outcome: 'would-deny',
        policy: 'check-deployment-labels-deny',
        labels: { component: 'kyverno-scan', policy_kind: 'ValidatingPolicy' },
      },
    ],
    rejected: [
      { index: 0, code: 'not-understood', path: 'action' },
      { index: 3, code: 'not-understood', path: 'message' },
      { index: 4, code: 'not-understood', path: 'action' },
    ],
  },
});
