/** Which alerts a runbook is for. An empty list of zones is every zone; of rules or detectors it is none by name. */
export type RunbookMatch = {
  slug: string;
  title: string;
  failure: string | null;
  rules: readonly string[];
  detectors: readonly string[];
  zones: readonly string[];
  /** Came with Gatehouse, and nobody changed it. */
  isReadyMade: boolean;
};
