const HIDDEN = '(sensitive)';

/**
 * A value of a plan without what its shadow marks as sensitive: `true` stands for a value and all that is in it,
 * lists and objects mirror the value's own. Source: OpenTofu, "JSON output format", `before_sensitive`.
 */
export function hideSensitive(value: unknown, shadow: unknown): unknown {
  if (shadow === true) return value === null || value === undefined ? value : HIDDEN;
  if (typeof shadow !== 'object' || shadow === null || typeof value !== 'object' || value === null)
    return value;
  const marks = shadow as Record<string, unknown>;
  if (Array.isArray(value)) return value.map((item, index) => hideSensitive(item, marks[index]));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      hideSensitive(item, Object.hasOwn(marks, name) ? marks[name] : undefined),
    ]),
  );
}
