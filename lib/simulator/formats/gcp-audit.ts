import type { EventOf } from '@/lib/domain/event';
import { GCP } from '../estate/environments';
import type { Random } from '../random';
import { defineFormat } from './format';

type Call = {
  log: 'activity' | 'data_access';
  serviceName: string;
  methodName: string;
  resourceName: string;
  permission: string;
  resourceType: string;
  serviceData?: object;
};

/** The call by which a person did what the estate means, for `name` such as `partner-api/role-3f2a`. */
const CALLS: Readonly<Record<string, (name: string, person: string) => Call>> = {
  'secret.read': (name) => ({
    log: 'data_access',
    serviceName: 'secretmanager.googleapis.com',
    methodName: 'google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion',
    resourceName: `projects/${GCP}/secrets/${name.replace('/', '-')}/versions/latest`,
    permission: 'secretmanager.versions.access',
    resourceType: 'audited_resource',
  }),
  'role.grant': (name, person) => changeRole('ADD', name, person),
  'role.revoke': (name, person) => changeRole('REMOVE', name, person),
  'token.create': (name) => ({
    log: 'activity',
    serviceName: 'iam.googleapis.com',
    methodName: 'google.iam.admin.v1.CreateServiceAccountKey',
    resourceName: `projects/-/serviceAccounts/${name.split('/')[0]}@${GCP}.iam.gserviceaccount.com`,
    permission: 'iam.serviceAccountKeys.create',
    resourceType: 'service_account',
  }),
};

const changeRole = (action: 'ADD' | 'REMOVE', name: string, person: string): Call => ({
  log: 'activity',
  serviceName: 'cloudresourcemanager.googleapis.com',
  methodName: 'SetIamPolicy',
  resourceName: `projects/${GCP}`,
  permission: 'resourcemanager.projects.setIamPolicy',
  resourceType: 'project',
  serviceData: {
    '@type': 'type.googleapis.com/google.iam.v1.logging.AuditData',
    policyDelta: {
      bindingDeltas: [
        { action, role: `projects/${GCP}/roles/${name.split('/')[0]}`, member: `user:${person}` },
      ],
    },
  },
});

function write(event: EventOf<'audit'>, random: Random) {
  const { log, permission, resourceType, ...call } = CALLS[event.action]!(
    event.targets[0]!.id,
    event.actor.id,
  );
  return {
    logName: `projects/${GCP}/logs/cloudaudit.googleapis.com%2F${log}`,
    insertId: event.id,
    timestamp: event.occurredAt,
    receiveTimestamp: event.sentAt,
    severity: event.outcome === 'failure' ? 'ERROR' : log === 'activity' ? 'NOTICE' : 'INFO',
    resource: { type: resourceType, labels: { project_id: GCP } },
    protoPayload: {
      '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
      status: event.outcome === 'failure' ? { code: 10, message: 'There were concurrent changes.' } : {},
      authenticationInfo: {
        principalEmail: event.actor.id,
        principalSubject: `user:${event.actor.id}`,
      },
      requestMetadata: {
        callerIp: event.context.ip,
        callerSuppliedUserAgent: event.context.userAgent,
        requestAttributes: { time: event.occurredAt, id: random.hex(16) },
      },
      authorizationInfo: [{ permission, resource: call.resourceName, granted: true }],
      ...call,
    },
  };
}

/**
 * What people do in the Google Cloud project, as Cloud Logging routes it.
 * Source: google/cloud/audit/audit_log.proto and google/logging/v2/log_entry.proto.
 */
export const gcpAudit = defineFormat({
  path: '/api/ingest/gcp-audit',
  kind: 'audit',
  speaks: ({ action, environment }) => environment === GCP && Object.hasOwn(CALLS, action),
  write,
  wrap: (entries) => ({ entries }),
});
