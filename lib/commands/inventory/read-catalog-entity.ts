import type { ServiceEntry } from './import-entries';

/** Where a Backstage entity says what a catalog has no field for. */
const ZONE_KEY = 'gatehouse.io/zone';
const ENVIRONMENTS_KEY = 'gatehouse.io/environments';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

/** Whether a document is an entity of a Backstage catalog. */
export const isCatalogEntity = (content: unknown): content is Json =>
  isObject(content) && String(content.apiVersion).startsWith('backstage.io/') && 'kind' in content;

/** What is a service to us: a Resource is a database or a bucket that others reach. */
const SERVICES: readonly unknown[] = ['Component', 'Resource'];

/** A Component or Resource as a service; other kinds are passed over. What the entity does not say stays as it is. */
export function readCatalogEntity(entity: Json): { service: ServiceEntry } | { skipped: string } {
  if (!SERVICES.includes(entity.kind)) return { skipped: String(entity.kind) };
  const metadata = isObject(entity.metadata) ? entity.metadata : {};
  const spec = isObject(entity.spec) ? entity.spec : {};
  const marks = { ...toObject(metadata.labels), ...toObject(metadata.annotations) };
  const zone = text(marks[ZONE_KEY]);
  const owner = text(spec.owner);
  const environments = text(marks[ENVIRONMENTS_KEY]);
  const description = text(metadata.description);
  return {
    service: {
      name: text(metadata.name) ?? '',
      ...(zone && { zone }),
      ...(owner && { owner: withoutKind(owner) }),
      ...(environments && { environments: environments.split(/[,;]/).map((part) => part.trim()) }),
      ...(description && { description }),
    },
  };
}

const toObject = (value: unknown): Json => (isObject(value) ? value : {});

/** `group:default/team-payments` names the group `team-payments` of the default namespace. */
const withoutKind = (reference: string): string =>
  reference.replace(/^(group|user):/i, '').replace(/^default\//, '');
