#!/usr/bin/env node
// Verifies evidence packs of a Gatehouse audit log. Needs Node.js 18 or newer and nothing else: no package, no network
// and no Gatehouse. verify.py beside it says the same in Python. Formats: RFC 9162 §2.1 (tree), RFC 8032 (Ed25519),
// RFC 8785 (canonical JSON), C2SP signed-note, tlog-checkpoint and tlog-cosignature.
import { createHash, createHmac, createPublicKey, verify as verifySignature } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const USAGE = `node verify.mjs [options] [folder …]

Verifies unpacked evidence packs; without a folder, the one that this file lies in.

  --vkey KEY          a key that you trust, from a place other than the pack; may be repeated
  --keys FILE         a list of keys that you trust, with the sizes that each is for
  --origin NAME       the log that the pack must be of
  --checkpoint FILE   a checkpoint that was kept outside; may be repeated
  --kept-at TIME      when the checkpoint before it was kept, as 2026-11-21T10:42:00Z
  --witness KEY       a witness whose cosigned times you trust; may be repeated
  --list              print what the entries say
  --json              print JSON

Ends with 0 where every pack is ok, with 1 where one is not, with 2 where the options are wrong.
`;

const SENTENCES = {
  ok: 'Every entry is in the log, unchanged.',
  malformed: 'This is not written as an evidence pack is.',
  invalid_signature: 'A signature by a trusted key does not hold.',
  no_trusted_signature: 'No trusted key signed the checkpoint.',
  origin_mismatch: 'The checkpoint is of another log.',
  key_not_valid: 'The key was not the one of the log at this size.',
  size_mismatch: 'There are more or fewer entries than there must be.',
  root_mismatch: 'The entries are not those that the checkpoint was signed over.',
  not_included: 'The entry is not the one that the checkpoint was signed over.',
  rollback: 'The log is shorter than the checkpoint that was kept: entries were cut off.',
  fork: 'The log is as long as the checkpoint that was kept, but another one.',
  inconsistent: 'The log does not begin with what an earlier checkpoint was signed over.',
  trusted_below_min_index:
    'The kept checkpoint is older than what the log still holds: ask for a consistency proof.',
  no_consistency_proof: 'The pack has no consistency proof for the kept checkpoint: ask for one.',
  backdated: 'The entry was recorded earlier than its place in the log allows.',
  postdated: 'The entry was recorded later than its place in the log allows.',
  commitment_mismatch: 'A value is not the one that the entry commits to.',
  file_mismatch: 'A file of the pack is missing, changed or was not in it.',
};

const HASH_BYTES = 32;
const MAX_SIZE = (1n << 64n) - 1n;
const TOLERANCE_MICROS = 60_000_000;
const LOG_KEY = 1;
const WITNESS_KEY = 4;

/** The end of a verification: a verdict, and where it was found. */
class Finding extends Error {
  constructor(verdict, where = {}) {
    super(SENTENCES[verdict]);
    this.verdict = verdict;
    this.where = where;
  }
}
const check = (holds, verdict, where) => {
  if (!holds) throw new Finding(verdict, where);
};

// ── Bytes and JSON ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Bytes of base64 that is written in the one way that is right; null for anything else. */
export function readBase64(text) {
  if (typeof text !== 'string' || text === '') return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
const readHash = (text) => {
  const bytes = readBase64(text);
  return bytes?.length === HASH_BYTES ? bytes : null;
};
const readHashes = (list) => {
  const hashes = Array.isArray(list) ? list.map(readHash) : [null];
  return hashes.includes(null) ? null : hashes;
};
const readUtf8 = (bytes) => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);
const readJson = (bytes) => {
  try {
    const text = readUtf8(bytes);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
};
/** A count or an index, which is a text since it may be larger than a double can tell; null for anything else. */
const readCount = (text) => {
  if (typeof text !== 'string' || !/^(0|[1-9][0-9]*)$/.test(text) || text.length > 20) return null;
  const value = BigInt(text);
  return value > MAX_SIZE ? null : value;
};

/** The canonical text of a JSON value (RFC 8785); throws for what has none. */
export function canonicalize(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('no number');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new TypeError('half a surrogate pair');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalize).join(',')}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${canonicalize(name)}:${canonicalize(value[name])}`).join(',')}}`;
}

/** What an entry holds in place of a value: base64url(HMAC-SHA256(salt, canonical bytes)). */
export const commit = (salt, value) =>
  createHmac('sha256', salt).update(canonicalize(value), 'utf8').digest('base64url');

