/** A block of addresses: the version of IP, the network's bits and how many of them count. */
export type AddressRange = { bits: bigint; prefix: number; size: 32 | 128 };

/** `10.0.0.0/8`, `2001:db8::/32` or a single address; null when it is none. */
export function parseAddressRange(text: string): AddressRange | null {
  const [address = '', length, ...rest] = text.split('/');
  if (rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return null;
  const isV6 = address.includes(':');
  const size = isV6 ? 128 : 32;
  const bits = isV6 ? parseV6(address) : parseV4(address);
  const prefix = length === undefined ? size : Number(length);
  if (bits === null || prefix > size) return null;
  const shift = BigInt(size - prefix);
  return { bits: (bits >> shift) << shift, prefix, size };
}

function parseV4(address: string): bigint | null {
  const parts = address.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return null;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function parseV6(address: string): bigint | null {
  const halves = address.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...tail];
  if (groups.some((group) => !/^[\da-f]{1,4}$/i.test(group))) return null;
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

/** Whether every address of the first lies in the second. */
export const liesWithin = (one: AddressRange, other: AddressRange): boolean =>
  one.size === other.size &&
  one.prefix >= other.prefix &&
  one.bits >> BigInt(one.size - other.prefix) === other.bits >> BigInt(other.size - other.prefix);

/** Whether no address lies in both. */
export const areApart = (one: AddressRange, other: AddressRange): boolean =>
  !liesWithin(one, other) && !liesWithin(other, one);
