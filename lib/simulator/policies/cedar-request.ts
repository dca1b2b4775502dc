/** An entity by type and id, as Cedar's JSON has it. */
export type EntityUid = { type: string; id: string };

/** What an engine of Cedar's is asked: all of a call but the policies. */
export type CedarRequest = {
  principal: EntityUid;
  action: EntityUid;
  resource: EntityUid;
  context: Readonly<Record<string, unknown>>;
  /** What the engine has to know of entities; here their parents. */
  entities: readonly { uid: EntityUid; attrs: Readonly<Record<string, unknown>>; parents: EntityUid[] }[];
};

/** What an engine of Cedar's answers, and the policies that determined it, with their descriptions. */
export type CedarAnswer = {
  allow: boolean;
  /** By id: Cedar has no order of its own. */
  determining: readonly { id: string; description: string }[];
};
