/** The list of objectives. */
export const SLOS = '/slos';

/** The form of a new objective. */
export const NEW_SLO = '/slos/new';

/** The planned windows that do not count. */
export const CORRECTIONS = '/slos/corrections';

/** Ids that are addresses of pages, so that no objective may have them. */
export const RESERVED_IDS: readonly string[] = ['new', 'corrections'];

/** The page of an objective. It opens with the objective's own window, so no range is taken along. */
export const sloHref = (id: string): string => `${SLOS}/${encodeURIComponent(id)}`;

/** The form that changes an objective. */
export const sloEditHref = (id: string): string => `${sloHref(id)}/edit`;
