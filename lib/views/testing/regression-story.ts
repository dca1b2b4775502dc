import { writeEvents } from './write-events';

/** The policy of the story, as its decisions name it. */
export const POLICY = 'pci/egress/allow';
export const NOW = new Date('2026-11-21T12:00:00Z');

export const V1 = 'package pci.egress\n\ndefault allow := false\n\nallow if input.port in {443, 8443}\n';
export const V2 = 'package pci.egress\n\ndefault allow := false\n\nallow if input.port == 443\n';

const at = (clock: string) => `2026-11-21T${clock}Z`;

const published = (revision: string, clock: string, text: string | null) => ({
  kind: 'change',
  id: `${revision}-published`,
  type: 'policy-published',
  occurredAt: at(clock),
  zone: 'pci',
  policy: POLICY,
  revision,
  author: 'ada',
  commit: `commit-of-${revision}`,
  message: `Message of ${revision}`,
  ...(text !== null && { files: { 'egress.rego': text } }),
});

const activated = (
  revision: string,
  clock: string,
  environment: string,
  id = `${revision}-${environment}`,
) => ({
  kind: 'change',
  id: `${id}-${clock}`,
  type: 'policy-activated',
  occurredAt: at(clock),
  zone: 'pci',
  policy: POLICY,
  revision,
  environment,
});

/** An OPA instance's status report that says which revision of the bundle it activated. */
const status = (instance: string, revision: string, clock: string, environment: string) => ({
  labels: { id: instance, environment, zone: 'pci' },
  bundles: { 'pci/egress': { active_revision: revision, last_successful_activation: at(clock) } },
});

export const decision = (
  id: string,
  clock: string,
  outcome: string,
  fields: Readonly<Record<string, unknown>> = {},
) => ({
  kind: 'decision',
  id,
  occurredAt: at(clock),
  outcome,
  zone: 'pci',
  environment: 'aws',
  service: 'payments-api',
  principal: 'spiffe://acme/payments-api',
  policy: POLICY,
  rule: outcome === 'deny' ? 'egress-3' : undefined,
  revision: clock < '10:02' ? 'v1' : 'v2',
  action: 'GET',
  resource: '/cards',
  targetService: 'vault',
  input: { port: 8443, user: { name: 'ada' } },
  ...fields,
});

/**
 * v1 is in force; at 10:00 v2 is published, at 10:02 active in aws (reported by the pipeline and two
 * engines), at 10:05 in gcp; it denies what v1 allowed; at 10:22 it is rolled back.
 */
export async function writeRegression(): Promise<void> {
  await writeEvents(
    [
      published('v1', '08:00:00', V1),
      activated('v1', '08:01:00', 'aws'),
      activated('v1', '08:02:00', 'gcp'),
      published('v2', '10:00:00', V2),
      activated('v2', '10:02:00', 'aws'),
      activated('v2', '10:05:00', 'gcp'),
      {
        kind: 'change',
        id: 'v2-rolled-back',
        type: 'policy-rolled-back',
        occurredAt: at('10:22:00'),
        zone: 'pci',
        policy: POLICY,
        revision: 'v2',
        author: 'grace',
      },
      activated('v1', '10:22:30', 'aws'),
      activated('v1', '10:22:40', 'gcp'),
      decision('allowed-far', '09:30:00', 'allow'),
      decision('allowed-near', '10:01:00', 'allow', { input: { port: 443, user: { name: 'ada' } } }),
      decision('allowed-other-action', '10:09:30', 'allow', { action: 'POST' }),
      decision('denied-1', '10:10:00', 'deny', { masked: ['/input/user/name'] }),
      decision('denied-2', '10:11:00', 'deny'),
      decision('denied-3', '10:12:00', 'deny'),
      decision('denied-other-rule', '10:13:00', 'deny', { rule: 'egress-4' }),
      decision('denied-other-service', '10:13:30', 'deny', { service: 'refunds' }),
    ],
    NOW,
  );
  await writeEvents(
    [
      status('opa-1', 'v1', '08:01:00', 'aws'),
      status('opa-2', 'v1', '08:01:10', 'aws'),
      status('opa-1', 'v2', '10:02:00', 'aws'),
      status('opa-2', 'v2', '10:02:10', 'aws'),
    ],
    NOW,
    'opa/status',
  );
}
