import { stringify } from 'yaml';
import type { PathPattern, Rule } from '../access';
import { APP_LABEL, type Peer } from '../network-policy/peer';

/** Istio's template of a path: `{*}` is one segment (since Istio 1.22). */
const writePath = (pattern: PathPattern): string => pattern.map((segment) => segment ?? '{*}').join('/');

/** Rules as an Istio AuthorizationPolicy that allows them to the workload of a service. Empty for no rules. */
export function writeIstio(rules: readonly Rule[], { app, namespace }: Peer): string {
  if (rules.length === 0) return '';
  return stringify(
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: `suggested-${app.toLowerCase()}`, namespace },
      spec: {
        selector: { matchLabels: { [APP_LABEL]: app } },
        action: 'ALLOW',
        rules: rules.map(({ principals, actions, paths }) => ({
          from: [{ source: { principals } }],
          to: [{ operation: paths ? { methods: actions, paths: paths.map(writePath) } : { ports: actions } }],
        })),
      },
    },
    // An alias instead of a repeated list would be read, but not by every person.
    { aliasDuplicateObjects: false },
  );
}
