const SECRET =
  /(^|-)(password|passwd|passphrase|pwd|secret|token|api-?key|authorization|cookie|private-key|access-key|credentials?|session|session-id|signature)$/;

/** Whether the name of a field says that its value is a secret: `client_secret`, `apiKey`, `Authorization`. */
export function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/[_.\s]+/g, '-');
  return SECRET.test(words.toLowerCase());
}

/** The document with the values of such fields taken out; nested values are hidden whole. */
export function hideSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      isSecretName(name) && isTelling(inner) ? HIDDEN : hideSecrets(inner),
    ]),
  );
}

/** What stands in the place of a secret. */
export const HIDDEN = '(hidden)';

/** Empty values and flags tell nothing. */
const isTelling = (value: unknown): boolean => value !== null && value !== '' && typeof value !== 'boolean';
