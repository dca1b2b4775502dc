/** Shorter texts stand in ordinary words too often. */
const SHORTEST = 6;

/**
 * A sentence without anything of a channel's secrets, also where a receiver repeats them in part: of an address its path,
 * its query and their pieces, of a password what basic authentication makes of it.
 */
export function redact(text: string, secret: unknown, settings: unknown): string {
  const pieces = secretsOf(secret).flatMap((value) => piecesOf(value, usernameOf(settings)));
  return pieces
    .filter((piece) => piece.length >= SHORTEST)
    .toSorted((left, right) => right.length - left.length)
    .reduce((rest, piece) => rest.replaceAll(piece, '…'), text);
}

const secretsOf = (secret: unknown): string[] =>
  typeof secret === 'object' && secret !== null
    ? Object.values(secret).filter((value): value is string => typeof value === 'string')
    : [];

const usernameOf = (settings: unknown): string => {
  const name = (settings as { username?: unknown } | null)?.username;
  return typeof name === 'string' ? name : '';
};

function piecesOf(value: string, username: string): string[] {
  const encoded = [encodeURIComponent(value), Buffer.from(`${username}:${value}`).toString('base64')];
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return [value, ...encoded];
  return [
    value,
    ...encoded,
    url.pathname + url.search,
    url.pathname,
    ...url.pathname.split('/'),
    ...url.searchParams.values(),
  ];
}
