export type JsonObject = Record<string, unknown>;

/** Whether a value is a JSON object (no array, no null). */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value where it is a JSON object, else an empty one. */
export const asJsonObject = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});