/** Microseconds since 1970 of `2026-11-21T10:42:00.123456Z`, whose fraction may be left out; null for anything else. */
export function readTime(text) {
  const parts =
    typeof text === 'string' &&
    /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,6}))?Z$/.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0;
  if (!isDay || hour > 23 || minute > 59 || second > 59) return null;
  date.setUTCHours(hour, minute, second);
  return date.getTime() * 1_000 + Number((parts[7] ?? '').padEnd(6, '0'));
}

// ── The tree ────────────────────────────────────────────────────────────────────────────────────────────────────────

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
export const hashLeaf = (leaf) => sha256(Buffer.of(0), leaf);
export const hashNode = (left, right) => sha256(Buffer.of(1), left, right);
/** The largest power of two below n. */
const splitOf = (n) => 1n << BigInt((n - 1n).toString(2).length - 1);

/** The root that a proof leads to from a leaf's hash; null where it has too many or too few hashes. RFC 9162 §2.1.3. */
export function followInclusion(index, size, leafHash, proof) {
  if (index >= size) return null;
  if (size === 1n) return proof.length === 0 ? leafHash : null;
  if (proof.length === 0) return null;
  const sibling = proof[proof.length - 1];
  const rest = proof.slice(0, -1);
  const split = splitOf(size);
  const isLeft = index < split;
  const inner = isLeft
    ? followInclusion(index, split, leafHash, rest)
    : followInclusion(index - split, size - split, leafHash, rest);
  if (inner === null) return null;
  return isLeft ? hashNode(inner, sibling) : hashNode(sibling, inner);
}

/** Whether a proof shows that the tree of `to` leaves begins with the one of `from`. RFC 9162 §2.1.4. */
export function isConsistent(from, to, fromRoot, toRoot, proof) {
  if (from === 0n || from > to) return false;
  const follow = (m, n, isWhole, hashes) => {
    if (m === n) {
      if (isWhole) return hashes.length === 0 ? [fromRoot, fromRoot] : null;
      return hashes.length === 1 ? [hashes[0], hashes[0]] : null;
    }
    if (hashes.length === 0) return null;
    const last = hashes[hashes.length - 1];
    const rest = hashes.slice(0, -1);
    const split = splitOf(n);
    if (m <= split) {
      const inner = follow(m, split, isWhole, rest);
      return inner && [inner[0], hashNode(inner[1], last)];
    }
    const inner = follow(m - split, n - split, false, rest);
    return inner && [hashNode(last, inner[0]), hashNode(last, inner[1])];
  };
  const roots = follow(from, to, true, proof);
  return roots !== null && roots[0].equals(fromRoot) && roots[1].equals(toRoot);
}

/** The levels of the complete subtrees that leaves from `from` up to but without `to` consist of, left to right. */
export function listLevels(from, to) {
  const levels = [];
  for (let at = from; at < to; at += 1n << BigInt(levels[levels.length - 1])) {
    let level = 0;
    while (at % (2n << BigInt(level)) === 0n && at + (2n << BigInt(level)) <= to) level += 1;
    levels.push(level);
  }
  return levels;
}

/** A tree that grows to the right by complete subtrees, of which it keeps the roots alone. */
export class Tree {
  size = 0n;
  nodes = [];
  add(level, hash) {
    this.size += 1n << BigInt(level);
    let node = { level, hash };
    while (this.nodes.length > 0 && this.nodes[this.nodes.length - 1].level === node.level)
      node = { level: node.level + 1, hash: hashNode(this.nodes.pop().hash, node.hash) };
    this.nodes.push(node);
  }
  root() {
    if (this.nodes.length === 0) return sha256();
    return this.nodes.map(({ hash }) => hash).reduceRight((right, left) => hashNode(left, right));
  }
}

// ── Keys, notes and checkpoints ─────────────────────────────────────────────────────────────────────────────────────

const SPACES = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const isName = (name) => name !== '' && !SPACES.test(name) && !name.includes('+');

export function verifyEd25519(publicKey, message, signature) {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const x = publicKey.toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verifySignature(null, message, key, signature);
  } catch {
    return false;
  }
}

