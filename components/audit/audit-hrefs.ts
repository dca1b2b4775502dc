/** The page of an entry. */
export const entryHref = (id: string): string => `/audit/${encodeURIComponent(id)}`;

/** The page of who acted. */
export const actorHref = (ref: string): string => `/audit/actors/${encodeURIComponent(ref)}`;

/** The page of what something was done to. Slashes of an id are encoded: two in a row would not survive otherwise. */
export const targetHref = ({ type, id }: { type: string; id: string }): string =>
  `/audit/targets/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
