import type { AccessSettings } from '../access-settings';
import type { GrantFact } from './grant-fact';
import { makeKindOf } from './facts/kind-of';
import { readAwsFacts } from './facts/read-aws-facts';
import { readDirectoryFacts } from './facts/read-directory-facts';
import { readGoogleFacts } from './facts/read-google-facts';
import { readKubernetesFacts } from './facts/read-kubernetes-facts';
import { readNativeFacts } from './facts/read-native-facts';
import type { ToldEntry } from './told-entry';

const NATIVE = new Set(['access.granted', 'breakglass.used', 'access.revoked', 'access.reviewed']);

/**
 * What an entry of the audit log says of rights that were given, ended or reviewed; each reader's table says which words
 * it knows. What failed gave nothing. What was recorded in Gatehouse itself is stored with its entry, and not read again.
 */
export function readGrantFacts(
  entry: ToldEntry,
  { breakGlassRoles }: Pick<AccessSettings, 'breakGlassRoles'>,
): GrantFact[] {
  if (entry.adapter === null || entry.outcome === 'failure') return [];
  const kindOf = makeKindOf(breakGlassRoles);
  if (NATIVE.has(entry.action)) return readNativeFacts(entry, kindOf);
  switch (entry.adapter) {
    case 'kubernetes-audit':
      return readKubernetesFacts(entry, kindOf, breakGlassRoles);
    case 'aws-cloudtrail':
      return readAwsFacts(entry, kindOf, breakGlassRoles);
    case 'gcp-audit':
      return readGoogleFacts(entry, kindOf);
    default:
      return readDirectoryFacts(entry, kindOf);
  }
}
