import type { InputMapping } from '@/lib/domain/replay/input-mapping';
import type { Judged, Observed } from './access';
import type { Suggestion } from './suggest-rules';

/** Every event that counts: how it is judged, and whether the text permits it. */
export type Replayed = { judged: Judged; isPermitted: boolean };

/** What is suggested for a service in one language. */
export type SuggestedText = {
  /** Empty where nothing can be suggested. */
  text: string;
  remarks: string[];
  observed: Observed[];
  suggestion: Suggestion;
  /** Good events that the language cannot say. */
  unsaid: { problem: string; events: number; weight: number }[];
  /** The text over every event that was judged and can be said; null without a text. */
  replayed: Replayed[] | null;
  mapping: InputMapping | null;
};
