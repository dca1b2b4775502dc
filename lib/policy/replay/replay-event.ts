/** The columns of a stored decision that a template can take from, under `$.event`. */
export type ReplayColumns = {
  id: string;
  /** RFC 3339, UTC, with microseconds. */
  occurredAt: string;
  source: string;
  outcome: string;
  zone: string;
  service: string | null;
  environment: string | null;
  principal: string | null;
  policy: string;
  rule: string | null;
  revision: string | null;
  action: string | null;
  resource: string | null;
  targetService: string | null;
  targetZone: string | null;
};

/** A stored decision as it goes to an engine: its columns, and what its source sent. */
export type ReplayEvent = { event: ReplayColumns; adapter: string; payload: string };
