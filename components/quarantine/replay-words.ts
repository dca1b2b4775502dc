/** Why replaying is not open to somebody. */
export const ONLY_ON_CALL = 'Only on-call engineers and administrators replay events.';
