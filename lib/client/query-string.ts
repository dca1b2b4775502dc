/** What may stand in the query of a request; null, undefined and '' are left out. */
export type QueryParams = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** "?a=1&b=2" in stable order, or '' without any value. */
export function toQueryString(params: QueryParams): string {
  const search = new URLSearchParams();
  for (const name of Object.keys(params).sort()) {
    const value = params[name];
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
