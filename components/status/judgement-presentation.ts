import { CircleHelp, ShieldCheck, ShieldX, type LucideIcon } from 'lucide-react';
import type { Cause, Judgement, Origin } from '@/lib/domain/verdict';

/** Icon and words of each judgement. A judgement is no status: it keeps the colour of text. */
export const JUDGEMENT_PRESENTATION: Record<Judgement, { word: string; hint: string; icon: LucideIcon }> = {
  'true-block': { word: 'True block', hint: 'The denial was right.', icon: ShieldCheck },
  'false-positive': { word: 'False positive', hint: 'The request should have passed.', icon: ShieldX },
  unsure: { word: 'Unsure', hint: 'Counts as not reviewed; somebody else is asked.', icon: CircleHelp },
};

/** Why a denial was wrong, in words. */
export const CAUSE_WORDS: Record<Cause, { word: string; hint: string }> = {
  logic: { word: 'Logic', hint: 'The rule says something it should not say.' },
  data: { word: 'Data', hint: 'The rule is right; what it decided on was wrong or old.' },
  'expected-traffic': { word: 'Expected traffic', hint: 'Known and wanted traffic that no rule foresaw.' },
};

/** How a denial came before the person who judged it. */
export const ORIGIN_WORDS: Record<Origin, { word: string; hint: string }> = {
  random: { word: 'Random sample', hint: 'Drawn by lot: enters the estimate.' },
  targeted: { word: 'Targeted', hint: 'Chosen for the work: in no estimate.' },
  bulk: { word: 'Bulk', hint: 'Judged together with others: in no estimate.' },
  'on-call': { word: 'On-call answer', hint: 'Opens a review: in no estimate.' },
};
