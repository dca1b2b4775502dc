export type Json = Record<string, unknown>;

/** What an input says about the request, in the shapes of OPA's integrations. */
export type RequestFacts = {
  principal?: string;
  action?: string;
  resource?: string;
  targetService?: string;
};

const NOTHING: Json = Object.freeze({});

/** The value if it is an object, else one without fields. */
export const readObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : NOTHING;

/** The first of the values that is a text and not empty. */
export const findText = (...values: unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '');
