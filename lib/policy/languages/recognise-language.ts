import type { PolicyLanguage } from '@/lib/domain/policy-language';
import { readObjectTypes, type ObjectType } from './read-object-types';

/** A file whose extension leaves no doubt. A Cedar schema holds no policy, so it is a plain text. */
const BY_EXTENSION: readonly (readonly [RegExp, PolicyLanguage])[] = [
  [/\.rego$/i, 'rego'],
  [/\.cedar$/i, 'cedar'],
  [/\.cedarschema(\.json)?$/i, 'plain'],
];

const MANIFEST = /\.(ya?ml|json)$/i;
/** How a text begins after blank lines and comments. Annotations of Cedar may stand before its first policy. */
const REGO_START = /^package\s+[A-Za-z_]/;
const CEDAR_START = /^(?:permit|forbid)\s*\(|^@[A-Za-z_]\w*\s*(?:\(\s*"|$)/;

/** Which object of Kubernetes is written in which language; the first that fits counts. */
const BY_OBJECT: readonly (readonly [(type: ObjectType) => boolean, PolicyLanguage])[] = [
  [({ group }) => group === 'kyverno.io' || group.endsWith('.kyverno.io'), 'kyverno'],
  [({ group }) => group === 'gatekeeper.sh' || group.endsWith('.gatekeeper.sh'), 'gatekeeper'],
  [
    ({ group, kind }) => group === 'security.istio.io' && kind === 'AuthorizationPolicy',
    'istio-authorization-policy',
  ],
  [
    ({ group, kind }) =>
      (group === 'networking.k8s.io' || group === 'extensions') && kind === 'NetworkPolicy',
    'network-policy',
  ],
];

/**
 * The language of one policy text by its path and what it says. Manifests are told by `apiVersion` and `kind`
 * of all their documents: the first that is a policy counts, else it is `kubernetes`. Never throws: what
 * cannot be read is `plain`.
 */
export function recogniseLanguage(path: string, text: string): PolicyLanguage {
  const known = BY_EXTENSION.find(([pattern]) => pattern.test(path));
  if (known) return known[1];
  const start = text.slice(0, MOST_READ).replace(/^\uFEFF/, '');
  if (!MANIFEST.test(path)) {
    if (REGO_START.test(firstLine(start, '#'))) return 'rego';
    if (CEDAR_START.test(firstLine(start, '//'))) return 'cedar';
  }
  const types = readObjectTypes(start);
  for (const type of types) {
    const language = BY_OBJECT.find(([isOf]) => isOf(type))?.[1];
    if (language) return language;
  }
  return types.length > 0 ? 'kubernetes' : 'plain';
}

/** What a text is, its first part tells: data of many megabytes is not read to its end. */
const MOST_READ = 256 * 1024;

/** The first line that is neither blank nor a comment. */
const firstLine = (text: string, comment: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '' && !line.startsWith(comment)) ?? '';
