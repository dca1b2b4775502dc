/** The name under which engines report a bundle, and a policy that the bundle carries. */
export type ReportingBundle = { name: string; policy: string };

/** The names of bundles that carry a policy, or what it lies below of; a bundle does not carry itself. */
export const namesCarrying = (policy: string, bundles: readonly ReportingBundle[]): string[] => [
  ...new Set(
    bundles
      .filter(
        (each) => each.name !== policy && (each.policy === policy || policy.startsWith(`${each.policy}/`)),
      )
      .map(({ name }) => name),
  ),
];
