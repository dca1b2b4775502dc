import type { WordEffect, WordFile, WordStatement } from '@/lib/domain/read-models/policy-words';

/** A detail; a note says what a reader must know and is no change of its own. */
export type Detail = WordStatement['details'][number] & { isNote?: true };
/** What comparing some files gave: statements in any order, and how each file was compared. */
export type Comparison = { statements: WordStatement[]; files: WordFile[] };
/** A file of a revision. */
export type SourceFile = { path: string; text: string };

/** More permitted becomes less permitted, as where a forbid applies to more. */
export const turnEffect = (effect: WordEffect): WordEffect =>
  effect === 'widens' ? 'narrows' : effect === 'narrows' ? 'widens' : effect;

/** Several changes together: one direction if none goes the other way and all are known. */
export function joinEffects(effects: readonly WordEffect[]): WordEffect {
  const telling = new Set(effects.filter((effect) => effect !== 'none'));
  if (telling.size === 0) return 'none';
  return telling.size === 1 ? [...telling][0]! : 'unknown';
}

/** Of two proofs, that the new implies the old and the old the new: what it means for what is permitted. */
export function effectOfProofs(newImpliesOld: boolean, oldImpliesNew: boolean): WordEffect {
  if (newImpliesOld) return oldImpliesNew ? 'none' : 'narrows';
  return oldImpliesNew ? 'widens' : 'unknown';
}
