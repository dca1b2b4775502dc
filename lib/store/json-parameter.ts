/** A value as a jsonb parameter. PostgreSQL cannot hold NUL characters: each becomes U+FFFD. */
export const jsonParameter = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' ? inner.replaceAll('\0', '\ufffd') : inner,
  );
