import type { ObjectiveDraft } from './objective-draft';

/** What each part of the form takes: the draft, how to change it, and what is wrong with a field. */
export type FormPart = {
  draft: ObjectiveDraft;
  change: (change: Partial<ObjectiveDraft>) => void;
  errorOf: (field: string) => string | null;
};
