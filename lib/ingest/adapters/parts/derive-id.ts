import { hash } from 'node:crypto';

/** An id that is too long is its hash: cut, the ids of different events could be the same. */
export const boundId = (id: string): string => (id.length <= 200 ? id : hash('sha256', id, 'hex'));

/**
 * A stable id for an event of a source that gives none: the same parts are the same event. Parts that are
 * missing count, so that (a, –) and (–, a) differ.
 */
export const deriveId = (...parts: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(parts.map((part) => part ?? null)), 'hex').slice(0, 40);
