import type { Detector } from '@/lib/domain/read-models/alert-rules';
import type { RuleDraft } from './rule-draft';

/** What each part of the form takes: the draft, its detector, how to change it, and what is wrong with a field. */
export type FormPart = {
  draft: RuleDraft;
  detector: Detector;
  change: (change: Partial<RuleDraft>) => void;
  errorOf: (field: string) => string | null;
};
