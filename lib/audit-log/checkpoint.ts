import { HASH_BYTES } from './hash';
import { readBase64 } from './read-base64';

/** What a log says of itself at a time: so many entries, and this root over them. */
export type Checkpoint = { origin: string; size: bigint; root: Buffer };

const MAX_SIZE = (1n << 64n) - 1n;

/** The text of a checkpoint, to be signed. Source: C2SP tlog-checkpoint. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/** Reads the text of a checkpoint; null where it is none. Logs of others may add lines, which nobody can check. */
export function parseCheckpoint(text: string): (Checkpoint & { extensions: string[] }) | null {
  if (!text.endsWith('\n')) return null;
  const [origin, digits, encoded, ...extensions] = text.slice(0, -1).split('\n');
  if (!origin || digits === undefined || encoded === undefined || extensions.includes('')) return null;
  const root = readBase64(encoded);
  if (!/^(0|[1-9]\d*)$/.test(digits) || root?.length !== HASH_BYTES) return null;
  const size = BigInt(digits);
  return size > MAX_SIZE ? null : { origin, size, root, extensions };
}
