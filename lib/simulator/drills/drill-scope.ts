/** The marked scope of a drill: names that exist in it alone, so that nothing real is touched. */
export type DrillScope = {
  zone: string;
  /** Begins every other name. */
  environment: string;
  /** A class of data that the zone may not hold. */
  foreignClassification: string;
};

const SERVICES = ['checkout', 'ledger', 'cards', 'reports'] as const;

/** The names within a scope. */
export const namesOf = ({ environment }: DrillScope) => ({
  services: SERVICES.map((name) => `${environment}-${name}`),
  policy: `${environment}/egress`,
  provider: `${environment}-idp`,
  /** Where another revision runs than in the environment itself. */
  otherEnvironment: `${environment}-b`,
});
