import type { Event } from '@/lib/domain/event';
import { alertmanager } from './formats/alertmanager';
import { auth0 } from './formats/auth0';
import { awsCloudTrail } from './formats/aws-cloudtrail';
import { awsVpcFlow } from './formats/aws-vpc-flow';
import { cedar } from './formats/cedar';
import { ciliumHubble } from './formats/cilium-hubble';
import { envoy } from './formats/envoy';
import { flux } from './formats/flux';
import type { Format } from './formats/format';
import { gatekeeper } from './formats/gatekeeper';
import { gcpAudit } from './formats/gcp-audit';
import { github } from './formats/github';
import { keycloak } from './formats/keycloak';
import { kubernetesAudit } from './formats/kubernetes-audit';
import { markers } from './formats/markers';
import { ocsf } from './formats/ocsf';
import { okta } from './formats/okta';
import { otlpLogs } from './formats/otlp-logs';
import { pagerDuty } from './formats/pagerduty';
import { spire } from './formats/spire';
import { vault } from './formats/vault';
import { ztunnel } from './formats/ztunnel';

/** Every source whose own format a share of the estate speaks; a new one is a file in `formats/` and a line here. */
export const FORMATS: readonly Format[] = [
  cedar,
  awsVpcFlow,
  envoy,
  ciliumHubble,
  ztunnel,
  okta,
  keycloak,
  auth0,
  spire,
  ocsf,
  alertmanager,
  pagerDuty,
  markers,
  flux,
  github,
  otlpLogs,
  kubernetesAudit,
  awsCloudTrail,
  gatekeeper,
  gcpAudit,
  vault,
];

/** What every event of the estate can be told in. */
export const NATIVE: Format = {
  path: '/api/ingest/events',
  write: (event) => event,
  wrap: (records) => records,
};

/** An event as the estate sends it: the record, and the format that it is in, the first that speaks of it. */
export function writeRecord(event: Event): { format: Format; record: object } {
  for (const format of FORMATS) {
    const record = format.write(event);
    if (record) return { format, record };
  }
  return { format: NATIVE, record: event };
}
