import type { ImportEntries, ServiceEntry } from './import-entries';

type Json = Record<string, unknown>;
type ZoneEntry = ImportEntries['zones'][number];

/** What one object of Kubernetes says: a service, a zone with the namespace that is in it, or nothing of ours. */
export type Manifest =
  | { service: ServiceEntry; namespace: string }
  | { namespace: string; zone: string | null; entry: ZoneEntry | null }
  | { skipped: string };

const WORKLOADS: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'Service'];
const NAMES = ['app.kubernetes.io/name', 'app', 'k8s-app'];
const ZONES = ['trust.zone', 'gatehouse.io/zone'];
const OWNERS = ['gatehouse.io/owner', 'owner', 'team'];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const toObject = (value: unknown): Json => (isObject(value) ? value : {});
const firstText = (marks: Json, names: readonly string[]): string | null => {
  const found = names.map((name) => marks[name]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : null;
};

/** Whether a document is an object of Kubernetes. */
export const isManifest = (content: unknown): content is Json =>
  isObject(content) && typeof content.apiVersion === 'string' && typeof content.kind === 'string';

/** The objects of a List, or the object itself. */
export const listManifests = (content: Json): Json[] =>
  String(content.kind).endsWith('List') && Array.isArray(content.items)
    ? content.items.filter(isObject)
    : [content];

/**
 * A workload or Service as a service, by the name that its labels give to the application: the versions and
 * addresses of one application are one service. A Namespace tells the zone of what is in it, and is the zone's
 * own entry where it says how far it is trusted.
 */
export function readManifest(manifest: Json): Manifest {
  const metadata = toObject(manifest.metadata);
  const template = toObject(toObject(toObject(manifest.spec).template).metadata);
  const marks = {
    ...toObject(template.annotations),
    ...toObject(template.labels),
    ...toObject(metadata.annotations),
    ...toObject(metadata.labels),
  };
  const name = typeof metadata.name === 'string' ? metadata.name : '';
  const zone = firstText(marks, ZONES);
  if (manifest.kind === 'Namespace') return { namespace: name, zone, entry: readZone(zone, marks) };
  if (!WORKLOADS.includes(String(manifest.kind))) return { skipped: String(manifest.kind) };
  const owner = firstText(marks, OWNERS);
  const environments = firstText(marks, ['gatehouse.io/environments']);
  const description = firstText(marks, ['kubernetes.io/description']);
  return {
    namespace: typeof metadata.namespace === 'string' ? metadata.namespace : 'default',
    service: {
      name: firstText(marks, NAMES) ?? name,
      ...(zone && { zone }),
      ...(owner && { owner }),
      ...(environments && { environments: environments.split(/[,;]/).map((part) => part.trim()) }),
      ...(description && { description }),
    },
  };
}

const LEVELS = ['high', 'medium', 'low'] as const;

function readZone(slug: string | null, marks: Json): ZoneEntry | null {
  const trustLevel = LEVELS.find((level) => level === marks['gatehouse.io/trust-level']);
  return slug && trustLevel ? { slug, trustLevel } : null;
}
