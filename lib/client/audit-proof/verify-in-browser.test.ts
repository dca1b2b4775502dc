import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditKey } from '@/lib/domain/read-models/audit-entry';
import { makeSmallLog, signerOf, vkeyOf } from './testing/small-log';
import { verifyEntry } from './verify-entry';
import { verifyInBrowser, type Remembered } from './verify-in-browser';

const ann = signerOf('ann');
const ben = signerOf('ben');
const log = makeSmallLog(21);
const noGrowth = () => Promise.reject(new Error('nobody answers'));
const firstLook = (detail: Parameters<typeof verifyInBrowser>[0]) => verifyInBrowser(detail, null, noGrowth);
const remember = (note: string, ...vkeys: string[]): Remembered => ({
  vkeys: vkeys.length > 0 ? vkeys : [vkeyOf(ann)],
  note,
  seenAt: '2026-11-20T10:00:00Z',
});

/** The steps that fail. */
const failing = async (detail: Parameters<typeof verifyInBrowser>[0], memory: Remembered | null = null) =>
  (await verifyInBrowser(detail, memory, noGrowth))!.steps
    .filter(({ verdict }) => verdict === 'fails')
    .map(({ step }) => step);

/** The text with another character at a place, of those that may stand there. */
const spoil = (text: string, at: number): string => {
  const place = at % text.length;
  const spoiled = text.charAt(place) === 'A' ? 'B' : 'A';
  return text.slice(0, place) + spoiled + text.slice(place + 1);
};
const flip = (base64: string, at: number): string => {
  const bytes = Buffer.from(base64, 'base64');
  bytes[at % bytes.length]! ^= 1 << (at % 8);
  return bytes.toString('base64');
};

describe('an entry that is as it was', () => {
  it('is verified from its bytes up to the newest checkpoint, at every place and size', async () => {
    for (const [index, covered] of [
      [0, 1],
      [0, 21],
      [7, 8],
      [12, 13],
      [20, 21],
      [16, 17],
    ] as const) {
      const { steps, failed, remember: kept } = (await firstLook(log.detail(index, covered, ann)))!;
      expect(failed).toBeNull();
      expect(steps.map(({ step, verdict }) => `${step} ${verdict}`)).toEqual([
        'leaf holds',
        'shown holds',
        'values holds',
        'path holds',
        'signature holds',
        'growth holds',
        'memory not-checked',
      ]);
      expect(kept).toEqual({ vkeys: [vkeyOf(ann)], note: log.note(21, ann) });
    }
  });

  it('is no less so where a value was erased, or all of it', async () => {
    const detail = log.detail(3, 21, ann);
    const { 'actor.name': _name, 'context.ip': _ip, ...sealed } = detail.entry.sealed;
    const actor = { ...detail.entry.actor, name: null };
    const context = { ...detail.entry.context, ip: null };
    const erased = { ...detail, entry: { ...detail.entry, actor, context, ip: null, sealed } };
    expect(await failing(erased)).toEqual([]);
    // Of actor.id, actor.name, context.ip, targets.name and changes.
    expect((await firstLook(erased))!.steps[2]!.found).toBe('3 values match their commitment; 2 erased.');
    expect(await failing({ ...detail, entry: { ...detail.entry, leaf: null, sealed: {} } })).toEqual([]);
  });

  it('cannot be verified while no checkpoint covers it', async () => {
    expect(await firstLook({ ...log.detail(3, 21, ann), proof: null })).toBeNull();
  });
});

