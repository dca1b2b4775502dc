type Json = Record<string, unknown>;

/** Names of Gatekeeper's violation export, and what its log calls the same. */
const NAMES: Record<string, string> = {
  id: 'audit_id',
  eventType: 'event_type',
  message: 'msg',
  name: 'constraint_name',
  namespace: 'constraint_namespace',
  kind: 'constraint_kind',
  group: 'constraint_group',
  version: 'constraint_api_version',
  enforcementAction: 'constraint_action',
  enforcementActions: 'constraint_enforcement_actions',
  constraintAnnotations: 'constraint_annotations',
  resourceKind: 'resource_kind',
  resourceNamespace: 'resource_namespace',
  resourceName: 'resource_name',
  resourceGroup: 'resource_group',
  resourceAPIVersion: 'resource_api_version',
  resourceLabels: 'resource_labels',
  details: 'details',
};

/** An exported violation (Gatekeeper's pub/sub and disk export) under the names that the log uses. */
export const readPublishedViolation = (message: Json): Json =>
  Object.fromEntries(
    Object.entries(NAMES).flatMap(([published, logged]) =>
      message[published] === undefined ? [] : [[logged, message[published]]],
    ),
  );

/** The path within an exported violation of what the log has at `path`. */
export function toPublishedPath(path: string): string {
  const [first = '', ...rest] = path.split('.');
  const published = Object.keys(NAMES).find((name) => NAMES[name] === first) ?? first;
  return [published, ...rest].join('.');
}
