/** The page of an entry. */
export const entryHref = (id: string): string => `/audit/${encodeURIComponent(id)}`;

/** The page of who acted. */
export const actorHref = (ref: string): string => `/audit/actors/${encodeURIComponent(ref)}`;

/** The page of what something was done to: its type, then its id as one segment, whatever slashes it holds. */
export const targetHref = ({ type, id }: { type: string; id: string }): string =>
  `/audit/targets/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