describe('what was changed is seen', () => {
  const detail = log.detail(11, 19, ann);
  const { entry, proof } = detail;

  /** The steps of the leaf and its path that fail: without keys no signature is computed, thousands of times. */
  const failingBelow = (entryThen: typeof entry, proofThen = proof!) =>
    verifyEntry(entryThen, proofThen, [], [])
      .steps.filter(({ step, verdict }) => verdict === 'fails' && step !== 'signature' && step !== 'growth')
      .map(({ step }) => step);

  it('in every byte of the leaf', () => {
    expect(failingBelow(entry)).toEqual([]);
    const bytes = Buffer.from(entry.leaf!, 'base64').length;
    for (let at = 0; at < bytes; at += 1) {
      const steps = failingBelow({ ...entry, leaf: flip(entry.leaf!, at) });
      expect(steps, `at ${at}`).toEqual(expect.arrayContaining(['leaf', 'path']));
    }
  });

  it('in every byte of every hash', async () => {
    for (const [place, hash] of proof!.hashes.entries())
      for (let at = 0; at < 32; at += 1)
        expect(failingBelow(entry, { ...proof!, hashes: proof!.hashes.with(place, flip(hash, at)) })).toEqual(
          ['path'],
        );
    for (let at = 0; at < 32; at += 1)
      expect(failingBelow({ ...entry, leafHash: flip(entry.leafHash, at) })).toEqual(['leaf']);
    for (const [place, hash] of proof!.growth.entries())
      for (let at = 0; at < 32; at += 1)
        expect(
          await failing({
            ...detail,
            proof: { ...proof!, growth: proof!.growth.with(place, flip(hash, at)) },
          }),
        ).toEqual(['growth']);
  });

  it('in every character of a checkpoint and of its signature', async () => {
    const { note } = proof!.checkpoint;
    for (let at = 0; at < note.length; at += 1) {
      const checkpoint = { ...proof!.checkpoint, note: spoil(note, at) };
      expect(await failing({ ...detail, proof: { ...proof!, checkpoint } }), `at ${at}`).toContain(
        'signature',
      );
      const latest = { ...proof!.latest, note: spoil(proof!.latest.note, at) };
      expect(await failing({ ...detail, proof: { ...proof!, latest } }), `at ${at}`).toContain('growth');
    }
  });

  it('in its place in the log', async () => {
    for (let index = 0; index < 25; index += 1)
      if (index !== 11)
        expect(await failing({ ...detail, entry: { ...entry, index: String(index) } })).toEqual(['path']);
  });

  it.each([
    ['id', { id: '00000000-0000-4000-8000-00000000000c' }],
    ['occurredAt', { occurredAt: '2026-11-21T09:59:00.123457Z' }],
    ['recordedAt', { recordedAt: '2026-11-21T10:00:00.000001Z' }],
    ['actor', { actor: { ...entry.actor, ref: 'another' } }],
    ['action', { action: 'policy.view' }],
    ['targets', { targets: [] }],
    ['zone', { zone: null }],
    ['outcome', { outcome: 'failure' }],
    ['data.source', { source: 'gatehouse' }],
    ['data', { data: {} }],
  ])('in what is shown as %s', async (field, more) => {
    const { failed } = (await firstLook({ ...detail, entry: { ...entry, ...more } }))!;
    expect(failed).toEqual({
      step: 'shown',
      verdict: 'fails',
      found: `Shown otherwise than in the leaf: ${field}.`,
    });
  });

  it.each([
    ['actor.id', { actor: { ...entry.actor, id: 'bob@example.com' } }],
    ['actor.name', { actor: { ...entry.actor, name: 'Bob' } }],
    ['context.ip', { context: { ...entry.context, ip: '198.51.100.1' } }],
    ['context.userAgent', { context: { ...entry.context, userAgent: 'curl' } }],
    ['changes', { changes: { mode: ['audit', 'audit'] } }],
    ['targets.name', { targets: [{ ...entry.targets[0]!, name: 'another' }] }],
  ])('in the value of %s, and in what it is committed to with', async (field, more) => {
    const found = `Not what the leaf committed to: ${field}.`;
    const look = async (changed: object) =>
      (await firstLook({ ...detail, entry: { ...entry, ...changed } }))!.failed;
    if (field !== 'context.userAgent') {
      expect(await look(more)).toEqual({ step: 'values', verdict: 'fails', found });
      const { salt, value } = entry.sealed[field]!;
      const sealedWith = (each: object) => ({
        sealed: { ...entry.sealed, [field]: { salt, value, ...each } },
      });
      expect(await look(sealedWith({ salt: flip(salt, 5) }))).toMatchObject({ found });
      expect(await look({ ...more, ...sealedWith({ value: 'another' }) })).toMatchObject({ found });
    }
    // A value that the leaf never committed to is none of its.
    const { [field]: _gone, ...others } = entry.sealed;
    expect(
      await look({ sealed: { ...others, [`${field}.more`]: { salt: 'AAAA', value: 1 } } }),
    ).toMatchObject({
      step: 'values',
    });
  });
});