/** A verifier key, `name+hex(id)+base64(type ‖ public key)`; null for what is none of this type. C2SP signed-note. */
export function readVkey(text, type = LOG_KEY) {
  const parts = typeof text === 'string' && /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text);
  if (!parts || !isName(parts[1])) return null;
  const bytes = readBase64(parts[3]);
  if (bytes?.length !== 33 || bytes[0] !== type) return null;
  const id = sha256(parts[1], Buffer.of(0x0a), bytes).subarray(0, 4).toString('hex');
  return id === parts[2] ? { name: parts[1], id, publicKey: bytes.subarray(1), from: 0n, to: null } : null;
}

/** The text and signatures of a note, whether they hold or not. C2SP signed-note. */
function readNote(bytes) {
  const whole = readUtf8(bytes);
  check(whole !== null && !/[^\P{Cc}\n]/u.test(whole), 'malformed');
  const blank = whole.lastIndexOf('\n\n');
  check(blank >= 0 && whole.endsWith('\n'), 'malformed');
  const signatures = whole
    .slice(blank + 2, -1)
    .split('\n')
    .map((line) => {
      const [dash, name, encoded, ...more] = line.split(' ');
      const signature = readBase64(encoded);
      const isSignature = dash === '—' && more.length === 0 && isName(name) && signature?.length >= 5;
      check(isSignature, 'malformed');
      return { name, id: signature.subarray(0, 4).toString('hex'), bytes: signature.subarray(4) };
    });
  return { text: whole.slice(0, blank + 1), signatures };
}

/** The keys whose signatures a note has. One of a known key that does not hold spoils the note. */
function verifyNote({ text, signatures }, keys) {
  const signers = [];
  for (const { name, id, bytes } of signatures) {
    const known = keys.filter((key) => key.name === name && key.id === id);
    if (known.length === 0 || signers.includes(known[0])) continue;
    check(verifyEd25519(known[0].publicKey, Buffer.from(text), bytes), 'invalid_signature');
    signers.push(...known);
  }
  return signers;
}

/** Opens a signed note: its text, and the names of those whose signatures hold. */
export function openNote(bytes, keys) {
  const note = readNote(bytes);
  const signers = verifyNote(note, keys);
  check(signers.length > 0, 'no_trusted_signature');
  return { text: note.text, verified: [...new Set(signers.map(({ name }) => name))] };
}

/** The lines of a checkpoint: origin, size and root; null for what is none. C2SP tlog-checkpoint. */
export function readCheckpoint(text) {
  const lines = text.split('\n');
  const [origin, digits, encoded] = lines;
  const extensions = lines.slice(3, -1);
  if (lines.length < 4 || lines[lines.length - 1] !== '' || extensions.includes('')) return null;
  const [size, root] = [readCount(digits), readHash(encoded)];
  return origin === '' || size === null || root === null ? null : { origin, size, root, extensions };
}

/** Opens a checkpoint with what is trusted; `signers` is empty where no trusted key signed it. */
function openCheckpoint(bytes, trust) {
  const note = readNote(bytes);
  const signers = verifyNote(note, trust.keys);
  const checkpoint = readCheckpoint(note.text);
  if (signers.length > 0 || checkpoint === null) {
    check(signers.length > 0, 'no_trusted_signature');
    check(checkpoint !== null, 'malformed');
    const { origin, size } = checkpoint;
    check(origin === trust.origin, 'origin_mismatch');
    check(
      signers.some(({ from, to }) => size >= from && (to === null || size <= to)),
      'key_not_valid',
    );
  }
  return { ...checkpoint, signers, time: readCosigned(note, trust.witnesses) };
}
function openTrustedCheckpoint(bytes, trust) {
  const checkpoint = openCheckpoint(bytes, trust);
  check(checkpoint.signers.length > 0, 'no_trusted_signature');
  return checkpoint;
}

/** When the first of the trusted witnesses saw a checkpoint, in microseconds; null where none did. C2SP tlog-cosignature. */
function readCosigned({ text, signatures }, witnesses) {
  let first = null;
  for (const { name, id, bytes } of signatures) {
    const witness = witnesses.find((each) => each.name === name && each.id === id);
    if (!witness) continue;
    check(bytes.length === 72, 'invalid_signature');
    const seconds = bytes.readBigUInt64BE(0);
    const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
    check(verifyEd25519(witness.publicKey, message, bytes.subarray(8)), 'invalid_signature');
    const time = Number(seconds) * 1_000_000;
    first = first === null ? time : Math.min(first, time);
  }
  return first;
}

