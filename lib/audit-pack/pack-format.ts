/** What an evidence pack is called in its own manifest, and by which rules it is written. */
export const PACK_FORMAT = 'gatehouse-evidence-pack';
export const PACK_VERSION = 1;

/** A committed value of an entry with what shows that it is the committed one; the salt is base64. */
export type ShownValue = { salt: string; value: unknown };

/** An entry as a pack holds it; the leaf is null once it was erased, and the proof where a whole range is proven at once. */
export type PackEntry = {
  index: bigint;
  leaf: Uint8Array | null;
  leafHash: Uint8Array;
  sealed: Readonly<Record<string, ShownValue>>;
  proof: readonly Uint8Array[] | null;
};

/** An earlier checkpoint, and the proof that the tree that covers the pack begins with its tree. */
export type PackCheckpoint = { size: bigint; note: string; proof: readonly Uint8Array[] };

/** A key and the sizes that it is for; `toSize` is null while it is the current one. */
export type PackKey = { vkey: string; fromSize: bigint; toSize: bigint | null };

/** Entries that follow each other, with the roots of the complete subtrees before and after them. */
export type PackRange = {
  from: bigint;
  to: bigint;
  before: readonly Uint8Array[];
  after: readonly Uint8Array[];
};

/** A file of a pack, by its path in it. */
export type PackFile = { name: string; content: Buffer };

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const line = (value: object): string => `${JSON.stringify(value)}\n`;

/** The line of an entry. In a range the hash stands beside the leaf, so that a leaf that was changed can be named. */
export const formatPackEntry = ({ index, leaf, leafHash, sealed, proof }: PackEntry): string =>
  line({
    index: String(index),
    ...(leaf && { leaf: base64(leaf) }),
    ...((!leaf || !proof) && { leaf_hash: base64(leafHash) }),
    ...(Object.keys(sealed).length > 0 && { sealed }),
    ...(proof && { proof: proof.map(base64) }),
  });

/** The line of an earlier checkpoint. */
export const formatPackCheckpoint = ({ size, note, proof }: PackCheckpoint): string =>
  line({ size: String(size), note, proof: proof.map(base64) });

/** The list of keys: a file of the pack, and what a verifier takes as keys that are trusted. */
export const formatKeyList = (origin: string, keys: readonly PackKey[]): string =>
  `${JSON.stringify(
    {
      origin,
      keys: keys.map(({ vkey, fromSize, toSize }) => ({
        vkey,
        from_size: String(fromSize),
        to_size: toSize === null ? null : String(toSize),
      })),
    },
    null,
    2,
  )}\n`;

/** What the manifest says. `files` is every other file with its SHA-256 in hexadecimal digits. */
export type PackManifest = {
  madeAt: Date;
  query: Readonly<Record<string, string>>;
  minIndex: bigint;
  count: bigint;
  range: PackRange | null;
  entryFiles: readonly string[];
  files: readonly { name: string; sha256: string }[];
};

/** The text of the manifest. */
export function formatManifest({
  madeAt,
  query,
  minIndex,
  count,
  range,
  entryFiles,
  files,
}: PackManifest): string {
  const manifest = {
    format: PACK_FORMAT,
    version: PACK_VERSION,
    made_at: madeAt.toISOString(),
    query,
    min_index: String(minIndex),
    entries: String(count),
    form: range ? 'range' : 'selection',
    ...(range && {
      range: {
        from: String(range.from),
        to: String(range.to),
        before: range.before.map(base64),
        after: range.after.map(base64),
      },
    }),
    entry_files: entryFiles,
    files,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
