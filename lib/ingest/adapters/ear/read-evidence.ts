/** COSE_Sign1: an array of four, tagged 18 or not, that begins with its protected header. */
const isCoseSign1 = (bytes: Buffer): boolean => {
  const at = bytes[0] === 0xd2 ? 1 : 0;
  return bytes.length > 64 && bytes[at] === 0x84 && (bytes[at + 1] ?? 0) >> 5 === 2;
};

/** Whether a text is a signed document of CBOR in base64, such as the attestation document of a Nitro enclave. */
export function isCborDocument(text: string): boolean {
  const plain = text.replace(/\s+/g, '');
  return /^[A-Za-z0-9+/_-]{88,}={0,2}$/.test(plain) && isCoseSign1(Buffer.from(plain, 'base64'));
}

/** The claims of a compact JWT, without a look at its signature; null when the text is none. */
export function readJwtClaims(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  const parts = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text.trim());
  if (!parts) return null;
  try {
    return JSON.parse(Buffer.from(parts[1]!, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
