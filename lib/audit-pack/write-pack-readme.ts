import type { PackPlan } from './write-pack';

/** The README of a pack: what is in it, how it is verified, what that proves and what it does not. */
export function writePackReadme({ madeAt, origin, query, count, range, checkpoint, keys }: PackPlan): string {
  const asked = Object.entries(query).map(([name, value]) => `- ${name}: ${value.replaceAll(/\s+/g, ' ')}`);
  const current = keys.findLast(({ toSize }) => toSize === null) ?? keys.at(-1);
  return `# Evidence pack of an audit log

- log: ${origin}
- made: ${madeAt.toISOString()}
- entries: ${count}
- covered by: a signed checkpoint over the first ${checkpoint.size} entries (checkpoint.txt). What was recorded after it is not in this pack.
- asked for:
${asked.length > 0 ? asked.map((line) => `  ${line}`).join('\n') : '  - the whole log'}

## Verify it

    node verify.mjs --vkey '<key>'
    python3 verify.py --vkey '<key>'

Node.js 18 or Python 3.8 is all that either needs: no package, no network, no database, no Gatehouse. Both say the same
and end with 0 where everything holds, else with 1, the reason and the first bad entry. Add \`--list\` to read the entries
(only what was verified is an entry), \`--json\` for programs.

The key must come from somebody other than whoever gave you this pack: the page "Integrity" of the Gatehouse, an earlier
report, its operator. This pack says that it is

    ${current?.vkey ?? 'none'}

but that is the pack's own word, and without \`--vkey\` the verifiers say so. For the same reason take the verifiers from
the source of Gatehouse when you trust the sender of this pack as little as its author.

Did you, or anybody, keep a checkpoint of this log outside of it, from a report, a witness, an earlier pack? Then give it:

    node verify.mjs --vkey '<key>' --checkpoint kept.txt

\`--kept-at TIME\` after it says when it was the newest one; then times of recording are held against it too.
\`--witness KEY\` does the same with the times of witnesses that cosigned the checkpoints in here.

## What it proves

- Each entry is in the log that the checkpoint was signed over, at its place, with not one byte changed.
${
  range
    ? '- The entries follow each other without a gap: none between the first and the last one was left out.'
    : '- It is a selection. That no other entry matches what was asked for is not proven: ask for a pack without a filter.'
}
- Times of recording never go back along the log.
- Names, addresses and changes that are shown are those that the entries commit to. Others were erased, or left out for
  whoever asked; an entry of which only the hash is left was erased.
- With a checkpoint that was kept outside: the log only grew since, and nothing that it covered was edited, removed,
  inserted, reordered or back-dated.

## What it does not prove

- Without any checkpoint outside, an administrator with the signing key can rewrite everything.
- What was never recorded is not in any log.
- \`occurredAt\` is the clock of the source, and only \`recordedAt\` is the log's.
- pack.json, with what was asked for, is signed by nobody. It helps to find files that were damaged on the way.

## Files

- pack.json: what was asked for, how many entries there are, and the SHA-256 of every other file
- entries/*.ndjson: one entry a line, by its index: \`leaf\` (the bytes that were hashed, base64) or, once it was erased,
  \`leaf_hash\`; \`sealed\`: values with the salts of their commitments${range ? '' : '; `proof`: hashes from the leaf up (RFC 9162 §2.1.3)'}
- checkpoint.txt: the checkpoint that covers them all, a C2SP signed note
- checkpoints.ndjson: earlier checkpoints, each with the proof that the log only grew since (RFC 9162 §2.1.4)
- erasures.ndjson: what the log says of the erasure of entries in here, each with its proof
- keys.json: the keys of the log, and the sizes that each is for
- verify.mjs, verify.py: the verifiers
`;
}
