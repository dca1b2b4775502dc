import type { WordEffect, WordFile, WordStatement } from '@/lib/domain/read-models/policy-words';
import { countWords } from './quote';
import { joinEffects } from './statement';

/** Kinds of things named beyond this many are left out of the verdict. */
const MAX_PHRASES = 4;

/** All statements as one sentence: "Tightens: 2 permits narrowed, 1 forbid added." */
export function writeVerdict(
  statements: readonly WordStatement[],
  files: readonly WordFile[],
): { verdict: string; effect: WordEffect } {
  const effects = statements.map((statement) => statement.effect);
  const effect = joinEffects(effects);
  if (statements.length === 0) return { verdict: 'Nothing changed.', effect };
  if (statements.every(({ kind }) => kind === 'reformatted'))
    return { verdict: 'Only formatting changed.', effect };
  return { verdict: `${beginningOf(effect, effects, files)}: ${countStatements(statements)}.`, effect };
}

function beginningOf(effect: WordEffect, effects: readonly WordEffect[], files: readonly WordFile[]): string {
  if (effect === 'none') return 'No change of meaning';
  if (effect === 'widens') return 'Loosens';
  if (effect === 'narrows') return 'Tightens';
  if (!effects.includes('unknown')) return 'Loosens and tightens';
  if (files.length > 0 && files.every(({ comparison }) => comparison === 'text')) return 'Compared as text';
  return 'May permit more or less';
}

function countStatements(statements: readonly WordStatement[]): string {
  const telling = statements.filter(({ effect, kind }) => effect !== 'none' && kind !== 'unreadable');
  const counted = telling.length > 0 ? telling : statements;
  const counts = new Map<string, { what: string; verb: string; count: number }>();
  for (const statement of counted) {
    const verb = verbOf(statement);
    const key = `${statement.what} ${verb}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { what: statement.what, verb, count: 1 });
  }
  const phrases = [...counts.values()].map(
    ({ what, verb, count }) => `${countWords(count, what, pluralOf(what))} ${verb}`,
  );
  const rest = phrases.length - MAX_PHRASES;
  const listed = rest > 1 ? [...phrases.slice(0, MAX_PHRASES), 'and more'] : phrases;
  const broken = new Set(statements.flatMap(({ kind, name }) => (kind === 'unreadable' ? [name] : []))).size;
  return [...listed, ...(broken > 0 ? [`${countWords(broken, 'file')} not readable`] : [])].join(', ');
}

/** Plurals that are not made by an s alone. */
const pluralOf = (what: string): string =>
  what === 'data' ? what : /[^aeiou]y$/.test(what) ? `${what.slice(0, -1)}ies` : `${what}s`;

function verbOf({ kind, effect, what }: WordStatement): string {
  if (kind !== 'changed') return kind;
  if (effect === 'none' || effect === 'unknown') return 'changed';
  // What a permit gains is permitted, what a forbid gains is denied.
  if (what === 'permit') return effect === 'widens' ? 'widened' : 'narrowed';
  if (what === 'forbid') return effect === 'widens' ? 'narrowed' : 'widened';
  return effect === 'widens' ? 'loosened' : 'tightened';
}
