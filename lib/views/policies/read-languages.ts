import { POLICY_LANGUAGES, type PolicyLanguage } from '@/lib/domain/policy-language';
import { recogniseLanguage } from '@/lib/policy/languages/recognise-language';
import { listTextStarts } from '@/lib/store/policies/list-text-starts';

/** What a text is, its start tells. */
const CHARACTERS = 20_000;
const MOST_KEPT = 5_000;

/** Texts with a digest never change, so neither do their languages. */
const kept = new Map<string, PolicyLanguage[]>();

/**
 * The languages of the texts that digests stand for, each once, in the order in which languages are listed; data
 * and other plain texts are named only where a revision holds nothing else.
 */
export async function readLanguages(
  digests: readonly (string | null)[],
): Promise<ReadonlyMap<string, PolicyLanguage[]>> {
  const wanted = [...new Set(digests.filter((digest) => digest !== null))];
  const missing = wanted.filter((digest) => !kept.has(digest));
  if (missing.length > 0) {
    const found = new Map<string, Set<PolicyLanguage>>();
    for (const { digest, path, text } of await listTextStarts(missing, CHARACTERS))
      found.set(digest, (found.get(digest) ?? new Set()).add(recogniseLanguage(path, text)));
    if (kept.size + found.size > MOST_KEPT) kept.clear();
    for (const [digest, languages] of found) kept.set(digest, namable(languages));
  }
  return new Map(
    wanted.flatMap((digest) => (kept.has(digest) ? [[digest, kept.get(digest)!] as const] : [])),
  );
}

const namable = (languages: ReadonlySet<PolicyLanguage>): PolicyLanguage[] =>
  POLICY_LANGUAGES.filter(
    (language) => languages.has(language) && (language !== 'plain' || languages.size === 1),
  );