describe('what a browser saw before', () => {
  const detail = log.detail(2, 19, ann);
  const growing = (from: bigint, to: bigint) => Promise.resolve(log.growth(Number(from), Number(to)));

  it('is what the log begins with', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 21 }), async (size) => {
        const result = (await verifyInBrowser(detail, remember(log.note(size, ann)), growing))!;
        expect(result.failed).toBeNull();
        expect(result.steps.at(-1)).toMatchObject({ step: 'memory', verdict: 'holds' });
        expect(result.remember).toEqual({ vkeys: [vkeyOf(ann)], note: log.note(21, ann) });
      }),
    );
  });

  it('tells a log that was rolled back', async () => {
    const longer = makeSmallLog(30);
    const { failed, remember: kept } = (await verifyInBrowser(
      detail,
      remember(longer.note(30, ann)),
      growing,
    ))!;
    expect(failed?.found).toMatch(/^Rolled back: .* over 30 entries, .* over 21 at most\.$/);
    expect(kept).toBeNull();
  });

  it('tells a fork, and a log that was rewritten and signed again', async () => {
    const other = makeSmallLog(21, ' forged');
    const forked = await verifyInBrowser(detail, remember(other.note(21, ann)), growing);
    expect(forked!.failed?.found).toMatch(/^Forked: /);
    const rewritten = await verifyInBrowser(detail, remember(other.note(9, ann)), growing);
    expect(rewritten!.failed?.found).toMatch(/^Rewritten: /);
  });

  it('tells another key', async () => {
    const { failed } = (await verifyInBrowser(log.detail(2, 19, ben), remember(log.note(19, ann)), growing))!;
    expect(failed).toMatchObject({ step: 'signature' });
    expect(failed?.found).toMatch(
      /was signed with the key [0-9a-f]{8} before, which is none of its keys now/,
    );
  });

  it('that nobody can compare is said, and not forgotten', async () => {
    const result = (await verifyInBrowser(detail, remember(log.note(9, ann)), noGrowth))!;
    expect(result.failed).toBeNull();
    expect(result.steps.at(-1)).toMatchObject({ verdict: 'not-checked' });
    expect(result.remember).toBeNull();
  });

  it('believes a new key that the one before handed over to, and no other', async () => {
    const keys = (handover: string | null): AuditKey[] => [
      { vkey: vkeyOf(ann), fromSize: '0', toSize: '10', handover: null },
      { vkey: vkeyOf(ben), fromSize: '10', toSize: null, handover },
    ];
    const look = (handover: string | null) =>
      verifyInBrowser(log.detail(2, 19, ben, keys(handover)), remember(log.note(9, ann)), growing);
    expect((await look(log.note(10, ann, ben)))!.failed).toBeNull();
    for (const other of [null, log.note(10, ben), log.note(10, ann), log.note(9, ann, ben)])
      expect((await look(other))!.failed).toMatchObject({ step: 'signature' });
  });

  it('does not let a key sign beyond its end', async () => {
    const keys: AuditKey[] = [
      { vkey: vkeyOf(ann), fromSize: '0', toSize: '10', handover: null },
      { vkey: vkeyOf(ben), fromSize: '10', toSize: null, handover: log.note(10, ann, ben) },
    ];
    expect(await failing(log.detail(2, 19, ann, keys))).toEqual(['signature', 'growth']);
  });
});
