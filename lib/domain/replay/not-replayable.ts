/** Why a decision cannot be replayed. */
export const NOT_REPLAYABLE = ['masked-input', 'missing-data', 'time-dependent', 'unreadable'] as const;
export type NotReplayableReason = (typeof NOT_REPLAYABLE)[number];

/** The reason with what exactly was masked, missing or asked for. */
export type NotReplayable = { reason: NotReplayableReason; what: string };
