/** The page of an entry. */
export const entryHref = (id: string): string => `/audit/${encodeURIComponent(id)}`;

/** The page of who acted. */
export const actorHref = (ref: string): string => `/audit/actors/${encodeURIComponent(ref)}`;

/** The page of what something was done to. An id may hold slashes: they stay parts of the address. */
export const targetHref = ({ type, id }: { type: string; id: string }): string =>
  `/audit/targets/${[type, ...id.split('/')].map(encodeURIComponent).join('/')}`;
