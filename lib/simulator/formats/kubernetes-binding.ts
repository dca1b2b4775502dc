import type { EventOf } from '@/lib/domain/event';

/** What a binding binds, as events of the estate carry it in their changes. */
export type Binding = {
  role: string;
  holder: string;
  annotations?: Readonly<Record<string, string>>;
};

const VERBS: Readonly<Record<string, string>> = {
  'role-binding.create': 'create',
  'role-binding.delete': 'delete',
};

/** Whether the estate means the making or taking away of a role binding. */
export const isBindingAction = (action: string): boolean => Object.hasOwn(VERBS, action);

/**
 * The request that made or took away a RoleBinding (a target `namespace/name`) or a ClusterRoleBinding (a target
 * `name`), at the level Request: with the object that was sent.
 */
export function writeBinding(event: EventOf<'audit'>): object {
  const { actor, context, targets, changes } = event;
  const verb = VERBS[event.action]!;
  const [name, namespace] = targets[0]!.id.split('/').toReversed() as [string, string | undefined];
  const resource = namespace ? 'rolebindings' : 'clusterrolebindings';
  const path = `/apis/rbac.authorization.k8s.io/v1/${namespace ? `namespaces/${namespace}/` : ''}${resource}`;
  const { role, holder, annotations } = (changes ?? {}) as Partial<Binding>;
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'Request',
    auditID: event.id,
    stage: 'ResponseComplete',
    requestURI: verb === 'create' ? path : `${path}/${name}`,
    verb,
    user: { username: actor.id, groups: ['acme:platform-security', 'system:authenticated'] },
    sourceIPs: [context.ip],
    userAgent: context.userAgent,
    objectRef: {
      resource,
      ...(namespace && { namespace }),
      name,
      apiGroup: 'rbac.authorization.k8s.io',
      apiVersion: 'v1',
    },
    responseStatus: { metadata: {}, code: verb === 'create' ? 201 : 200 },
    ...(verb === 'create' && {
      requestObject: {
        kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
        apiVersion: 'rbac.authorization.k8s.io/v1',
        metadata: { name, ...(namespace && { namespace }), ...(annotations && { annotations }) },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: holder }],
      },
    }),
    requestReceivedTimestamp: event.occurredAt,
    stageTimestamp: event.occurredAt,
    annotations: { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': '' },
    cluster: event.environment,
  };
}
