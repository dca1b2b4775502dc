import { hashLeaf } from '@/lib/audit-log/hash';
import { editJson, linesOf, renewHashes, setLines, type TestPack } from './test-pack';

/** What must be said of a pack after it was tampered with. */
export type Expected = {
  verdict: string;
  index?: string | null;
  field?: string;
  file?: string;
  size?: string;
};

/** Chooses a whole number from 0 up to but without n. */
export type Pick = (n: number) => number;

type Line = {
  index: string;
  leaf?: string;
  leaf_hash?: string;
  sealed?: Record<string, { salt: string; value: unknown }>;
  proof?: string[];
};
type EarlierLine = { size: string; note: string; proof: string[] };

/** A way to tamper: changes the pack and says what must be found, or null where this pack has nothing of the kind. */
export type Tamper = (pack: TestPack, pick: Pick) => Expected | null;

const ENTRIES = 'entries/000001.ndjson';
const EARLIER = 'checkpoints.ndjson';
const isRange = (pack: TestPack): boolean =>
  (JSON.parse(pack.get('pack.json')!.toString()) as { form: string }).form === 'range';

const flip = (bytes: Buffer, bit: number): Buffer =>
  Buffer.from(bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)));
const flipText = (text: string, pick: Pick): string => {
  const bytes = Buffer.from(text, 'base64');
  return flip(bytes, pick(bytes.length * 8)).toString('base64');
};

/** Tampers with one of the entries that `isOne` takes, and renews the hashes of files. */
const withEntry =
  (
    isOne: (line: Line) => boolean,
    change: (lines: Line[], at: number, pack: TestPack, pick: Pick) => Expected,
  ): Tamper =>
  (pack, pick) => {
    if (!pack.has(ENTRIES)) return null;
    const lines = linesOf<Line>(pack, ENTRIES);
    const places = lines.flatMap((line, at) => (isOne(line) ? [at] : []));
    if (places.length === 0) return null;
    const expected = change(lines, places[pick(places.length)]!, pack, pick);
    setLines(pack, ENTRIES, lines);
    renewHashes(pack);
    return expected;
  };
const withEarlier =
  (isOne: (line: EarlierLine) => boolean, change: (line: EarlierLine, pick: Pick) => Expected): Tamper =>
  (pack, pick) => {
    const lines = linesOf<EarlierLine>(pack, EARLIER);
    const found = lines.filter(isOne);
    if (found.length === 0) return null;
    const expected = change(found[pick(found.length)]!, pick);
    setLines(pack, EARLIER, lines);
    renewHashes(pack);
    return expected;
  };

const hasLeaf = ({ leaf }: Line) => leaf !== undefined;
const isBad = (pack: TestPack, index: string): Expected =>
  isRange(pack) ? { verdict: 'root_mismatch', index } : { verdict: 'not_included', index };

