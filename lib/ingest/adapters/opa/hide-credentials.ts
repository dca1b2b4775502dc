/** Names under which requests carry what proves an identity. */
const CREDENTIAL =
  /^(proxy-)?authorization$|^(set-)?cookie$|^x-(api-key|auth-token)$|^(access|id|refresh|bearer)?[_-]?token$|^jwt$|^password$|^secret$|^client[_-]?secret$/i;

const HIDDEN = '(hidden)';

/**
 * A copy of a value in which the texts of headers and fields that carry credentials are replaced; the value
 * itself where there are none. What a token says, once decoded, stays.
 */
export function hideCredentials(value: unknown): unknown {
  if (Array.isArray(value)) {
    const copy = value.map(hideCredentials);
    return copy.every((one, index) => one === value[index]) ? value : copy;
  }
  if (typeof value !== 'object' || value === null) return value;
  let isChanged = false;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
    const shown =
      typeof inner === 'string' && inner && CREDENTIAL.test(name) ? HIDDEN : hideCredentials(inner);
    isChanged ||= shown !== inner;
    return [name, shown];
  });
  return isChanged ? Object.fromEntries(entries) : value;
}
