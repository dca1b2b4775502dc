/** The page of an entry. */
export const entryHref = (id: string): string => `/audit/${encodeURIComponent(id)}`;

/** The page of who acted. */
export const actorHref = (ref: string): string => `/audit/actors/${encodeURIComponent(ref)}`;
