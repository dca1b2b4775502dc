/** The eight failures of a trust zone, with their names. Source: spec/product.md, "What breaks". */
export const FAILURES = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8'] as const;
export type Failure = (typeof FAILURES)[number];

export const FAILURE_NAMES: Readonly<Record<Failure, string>> = {
  F1: 'Policy drift',
  F2: 'Telemetry loss',
  F3: 'Identity rotation failure',
  F4: 'Over-restriction',
  F5: 'Slow policy checks',
  F6: 'Cost blow-out',
  F7: 'Misclassification',
  F8: 'Mesh or control plane outage',
};
