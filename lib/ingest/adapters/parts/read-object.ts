/** An object with named fields of whatever kind. */
export type Json = Record<string, unknown>;

/** Whether a value is an object with named fields: no list, no null. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that a value is; empty for everything else, so that what is below it is simply absent. */
export const readObject = (value: unknown): Json => (isObject(value) ? value : {});

/** The list that a value is; empty for everything else. */
export const readList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The objects of a list; none when it is no list. */
export const readObjects = (value: unknown): Json[] =>
  readList(value)
    .filter((one) => typeof one === 'object' && one !== null)
    .map(readObject);
