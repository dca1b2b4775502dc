import { awsCloudTrailAdapter } from '../adapters/aws-cloudtrail/map-record';
import { awsCloudTrailSetup } from '../adapters/aws-cloudtrail/setup';
import { azureAdapter } from '../adapters/azure/map-record';
import { azureSetup } from '../adapters/azure/setup';
import { gcpAuditAdapter } from '../adapters/gcp-audit/map-log-entry';
import { gcpAuditSetup } from '../adapters/gcp-audit/setup';
import { kubernetesAuditAdapter } from '../adapters/kubernetes-audit/map-audit-event';
import { kubernetesAuditSetup } from '../adapters/kubernetes-audit/setup';
import type { Sources } from '../source';

/** Audit logs of clouds and platforms. */
export const CLOUD_AUDIT: Sources = {
  'kubernetes-audit': {
    adapter: kubernetesAuditAdapter,
    setup: kubernetesAuditSetup,
    aliases: ['k8s-audit'],
  },
  'aws-cloudtrail': { adapter: awsCloudTrailAdapter, setup: awsCloudTrailSetup, aliases: ['cloudtrail'] },
  'gcp-audit': { adapter: gcpAuditAdapter, setup: gcpAuditSetup },
  azure: { adapter: azureAdapter, setup: azureSetup, aliases: ['azure-logs'] },
};
