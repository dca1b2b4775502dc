import {
  Ban,
  CheckCheck,
  CircleHelp,
  CircleX,
  Clock,
  Eye,
  RotateCcw,
  Route,
  ShieldCheck,
  type LucideIcon,
} from 'lucide-react';
import type { DecisionOutcome } from '@/lib/domain/kinds';

/** The category of an outcome: its colour and its pattern on charts and swatches. */
export type OutcomeCategory = DecisionOutcome;
export type PatternName = 'solid' | 'crosshatch' | 'dots' | 'stripes';

export type OutcomePresentation = {
  word: string;
  icon: LucideIcon;
  category: OutcomeCategory | null;
};

/** Colour and pattern of the five outcomes of a decision, in the order in which charts stack them. */
export const OUTCOME_CATEGORIES: Record<
  OutcomeCategory,
  { word: string; color: string; text: string; pattern: PatternName }
> = {
  allow: { word: 'Allow', color: 'var(--outcome-allow)', text: 'text-outcome-allow', pattern: 'solid' },
  'would-deny': {
    word: 'Would deny',
    color: 'var(--outcome-would-deny)',
    text: 'text-outcome-would-deny',
    pattern: 'stripes',
  },
  unevaluated: {
    word: 'Unevaluated',
    color: 'var(--outcome-unevaluated)',
    text: 'text-outcome-unevaluated',
    pattern: 'dots',
  },
  error: { word: 'Error', color: 'var(--outcome-error)', text: 'text-outcome-error', pattern: 'crosshatch' },
  deny: { word: 'Deny', color: 'var(--outcome-deny)', text: 'text-outcome-deny', pattern: 'solid' },
};

const OUTCOMES: Record<string, OutcomePresentation> = {
  allow: { word: 'Allow', icon: ShieldCheck, category: 'allow' },
  deny: { word: 'Deny', icon: Ban, category: 'deny' },
  error: { word: 'Error', icon: CircleX, category: 'error' },
  unevaluated: { word: 'Unevaluated', icon: Route, category: 'unevaluated' },
  'would-deny': { word: 'Would deny', icon: Eye, category: 'would-deny' },
  allowed: { word: 'Allowed', icon: ShieldCheck, category: 'allow' },
  denied: { word: 'Denied', icon: Ban, category: 'deny' },
  valid: { word: 'Valid', icon: ShieldCheck, category: 'allow' },
  failed: { word: 'Failed', icon: CircleX, category: 'error' },
  stale: { word: 'Stale', icon: Clock, category: 'unevaluated' },
  success: { word: 'Success', icon: ShieldCheck, category: 'allow' },
  failure: { word: 'Failure', icon: CircleX, category: 'error' },
  detected: { word: 'Detected', icon: Eye, category: null },
  opened: { word: 'Opened', icon: Eye, category: null },
  acknowledged: { word: 'Acknowledged', icon: CheckCheck, category: null },
  resolved: { word: 'Resolved', icon: RotateCcw, category: null },
};

/** Icon, word and category of any outcome on the wire; an unknown one keeps its own name. */
export function presentOutcome(outcome: string): OutcomePresentation {
  return OUTCOMES[outcome] ?? { word: outcome, icon: CircleHelp, category: null };
}