/** What whoever has a pack in their hands can do, without the key. */
export const TAMPERS: Record<string, Tamper> = {
  'a bit of a leaf': withEntry(hasLeaf, (lines, at, pack, pick) => {
    lines[at]!.leaf = flipText(lines[at]!.leaf!, pick);
    return isBad(pack, lines[at]!.index);
  }),
  'a leaf and the hash beside it': withEntry(hasLeaf, (lines, at, pack, pick) => {
    const line = lines[at]!;
    line.leaf = flipText(line.leaf!, pick);
    line.leaf_hash = hashLeaf(Buffer.from(line.leaf, 'base64')).toString('base64');
    return isRange(pack) ? { verdict: 'root_mismatch', index: null } : isBad(pack, line.index);
  }),
  'the hash of an erased entry': withEntry(
    (line) => !hasLeaf(line),
    (lines, at, pack, pick) => {
      lines[at]!.leaf_hash = flipText(lines[at]!.leaf_hash!, pick);
      return isRange(pack) ? { verdict: 'root_mismatch', index: null } : isBad(pack, lines[at]!.index);
    },
  ),
  'recordedAt of a leaf': withEntry(hasLeaf, (lines, at, pack) => {
    const line = lines[at]!;
    const text = Buffer.from(line.leaf!, 'base64').toString();
    line.leaf = Buffer.from(text.replace('"recordedAt":"2026', '"recordedAt":"2025')).toString('base64');
    return isBad(pack, line.index);
  }),
  'an entry taken out': withEntry(
    () => true,
    (lines, at, pack) => {
      const next = lines[at + 1]?.index ?? null;
      lines.splice(at, 1);
      return { verdict: 'size_mismatch', index: isRange(pack) ? next : null };
    },
  ),
  'an entry twice': withEntry(
    () => true,
    (lines, at) => {
      lines.splice(at, 0, lines[at]!);
      return { verdict: 'size_mismatch', index: lines[at]!.index };
    },
  ),
  'two entries in the other order': (pack, pick) =>
    pack.has(ENTRIES) && linesOf(pack, ENTRIES).length > 1
      ? withEntry(
          () => true,
          (lines, at) => {
            const first = Math.min(at, lines.length - 2);
            const [one, other] = [lines[first]!, lines[first + 1]!];
            lines.splice(first, 2, other, one);
            return { verdict: 'size_mismatch', index: isRange(pack) ? other.index : one.index };
          },
        )(pack, pick)
      : null,
  'the leaves of two entries exchanged': (pack, pick) =>
    pack.has(ENTRIES) && linesOf<Line>(pack, ENTRIES).filter(hasLeaf).length > 1
      ? withEntry(hasLeaf, (lines, at) => {
          const other = lines.findIndex((line, place) => hasLeaf(line) && place !== at);
          [lines[at]!.leaf, lines[other]!.leaf] = [lines[other]!.leaf, lines[at]!.leaf];
          return isBad(pack, lines[Math.min(at, other)]!.index);
        })(pack, pick)
      : null,
  'an entry at another place': withEntry(
    ({ proof }) => proof !== undefined,
    (lines, at) => {
      const last = lines.length - 1;
      const index = String(BigInt(lines[last]!.index) + 1n);
      lines.push({ ...lines[at]!, index });
      return { verdict: 'not_included', index };
    },
  ),
  'a hash of a proof': withEntry(
    ({ proof }) => (proof?.length ?? 0) > 0,
    (lines, at, _, pick) => {
      const proof = lines[at]!.proof!;
      const place = pick(proof.length);
      proof[place] = flipText(proof[place]!, pick);
      return { verdict: 'not_included', index: lines[at]!.index };
    },
  ),
  'a proof that is too short': withEntry(
    ({ proof }) => (proof?.length ?? 0) > 0,
    (lines, at) => {
      lines[at]!.proof!.pop();
      return { verdict: 'not_included', index: lines[at]!.index };
    },
  ),
  'a proof that is too long': withEntry(
    ({ proof }) => proof !== undefined,
    (lines, at) => {
      lines[at]!.proof!.push(Buffer.alloc(32, 7).toString('base64'));
      return { verdict: 'not_included', index: lines[at]!.index };
    },
  ),
  'a hash that is too short': withEntry(
    ({ proof }) => (proof?.length ?? 0) > 0,
    (lines, at) => {
      lines[at]!.proof![0] = Buffer.alloc(31, 7).toString('base64');
      return { verdict: 'malformed', index: null, file: ENTRIES };
    },
  ),
  'a value': withEntry(
    ({ sealed }) => sealed !== undefined,
    (lines, at, _, pick) => {
      const { index, sealed } = lines[at]!;
      const fields = Object.keys(sealed!);
      const field = fields[pick(fields.length)]!;
      sealed![field]!.value = { was: sealed![field]!.value };
      return { verdict: 'commitment_mismatch', index, field };
    },
  ),
  'a salt': withEntry(
    ({ sealed }) => sealed !== undefined,
    (lines, at, _, pick) => {
      const { index, sealed } = lines[at]!;
      const [field] = Object.keys(sealed!).sort();
      sealed![field!]!.salt = flipText(sealed![field!]!.salt, pick);
      return { verdict: 'commitment_mismatch', index, field: field! };
    },
  ),
  'a value that nothing commits to': withEntry(
    () => true,
    (lines, at) => {
      const line = lines[at]!;
      line.sealed = {
        ...line.sealed,
        __proto: { salt: Buffer.alloc(32).toString('base64'), value: 'Mallory' },
      };
      return { verdict: 'commitment_mismatch', index: line.index, field: '__proto' };
    },
  ),
  'more entries promised': (pack) => {
    editJson<{ entries: string }>(pack, 'pack.json', (manifest) => {
      manifest.entries = String(BigInt(manifest.entries) + 1n);
    });
    return { verdict: 'size_mismatch', index: null };
  },
  'a hash beside a range': (pack, pick) => {
    if (!isRange(pack)) return null;
    let changed = false;
    editJson<{ range: Record<'before' | 'after', string[]> }>(pack, 'pack.json', ({ range }) => {
      const side = range.before.length > 0 ? range.before : range.after;
      if (side.length === 0) return;
      const at = pick(side.length);
      side[at] = flipText(side[at]!, pick);
      changed = true;
    });
    return changed ? { verdict: 'root_mismatch', index: null } : null;
  },
  'a range that is said to be longer': (pack) => {
    if (!isRange(pack)) return null;
    editJson<{ range: { after: string[] } }>(pack, 'pack.json', ({ range }) => {
      range.after.push(Buffer.alloc(32).toString('base64'));
    });
    return { verdict: 'size_mismatch', index: null };
  },
  'the size of the checkpoint': (pack) => {
    const lines = pack.get('checkpoint.txt')!.toString().split('\n');
    lines[1] = String(BigInt(lines[1]!) + 1n);
    pack.set('checkpoint.txt', Buffer.from(lines.join('\n')));
    renewHashes(pack);
    return { verdict: 'invalid_signature' };
  },
  'the root of the checkpoint': (pack, pick) => {
    const lines = pack.get('checkpoint.txt')!.toString().split('\n');
    lines[2] = flipText(lines[2]!, pick);
    pack.set('checkpoint.txt', Buffer.from(lines.join('\n')));
    renewHashes(pack);
    return { verdict: 'invalid_signature' };
  },
  'a checkpoint without its signature': (pack) => {
    const text = pack.get('checkpoint.txt')!.toString();
    pack.set('checkpoint.txt', Buffer.from(text.slice(0, text.indexOf('\n\n') + 1)));
    renewHashes(pack);
    return { verdict: 'malformed' };
  },
  'the range of the key': (pack) => {
    editJson<{ keys: { to_size: string | null }[] }>(pack, 'keys.json', ({ keys }) => {
      keys[0]!.to_size = '1';
    });
    renewHashes(pack);
    return { verdict: 'key_not_valid' };
  },
  'a key that is none': (pack) => {
    editJson<{ keys: { vkey: string }[] }>(pack, 'keys.json', ({ keys }) => {
      keys[0]!.vkey = `${keys[0]!.vkey.slice(0, -4)}AAA=`;
    });
    renewHashes(pack);
    return { verdict: 'malformed' };
  },
  'the proof of an earlier checkpoint': withEarlier(
    ({ proof }) => proof.length > 0,
    (line, pick) => {
      const at = pick(line.proof.length);
      line.proof[at] = flipText(line.proof[at]!, pick);
      return { verdict: 'inconsistent', size: line.size };
    },
  ),
  'the root of an earlier checkpoint': withEarlier(
    () => true,
    (line, pick) => {
      const lines = line.note.split('\n');
      lines[2] = flipText(lines[2]!, pick);
      line.note = lines.join('\n');
      return { verdict: 'invalid_signature' };
    },
  ),
  'an earlier checkpoint said to be of another size': withEarlier(
    () => true,
    (line) => {
      line.size = String(BigInt(line.size) + 1n);
      return { verdict: 'malformed', file: EARLIER };
    },
  ),
  'a line cut off in the middle': (pack, pick) => {
    const content = pack.get(ENTRIES);
    if (!content) return null;
    // Never exactly at the end of a line.
    const end = content.indexOf(10, pick(content.length - 1));
    pack.set(ENTRIES, content.subarray(0, end));
    renewHashes(pack);
    return { verdict: 'malformed', file: ENTRIES };
  },
  'a file that is gone': (pack, pick) => {
    const names = [...pack.keys()].filter((name) => name !== 'pack.json').sort();
    const file = names[pick(names.length)]!;
    pack.delete(file);
    return { verdict: 'file_mismatch', file };
  },
  'a manifest that is gone': (pack) => {
    pack.delete('pack.json');
    return { verdict: 'file_mismatch', file: 'pack.json' };
  },
  'a manifest cut off': (pack, pick) => {
    const content = pack.get('pack.json')!;
    pack.set('pack.json', content.subarray(0, pick(content.length - 2)));
    return { verdict: 'malformed', file: 'pack.json' };
  },
  'a file that was put in': (pack) => {
    pack.set('entries/000009.ndjson', Buffer.from('{}\n'));
    return { verdict: 'file_mismatch', file: 'entries/000009.ndjson' };
  },
  'another README': (pack) => {
    pack.set('README.md', Buffer.from('# All is well\n'));
    return { verdict: 'file_mismatch', file: 'README.md' };
  },
  'a way out of the folder': (pack) => {
    editJson<{ entry_files: string[] }>(pack, 'pack.json', (manifest) => {
      manifest.entry_files = ['../elsewhere.ndjson'];
    });
    return { verdict: 'malformed', file: 'pack.json' };
  },
};
