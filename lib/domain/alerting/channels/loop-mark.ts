/**
 * How systems that hand alerts on say that one came from a Gatehouse in the first place. Gatehouse writes the marks into
 * what it sends, and what comes back with one keeps it: it is stored as every event, under an id that begins with
 * `LOOP_KEY_PREFIX`, and M9 does not count it a second time.
 */
export const LOOP_LABEL = 'gatehouse_alert';
export const LOOP_KEY_PREFIX = 'gatehouse/';
