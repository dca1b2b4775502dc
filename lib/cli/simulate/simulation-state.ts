import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** How far a simulation of a data folder has come, so that the next start repeats nothing. */
const simulationStateSchema = z.object({
  seed: z.number().int(),
  scenario: z.string(),
  rate: z.number(),
  historyRate: z.number(),
  days: z.number(),
  /** When the story was first told. */
  anchor: z.coerce.date(),
  /** Stretches of time whose events are all in the store, oldest first, not touching. */
  filled: z.array(z.object({ from: z.coerce.date(), to: z.coerce.date() })),
});
export type SimulationState = z.infer<typeof simulationStateSchema>;
export type Stretch = SimulationState['filled'][number];

const fileOf = (dataFolder: string) => resolve(dataFolder, 'simulation.json');

export function findSimulationState(dataFolder: string): SimulationState | null {
  const file = fileOf(dataFolder);
  return existsSync(file) ? simulationStateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** Replaces the file whole: a kill in the middle leaves the one before. */
export function saveSimulationState(dataFolder: string, state: SimulationState): void {
  const file = fileOf(dataFolder);
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** Adds a stretch, merging it with those that it touches. */
export function addStretch(filled: readonly Stretch[], added: Stretch): Stretch[] {
  const sorted = [...filled, added].toSorted((left, right) => left.from.getTime() - right.from.getTime());
  const merged: Stretch[] = [];
  for (const stretch of sorted) {
    const last = merged.at(-1);
    if (last && stretch.from <= last.to) last.to = stretch.to > last.to ? stretch.to : last.to;
    else merged.push({ ...stretch });
  }
  return merged;
}

/** What of [from, to) is not filled yet, newest first: the screens look at the newest. */
export function listGaps(filled: readonly Stretch[], from: Date, to: Date): Stretch[] {
  const gaps: Stretch[] = [];
  let at = from;
  for (const stretch of filled) {
    if (stretch.to <= at) continue;
    if (stretch.from >= to) break;
    if (stretch.from > at) gaps.push({ from: at, to: stretch.from });
    at = stretch.to;
  }
  if (at < to) gaps.push({ from: at, to });
  return gaps.toReversed();
}
