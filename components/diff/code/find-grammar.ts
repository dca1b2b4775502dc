/** Languages that the highlighter knows. */
export type Grammar = 'rego' | 'cedar' | 'yaml' | 'json';

const BY_EXTENSION: Readonly<Record<string, Grammar>> = {
  rego: 'rego',
  cedar: 'cedar',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
};

/** Policies of these are written in YAML. */
const IN_YAML = /kyverno|gatekeeper|istio|kubernetes|network-?policy|yaml/i;

/**
 * The language that a file is highlighted as: by its extension, else by the policy language it is said
 * to be in; null is plain text.
 */
export function findGrammar(path: string, language: string | null = null): Grammar | null {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const byExtension = BY_EXTENSION[extension];
  if (byExtension) return byExtension;
  if (language === null) return null;
  if (IN_YAML.test(language)) return 'yaml';
  return BY_EXTENSION[language.toLowerCase()] ?? null;
}
