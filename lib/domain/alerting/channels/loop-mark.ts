/**
 * How systems that hand alerts on say that one came from a Gatehouse in the first place. Gatehouse writes the marks into
 * what it sends and leaves out what comes back with them, so that its own alerts are not counted a second time.
 */
export const LOOP_LABEL = 'gatehouse_alert';
export const LOOP_KEY_PREFIX = 'gatehouse/';
