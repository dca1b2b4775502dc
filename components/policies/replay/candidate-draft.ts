import type { ReplayCandidate, ReplayEngine } from '@/lib/domain/replay/candidate';

/** What a candidate starts from: a revision's texts, or a suggestion's. */
export type CandidateBase = {
  /** Null for a text that is no revision's. */
  revision: string | null;
  files: Readonly<Record<string, string>>;
};

/** A candidate as the form holds it. */
export type CandidateDraft = {
  engine: ReplayEngine;
  files: Readonly<Record<string, string>>;
  bundle: { name: string; base64: string } | null;
  opaUrl: string;
  entrypoint: string;
};

/** Whether the texts differ from those it started from. */
export const isEdited = (draft: CandidateDraft, base: CandidateBase): boolean =>
  JSON.stringify(draft.files) !== JSON.stringify(base.files);

/**
 * The candidate that a replay takes, or the sentence that says what is missing. A revision's unchanged texts go by
 * its name, so that the run is told as that revision's.
 */
export function toCandidate(
  draft: CandidateDraft,
  base: CandidateBase,
): { candidate: ReplayCandidate } | { missing: string } {
  const entrypoint = draft.entrypoint.trim() || null;
  if (draft.engine === 'rego-wasm') {
    if (!draft.bundle) return { missing: 'Choose a bundle.' };
    const { name, base64 } = draft.bundle;
    return { candidate: { engine: draft.engine, name, bundle: base64, entrypoint } };
  }
  const texts =
    base.revision !== null && !isEdited(draft, base)
      ? { revision: base.revision }
      : { files: Object.fromEntries(Object.entries(draft.files).filter(([, text]) => text.trim() !== '')) };
  if ('files' in texts && Object.keys(texts.files!).length === 0)
    return { missing: 'The candidate has no text yet.' };
  if (draft.engine === 'cedar') return { candidate: { engine: draft.engine, ...texts } };
  if (!draft.opaUrl.trim()) return { missing: 'Name the OPA server.' };
  return { candidate: { engine: draft.engine, opaUrl: draft.opaUrl.trim(), entrypoint, ...texts } };
}
