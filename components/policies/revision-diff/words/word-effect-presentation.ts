import { ChevronsDownUp, ChevronsUpDown, CircleHelp, Equal, type LucideIcon } from 'lucide-react';
import type { WordEffect } from '@/lib/domain/read-models/policy-words';

/** Icon and word of each effect. It is no status, good or bad: icons have colours of outcomes, words that of text. */
export const WORD_EFFECT_PRESENTATION: Record<
  WordEffect,
  { word: string; hint: string; icon: LucideIcon; className: string }
> = {
  widens: {
    word: 'Permits more',
    hint: 'Everything that was permitted still is, and more.',
    icon: ChevronsUpDown,
    className: 'text-outcome-allow',
  },
  narrows: {
    word: 'Permits less',
    hint: 'Nothing is permitted that was not before.',
    icon: ChevronsDownUp,
    className: 'text-outcome-deny',
  },
  none: {
    word: 'Same meaning',
    hint: 'Nothing is permitted more or less.',
    icon: Equal,
    className: 'text-fg-muted',
  },
  unknown: {
    word: 'More or less',
    hint: 'Whether more or less is permitted was not proven, or it is both.',
    icon: CircleHelp,
    className: 'text-outcome-unevaluated',
  },
};
