import type { ActionSpell } from '@/lib/domain/read-models/audit-parties';

/** How often anything happened, and first and last when. Pure; there is at least one spell. */
export const sumSpells = (spells: readonly ActionSpell[]) => ({
  entries: spells.reduce((sum, { entries }) => sum + entries, 0),
  inWindow: spells.reduce((sum, { inWindow }) => sum + inWindow, 0),
  firstAt: spells.map(({ firstAt }) => firstAt).toSorted()[0]!,
  lastAt: spells
    .map(({ lastAt }) => lastAt)
    .toSorted()
    .at(-1)!,
});
