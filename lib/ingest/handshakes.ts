/** How a source asks once whether an address is meant to receive its events. */
export type Handshake = { header: string; answer: (challenge: string) => object };

/** Sources that ask with a GET before they send, by their path below /api/ingest. */
const HANDSHAKES: Readonly<Record<string, Handshake>> = {
  // Source: developer.okta.com, "Event hooks", one-time verification request.
  okta: { header: 'x-okta-verification-challenge', answer: (verification) => ({ verification }) },
};

/** The handshake of the source at a path, or null when it has none. */
export const findHandshake = (path: string): Handshake | null =>
  Object.hasOwn(HANDSHAKES, path) ? HANDSHAKES[path]! : null;