/** A list of keys with the sizes that each is for, as keys.json holds it. */
function readKeyList(value) {
  check(isObject(value) && typeof value.origin === 'string' && Array.isArray(value.keys), 'malformed');
  const keys = value.keys.map((each) => {
    const key = isObject(each) ? readVkey(each.vkey) : null;
    const from = key && readCount(each.from_size);
    const to = key && each.to_size !== null ? readCount(each.to_size) : null;
    check(key && from !== null && (to !== null || each.to_size === null), 'malformed');
    return { ...key, from, to };
  });
  return { origin: value.origin, keys };
}

// ── The pack ────────────────────────────────────────────────────────────────────────────────────────────────────────

const MANIFEST = 'pack.json';
const isFileName = (name) =>
  typeof name === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(name);

function readFile(folder, file) {
  try {
    return readFileSync(join(folder, file));
  } catch {
    throw new Finding('file_mismatch', { file });
  }
}
function readJsonFile(folder, file) {
  const value = readJson(readFile(folder, file));
  check(isObject(value), 'malformed', { file });
  return value;
}

/** The bytes of a file, a piece of it in memory at a time. */
function* readPieces(folder, file) {
  let handle;
  try {
    handle = openSync(join(folder, file), 'r');
    for (;;) {
      const piece = Buffer.alloc(1 << 20);
      const length = readSync(handle, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } catch (error) {
    throw error.code === undefined ? error : new Finding('file_mismatch', { file });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
/** The lines of a file as bytes. The last one ends with a newline too. */
function* readLines(folder, file) {
  let kept = Buffer.alloc(0);
  for (const piece of readPieces(folder, file)) {
    const bytes = Buffer.concat([kept, piece]);
    let start = 0;
    for (let end; (end = bytes.indexOf(0x0a, start)) >= 0; start = end + 1) yield bytes.subarray(start, end);
    kept = bytes.subarray(start);
  }
  check(kept.length === 0, 'malformed', { file });
}
function* readJsonLines(folder, file) {
  for (const line of readLines(folder, file)) {
    const value = readJson(line);
    check(isObject(value), 'malformed', { file });
    yield value;
  }
}

function readManifest(folder) {
  const file = MANIFEST;
  const manifest = readJsonFile(folder, file);
  const { format, version, form, entry_files: entryFiles, files } = manifest;
  check(format === 'gatehouse-evidence-pack' && version === 1, 'malformed', { file });
  const [entries, minIndex] = [readCount(manifest.entries), readCount(manifest.min_index)];
  check(entries !== null && minIndex !== null, 'malformed', { file });
  check(Array.isArray(entryFiles) && entryFiles.every(isFileName), 'malformed', { file });
  const areFiles =
    Array.isArray(files) &&
    files.every((each) => isObject(each) && isFileName(each.name) && typeof each.sha256 === 'string');
  check(areFiles, 'malformed', { file });
  let range = null;
  if (form === 'range') {
    const given = isObject(manifest.range) ? manifest.range : {};
    range = {
      from: readCount(given.from),
      to: readCount(given.to),
      before: readHashes(given.before),
      after: readHashes(given.after),
    };
    check(!Object.values(range).includes(null), 'malformed', { file });
  } else check(form === 'selection', 'malformed', { file });
  return { entries, minIndex, entryFiles, files, range };
}

/** One line of an entry file, taken apart. */
function readEntry(line, file, isInRange) {
  const index = readCount(line.index);
  const leaf = line.leaf === undefined ? undefined : readBase64(line.leaf);
  const told = line.leaf_hash === undefined ? undefined : readHash(line.leaf_hash);
  const proof = isInRange ? [] : readHashes(line.proof);
  const sealed = line.sealed === undefined ? {} : line.sealed;
  const isEntry =
    index !== null && leaf !== null && told !== null && (leaf ?? told) && proof !== null && isObject(sealed);
  check(isEntry, 'malformed', { file });
  const hash = leaf ? hashLeaf(leaf) : told;
  return { index, leaf, hash, differs: told !== undefined && !told.equals(hash), proof, sealed };
}

/** The first of the values shown with an entry that is not what it commits to; null where all are. */
function findWrongValue(content, shown) {
  const sealed = own(content, 'sealed');
  for (const field of Object.keys(shown).sort()) {
    const { salt, value } = isObject(shown[field]) ? shown[field] : {};
    const bytes = readBase64(salt);
    try {
      const isRight =
        bytes && isObject(sealed) && value !== undefined && commit(bytes, value) === own(sealed, field);
      if (!isRight) return field;
    } catch {
      return field;
    }
  }
  return null;
}

/** Walks over the entries once. What it finds is kept by kind, since kinds have an order and not the entries. */
function walkEntries(folder, manifest, checkpoint, bounds, onEntry) {
  const { range } = manifest;
  const tree = new Tree();
  const roots = new Map();
  const found = { place: null, hash: null, time: null, value: null };
  const counts = { entries: 0n, first: null, last: null, erased: 0n, values: 0n, withheld: 0n };
  const erased = [];
  const named = [];
  if (range) listLevels(0n, range.from).forEach((level, at) => tree.add(level, range.before[at]));
  if (range) roots.set(tree.size, tree.root());
  let previous = null;
  let recorded = null;
  for (const file of manifest.entryFiles)
    for (const line of readJsonLines(folder, file)) {
      const entry = readEntry(line, file, range !== null);
      const { index, leaf, hash } = entry;
      const where = { index };
      counts.entries += 1n;
      const isNext = range
        ? index === (previous === null ? range.from : previous + 1n)
        : previous === null || index > previous;
      if (!isNext) found.place ??= new Finding('size_mismatch', where);
      previous = index;
      counts.first ??= index;
      counts.last = index;
      if (entry.differs) found.hash ??= where;
      if (range) {
        tree.add(0, hash);
        if (bounds.sizes.has(tree.size)) roots.set(tree.size, tree.root());
      } else if (!followInclusion(index, checkpoint.size, hash, entry.proof)?.equals(checkpoint.root))
        found.place ??= new Finding('not_included', where);
      if (!leaf) {
        counts.erased += 1n;
        erased.push(index);
        if (Object.keys(entry.sealed).length > 0)
          found.value ??= new Finding('commitment_mismatch', {
            ...where,
            field: Object.keys(entry.sealed).sort()[0],
          });
        continue;
      }
      const content = readJson(leaf);
      const time = isObject(content) ? readTime(own(content, 'recordedAt')) : null;
      if (time === null) {
        found.time ??= new Finding('malformed', where);
        continue;
      }
      const [earliest, latest] = bounds.at(index);
      if ((recorded !== null && time < recorded) || time < earliest - TOLERANCE_MICROS)
        found.time ??= new Finding('backdated', where);
      else if (time > latest + TOLERANCE_MICROS) found.time ??= new Finding('postdated', where);
      recorded = time;
      const field = findWrongValue(content, entry.sealed);
      if (field !== null) found.value ??= new Finding('commitment_mismatch', { ...where, field });
      const committed = isObject(own(content, 'sealed')) ? Object.keys(content.sealed).length : 0;
      counts.values += BigInt(Object.keys(entry.sealed).length);
      counts.withheld += BigInt(Math.max(0, committed - Object.keys(entry.sealed).length));
      named.push(...listErased(content));
      onEntry?.(index, content, entry.sealed);
    }
  if (range) listLevels(range.to, checkpoint.size).forEach((level, at) => tree.add(level, range.after[at]));
  return { tree, roots, found, counts, erased, named };
}

/** The stretches of entries that an entry of the log itself says were erased but for their hashes. */
function listErased(content) {
  const { source, indexes, fields } = isObject(own(content, 'data')) ? content.data : {};
  const isErasure = own(content, 'action') === 'log.erase' && source === 'gatehouse';
  if (!isErasure || !Array.isArray(indexes) || !Array.isArray(fields) || !fields.includes('leaf')) return [];
  return indexes.flatMap((text) => {
    const [first, last = first] = typeof text === 'string' ? text.split('-').map(readCount) : [null];
    return first === null || last === null ? [] : [{ first, last }];
  });
}

/** How many of these indexes lie in none of the stretches. */
function countOutside(indexes, stretches) {
  const byFirst = [...stretches].sort((one, other) => (one.first < other.first ? -1 : 1));
  let [taken, reach, outside] = [0, -1n, 0n];
  for (const index of [...indexes].sort((one, other) => (one < other ? -1 : 1))) {
    for (; taken < byFirst.length && byFirst[taken].first <= index; taken += 1)
      if (byFirst[taken].last > reach) reach = byFirst[taken].last;
    if (index > reach) outside += 1n;
  }
  return outside;
}

/** What entries beside those that were asked for say was erased; each has a proof of its own. */
function readErasures(folder, checkpoint) {
  const file = 'erasures.ndjson';
  return [...readJsonLines(folder, file)].flatMap((line) => {
    const { index, leaf, hash, proof } = readEntry(line, file, false);
    const root = followInclusion(index, checkpoint.size, hash, proof);
    check(root?.equals(checkpoint.root), 'not_included', { index, file });
    const content = leaf ? readJson(leaf) : null;
    return isObject(content) ? listErased(content) : [];
  });
}

/** Between which times entries must have been recorded, by checkpoints whose time somebody outside knows. */
function boundsOf(checkpoints) {
  const timed = checkpoints.filter(({ time }) => time !== null).sort((a, b) => (a.size < b.size ? -1 : 1));
  const earliest = [-Infinity];
  for (const { time } of timed) earliest.push(Math.max(earliest[earliest.length - 1], time));
  const latest = [Infinity];
  for (const { time } of [...timed].reverse()) latest.unshift(Math.min(latest[0], time));
  let passed = 0;
  return (index) => {
    while (passed < timed.length && timed[passed].size <= index) passed += 1;
    return [earliest[passed], latest[passed]];
  };
}

/** The checkpoints that the pack has beside the one that covers it, each with its consistency proof. */
function readEarlier(folder, trust, covering) {
  const file = 'checkpoints.ndjson';
  return [...readJsonLines(folder, file)].map((line) => {
    const [size, proof] = [readCount(line.size), readHashes(line.proof)];
    check(size !== null && proof !== null && typeof line.note === 'string', 'malformed', { file });
    const earlier = openCheckpoint(Buffer.from(line.note), trust);
    check(earlier.size === size && size < covering.size, 'malformed', { file });
    // With keys from outside, a key of the past may be unknown to who verifies: then the note proves nothing.
    check(earlier.signers.length > 0 || trust.isPinned, 'no_trusted_signature', { size });
    return { ...earlier, proof };
  });
}

/** Compares a checkpoint that was kept outside with the one of the pack. */
function compareKept(kept, covering, earlier, roots, minIndex) {
  const { size, root } = kept;
  check(size <= covering.size, 'rollback', { size });
  if (size === covering.size) return check(root.equals(covering.root), 'fork', { size });
  if (size === 0n) return undefined;
  const prefix = roots.get(size);
  if (prefix) return check(root.equals(prefix), 'inconsistent', { size });
  const { proof } = earlier.find((each) => each.size === size) ?? {};
  if (proof)
    return check(isConsistent(size, covering.size, root, covering.root, proof), 'inconsistent', { size });
  throw new Finding(size < minIndex ? 'trusted_below_min_index' : 'no_consistency_proof', { size });
}

/** The paths of all that is below a folder and is no folder. */
const listFiles = (folder, below = '') =>
  readdirSync(join(folder, below), { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? listFiles(folder, `${below}${each.name}/`) : [`${below}${each.name}`],
  );

/** Each file is the one that the manifest names, and there is no other. */
function checkFiles(folder, files) {
  const listed = new Set([MANIFEST, ...files.map(({ name }) => name)]);
  for (const { name, sha256: digest } of files) {
    const hash = createHash('sha256');
    for (const line of readPieces(folder, name)) hash.update(line);
    check(hash.digest('hex') === digest, 'file_mismatch', { file: name });
  }
  const present = listFiles(folder);
  for (const file of present.sort()) check(listed.has(file), 'file_mismatch', { file });
}

/** Whom to believe: the keys that were named outside, else those of the pack, which is then its own word. */
function chooseTrust(list, { vkeys, keyList, origin, witnesses }) {
  const isPinned = vkeys.length > 0 || keyList !== null;
  const ranged = vkeys.flatMap((vkey) => {
    const known = list.keys.filter(
      (each) => each.name === vkey.name && each.publicKey.equals(vkey.publicKey),
    );
    // A key that the log's own list does not have is for no size of it.
    return known.length > 0 ? known : [{ ...vkey, from: 1n, to: 0n }];
  });
  const keys = isPinned ? [...ranged, ...(keyList?.keys ?? [])] : list.keys;
  return { keys, isPinned, witnesses, origin: origin ?? keyList?.origin ?? vkeys[0]?.name ?? list.origin };
}

/** Verifies the pack of a folder: the first check that fails, in the order in which the specification has them. */
export function verifyPack(folder, options) {
  const report = {
    pack: folder,
    verdict: 'ok',
    index: null,
    size: null,
    field: null,
    file: null,
    intactTo: null,
  };
  try {
    const manifest = readManifest(folder);
    const trust = chooseTrust(readKeyList(readJsonFile(folder, 'keys.json')), options);
    Object.assign(report, { isPinned: trust.isPinned, origin: trust.origin });
    const covering = openTrustedCheckpoint(readFile(folder, 'checkpoint.txt'), trust);
    Object.assign(report, { covers: covering.size, root: covering.root.toString('base64') });
    checkShape(manifest, covering);
    const kept = options.kept.map(({ note, time }) => {
      const opened = openTrustedCheckpoint(note, trust);
      return { ...opened, time: time ?? opened.time };
    });
    const earlier = readEarlier(folder, trust, covering);
    const timed = boundsOf([covering, ...earlier, ...kept]);
    const sizes = new Set([...kept, ...earlier].map(({ size }) => size));
    const walked = walkEntries(folder, manifest, covering, { sizes, at: timed }, options.onEntry);
    const { tree, roots, found, counts, erased, named } = walked;
    Object.assign(report, { ...counts, isComplete: manifest.range !== null, kept: kept.length });
    if (found.place) throw found.place;
    check(counts.entries === manifest.entries, 'size_mismatch');
    if (manifest.range && !tree.root().equals(covering.root)) {
      const intact = earlier
        .filter(({ size, root }) => roots.get(size)?.equals(root))
        .map(({ size }) => size);
      if (intact.length > 0) report.intactTo = intact.reduce((one, other) => (one > other ? one : other));
      throw new Finding('root_mismatch', found.hash ?? {});
    }
    check(found.hash === null, 'malformed', found.hash ?? {});
    const outside = countOutside(erased, [...named, ...readErasures(folder, covering)]);
    Object.assign(report, { unexplained: outside });
    for (const each of kept) compareKept(each, covering, earlier, roots, manifest.minIndex);
    for (const { size, root, proof } of earlier)
      check(size === 0n || isConsistent(size, covering.size, root, covering.root, proof), 'inconsistent', {
        size,
      });
    if (found.time) throw found.time;
    if (found.value) throw found.value;
    checkFiles(folder, manifest.files);
    report.earlier = earlier.filter(({ signers }) => signers.length > 0).length;
  } catch (error) {
    if (!(error instanceof Finding)) throw error;
    Object.assign(report, { verdict: error.verdict }, error.where);
  }
  report.sentence = SENTENCES[report.verdict];
  return report;
}

/** A range lies within its checkpoint, with as many hashes on both sides as a tree of that size has. */
function checkShape({ range }, { size }) {
  if (range === null) return;
  const { from, to, before, after } = range;
  check(from <= to && to <= size, 'size_mismatch');
  check(before.length === listLevels(0n, from).length, 'size_mismatch');
  check(after.length === listLevels(to, size).length, 'size_mismatch');
}

// ── The command ─────────────────────────────────────────────────────────────────────────────────────────────────────

class UsageError extends Error {}

function readOptions(args) {
  const options = { vkeys: [], keyList: null, origin: null, witnesses: [], kept: [], folders: [] };
  const rest = [...args];
  const value = (name) => {
    if (rest.length === 0) throw new UsageError(`${name} needs a value.`);
    return rest.shift();
  };
  const readGiven = (file) => {
    try {
      return readFileSync(file);
    } catch {
      throw new UsageError(`${file} cannot be read.`);
    }
  };
  const key = (text, type) => {
    const read = readVkey(text.trim(), type);
    if (read === null) throw new UsageError(`This is no verifier key: ${text}`);
    return read;
  };
  while (rest.length > 0) {
    const arg = rest.shift();
    if (arg === '--json') options.isJson = true;
    else if (arg === '--list') options.isList = true;
    else if (arg === '--help') options.isHelp = true;
    else if (arg === '--vkey') options.vkeys.push(key(value(arg), LOG_KEY));
    else if (arg === '--witness') options.witnesses.push(key(value(arg), WITNESS_KEY));
    else if (arg === '--origin') options.origin = value(arg);
    else if (arg === '--checkpoint') options.kept.push({ note: readGiven(value(arg)), time: null });
    else if (arg === '--keys') options.keyList = readKeyFile(readGiven(value(arg)));
    else if (arg === '--kept-at') {
      const time = readTime(value(arg));
      if (time === null || options.kept.length === 0)
        throw new UsageError('--kept-at needs a time such as 2026-11-21T10:42:00Z, after its --checkpoint.');
      options.kept[options.kept.length - 1].time = time;
    } else if (arg.startsWith('-')) throw new UsageError(`There is no option ${arg}.`);
    else options.folders.push(arg);
  }
  return options;
}

function readKeyFile(bytes) {
  try {
    return readKeyList(readJson(bytes));
  } catch {
    throw new UsageError('The file of --keys is no list of keys.');
  }
}

const count = (number, one) =>
  `${number} ${number === 1n ? one : one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`}`;

/** A report in words. */
export function describeReport(report) {
  const lines = [`${report.pack}: ${report.verdict}`, `  ${report.sentence}`];
  const add = (holds, text) => holds && lines.push(`  ${text}`);
  add(report.index !== null, `The first bad entry is ${report.index}.`);
  add(report.size !== null, `It is the checkpoint over ${report.size} entries.`);
  add(report.field !== null, `The value is ${report.field}.`);
  add(report.file !== null, `The file is ${report.file}.`);
  add(
    report.verdict === 'root_mismatch' && report.index === null && report.intactTo,
    `The entries before ${report.intactTo} are as an earlier checkpoint has them: what is bad comes after.`,
  );
  if (report.verdict === 'ok') {
    const between = report.entries > 0n ? `: ${report.first} to ${report.last}` : '';
    add(
      true,
      `${count(report.entries, 'entry')} of ${report.origin}, by its checkpoint over ${report.covers}${between}.`,
    );
    add(true, `Root of the tree: ${report.root}`);
    add(report.isComplete, 'They follow each other without a gap: none between them is left out.');
    add(!report.isComplete, 'They are a selection: whether other entries match, the pack cannot show.');
    add(report.erased > 0n, `${count(report.erased, 'entry')} erased: only the hash is left.`);
    add(
      report.unexplained > 0n,
      `Of ${count(report.unexplained, 'erased entry')} the pack does not hold the erasure.`,
    );
    add(
      true,
      `${count(report.values, 'value')} as committed; ${count(report.withheld, 'value')} not in the pack.`,
    );
    add(report.kept > 0, 'The log begins with what was kept outside.');
    add(
      report.kept === 0,
      'No checkpoint from outside was given: who holds the key could have rewritten all of this. See README.md.',
    );
  }
  add(
    report.isPinned === false,
    'THE KEY IS THE PACK’S OWN WORD: anybody can make such a pack with a key of their own. Give --vkey.',
  );
  return `${lines.join('\n')}\n`;
}

/** An entry in words, as far as the pack shows it: its place, times, who, what, to what, where, and how it ended. */
function describeEntry(index, content, sealed) {
  const cell = (value) =>
    typeof value === 'string' ? value : (value ?? null) === null ? '' : canonicalize(value);
  const party = (value) => (isObject(value) ? `${cell(value.type)}:${cell(value.id ?? value.ref)}` : '');
  const shown = (field) => cell(own(sealed, field)?.value);
  const who = shown('actor.name') || shown('actor.id') || party(content.actor);
  const targets = Array.isArray(content.targets) ? content.targets : [];
  const { recordedAt, occurredAt, action, zone, outcome } = content;
  const cells = [String(index), cell(recordedAt), cell(occurredAt), who, cell(action)];
  cells.push(targets.map(party).join(' '), cell(zone), cell(outcome));
  // What an entry says must not command the terminal that shows it.
  return `${cells.map((each) => each.replace(/\p{Cc}/gu, ' ')).join('\t')}\n`;
}

function main(args) {
  const options = readOptions(args);
  if (options.isHelp) return process.stdout.write(USAGE);
  const folders = options.folders.length > 0 ? options.folders : [dirname(fileURLToPath(import.meta.url))];
  const write = (text) => process.stdout.write(text);
  if (options.isList && !options.isJson) options.onEntry = (...entry) => write(describeEntry(...entry));
  const reports = folders.map((folder) => verifyPack(folder, options));
  const toText = (_, value) => (typeof value === 'bigint' ? String(value) : value);
  write(options.isJson ? `${JSON.stringify(reports, toText)}\n` : reports.map(describeReport).join(''));
  process.exitCode = reports.every(({ verdict }) => verdict === 'ok') ? 0 : 1;
  return undefined;
}

const isCommand = () => {
  try {
    return realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
  } catch {
    return false;
  }
};
if (isCommand())
  try {
    main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  }
