import { HASH_BYTES } from './hash';
import { readBase64 } from './read-base64';

/** The proof of one entry as a file: its index, the hashes from the leaf's side on, and the signed checkpoint. */
export type TlogProof = { index: bigint; hashes: Buffer[]; extra: Buffer | null; checkpoint: string };

const HEADER = 'c2sp.org/tlog-proof@v1';

/** Writes a proof as a text. Source: C2SP tlog-proof. */
export const formatTlogProof = ({ index, hashes, extra, checkpoint }: TlogProof): string =>
  [
    HEADER,
    ...(extra ? [`extra ${extra.toString('base64')}`] : []),
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
    '',
    checkpoint,
  ].join('\n');

/** Reads such a text; null where it is none. The checkpoint is not looked into. */
export function parseTlogProof(text: string): TlogProof | null {
  const blank = text.indexOf('\n\n');
  if (blank < 0) return null;
  const [header, ...lines] = text.slice(0, blank).split('\n');
  if (header !== HEADER) return null;
  const told = lines[0]?.startsWith('extra ') ? readBase64(lines.shift()!.slice(6)) : undefined;
  if (told === null) return null;
  const index = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '')?.[1];
  const hashes = lines.map(readBase64);
  const areHashes = (each: (Buffer | null)[]): each is Buffer[] =>
    each.every((hash) => hash?.length === HASH_BYTES);
  if (index === undefined || !areHashes(hashes)) return null;
  return { index: BigInt(index), hashes, extra: told ?? null, checkpoint: text.slice(blank + 2) };
}
