/** What an alert or incident is about: the first step of triage tells these apart. */
export const CAUSES = [
  'budget',
  'policy',
  'attestation',
  'identity',
  'telemetry',
  'network',
  'data',
  'cost',
  'audit',
  'product',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Each as people read it. */
export const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  budget: 'Objective',
  policy: 'Policy',
  attestation: 'Attestation',
  identity: 'Identity',
  telemetry: 'Telemetry',
  network: 'Network',
  data: 'Data',
  cost: 'Cost',
  audit: 'Audit log',
  product: 'Gatehouse itself',
};
