import { POLICY_TEXTS } from '@/lib/domain/policy-text-files';

const REGO = /\.rego$/i;
/** Data that OPA loads under the path of its folder, and the manifest of a bundle. */
const OF_ITS_FOLDER = /^(data\.(json|ya?ml)|\.manifest)$/i;
const TESTS = /(^|\/)(tests?|testdata|__tests__)\/|_test\.rego$|(^|\/)kyverno-test\.ya?ml$/i;
const ROOTS = ['policies', 'policy'];

const nameOf = (path: string): string => path.split('/').at(-1)!;

/** Whether a file belongs to the policy named by its folder, rather than being one of its own. */
export const isPolicyOfItsFolder = (path: string): boolean =>
  REGO.test(nameOf(path)) || OF_ITS_FOLDER.test(nameOf(path));

/**
 * The policy that a file of a policy repository belongs to; null for one that is no policy's (documentation, tests,
 * hidden folders such as .github). The rule: a Rego file, its data and a manifest belong to the policy named by
 * their folder, as Rego's packages do (Regal, "directory-package-mismatch"); any other text is a policy of its own,
 * named by its path without the extension. A first folder called `policies` or `policy` is left out of the name.
 */
export function policyOfPath(path: string): string | null {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const file = segments.at(-1);
  if (!file || segments.includes('..') || TESTS.test(path)) return null;
  if (segments.slice(0, -1).some((segment) => segment.startsWith('.'))) return null;
  const isOfItsFolder = isPolicyOfItsFolder(file);
  if (!isOfItsFolder && (!POLICY_TEXTS.test(file) || file.startsWith('.'))) return null;
  const folders = ROOTS.includes(segments[0]!) ? segments.slice(1, -1) : segments.slice(0, -1);
  if (isOfItsFolder && folders.length > 0) return folders.join('/');
  return [...folders, file.replace(POLICY_TEXTS, '').replace(/^\./, '')].join('/');
}
