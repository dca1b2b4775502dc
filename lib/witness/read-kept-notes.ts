import { listAnchors, listWitnesses, noteReadProblem } from '@/lib/store/audit-log/witnesses';
import type { WitnessRecord } from '@/lib/store/audit-log/witness-record';
import { readFromFile } from './file/file-witness';
import { readFromGit } from './git/git-witness';
import { WitnessProblem, type WitnessLimits } from './witness';
import { getWitnessLimits } from './witness-limits';

/** Of each witness; of more, the newest half and an even part of the rest are read. */
const MOST_NOTES = 1_000;
/** Of a witness with more notes than are read, so many of the newest must be among them. */
const CERTAINLY_READ = 100;

/** What a witness gave back, or why it could not; a webhook gives nothing back. */
export type KeptNotes = { id: string; where: string; notes: string[]; problem: string | null };

/**
 * The checkpoints that witnesses keep, as they are there now: nothing of the database is believed, but that a witness
 * which lost what it was given last is a problem.
 */
export async function readKeptNotes(given?: WitnessLimits): Promise<KeptNotes[]> {
  const readable = (await listWitnesses()).filter(({ kind }) => kind !== 'webhook');
  if (readable.length === 0) return [];
  const limits = given ?? getWitnessLimits();
  return Promise.all(readable.map((witness) => readOne(witness, limits)));
}

/**
 * Every checkpoint that some witness keeps and gives back, with its place, as the verifier asks for them: what is wrong
 * with a witness is noted, and shown beside it.
 */
export async function listAndNoteKept(limits?: WitnessLimits): Promise<{ where: string; note: string }[]> {
  const kept = await readKeptNotes(limits);
  await Promise.all(kept.map(({ id, problem }) => noteReadProblem(id, problem)));
  return kept.flatMap(({ where, notes }) => notes.map((note) => ({ where, note })));
}

/** Every checkpoint that some witness keeps and gives back, with its place. */
export const listKeptNotes = async (limits?: WitnessLimits): Promise<{ where: string; note: string }[]> =>
  (await readKeptNotes(limits)).flatMap(({ where, notes }) => notes.map((note) => ({ where, note })));

async function readOne(witness: WitnessRecord, limits: WitnessLimits): Promise<KeptNotes> {
  const { id, place: where } = witness;
  const given = await listAnchors(id, MOST_NOTES);
  // It was never given anything: there is nothing to read yet.
  if (given.length === 0) return { id, where, notes: [], problem: null };
  try {
    const notes =
      witness.kind === 'git'
        ? await readFromGit(witness, limits, MOST_NOTES)
        : await readFromFile(witness, limits, MOST_NOTES);
    return { id, where, notes, problem: describeLoss(where, given, notes) };
  } catch (error) {
    if (!(error instanceof WitnessProblem)) throw error;
    return { id, where, notes: [], problem: error.message };
  }
}

/** What a witness was given, newest first, and no longer holds; null where nothing is missing. */
function describeLoss(where: string, given: readonly string[], notes: readonly string[]): string | null {
  const kept = new Set(notes);
  if (!kept.has(given[0]!)) return `${where} no longer holds the last checkpoint that it was given.`;
  const due = notes.length < MOST_NOTES ? given : given.slice(0, CERTAINLY_READ);
  const lost = due.filter((note) => !kept.has(note)).length;
  if (lost === 0) return null;
  return `${where} no longer holds ${lost === 1 ? 'one' : lost} of the checkpoints that it was given.`;
}
