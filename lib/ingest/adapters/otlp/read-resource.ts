import { cutText } from '@/lib/domain/cut-text';
import { LONGEST } from '../parts/first-text';
import { attributeText, readAttributes, type Attributes } from './otlp-values';

/** Who sent telemetry, by the attributes of its resource (OpenTelemetry's semantic conventions, and trust tags). */
export type ResourceFacts = {
  service: string | undefined;
  environment: string | undefined;
  zone: string | undefined;
  host: string | undefined;
  agent: string | undefined;
  missingTags: string[];
  attributes: Attributes;
};

const ZONE = ['trust.zone', 'gatehouse.zone', 'trust_zone'];
const ENVIRONMENT = ['deployment.environment.name', 'deployment.environment'];
const CLUSTER = [
  'k8s.cluster.name',
  'cloud.account.id',
  'openshift.cluster.uid',
  'openshift.cluster_id',
  'k8s.cluster.uid',
];
const HOST = ['host.name', 'k8s.node.name', 'kubernetes.host', 'host.id'];

/** What an SDK puts where nobody named the service: a name of nothing. */
const isNamed = (service: string | undefined): boolean =>
  service !== undefined && !/^unknown_service(:|$)/.test(service);

/**
 * Reads a resource. The trust tags that telemetry must carry are `service.name`, `trust.zone` and
 * `deployment.environment.name` (older names of the same are taken too); `missingTags` names those it lacks.
 */
export function readResource(resource: unknown): ResourceFacts {
  const attributes = readAttributes((resource as { attributes?: unknown } | null | undefined)?.attributes);
  const text = (...names: string[]) => {
    const found = attributeText(attributes, ...names);
    return found === undefined ? undefined : cutText(found, LONGEST.name);
  };
  const service = text('service.name');
  const zone = text(...ZONE);
  const environment = text(...ENVIRONMENT);
  const sdk = text('telemetry.distro.name', 'telemetry.sdk.name');
  const version = text('telemetry.distro.version', 'telemetry.sdk.version');
  return {
    service: isNamed(service) ? service : undefined,
    environment: environment ?? text(...CLUSTER),
    zone,
    host: text(...HOST),
    agent: sdk && cutText(version ? `${sdk}/${version}` : sdk, LONGEST.name),
    missingTags: [
      ...(isNamed(service) ? [] : ['service.name']),
      ...(zone === undefined ? ['trust.zone'] : []),
      ...(environment === undefined ? ['deployment.environment.name'] : []),
    ],
    attributes,
  };
}
