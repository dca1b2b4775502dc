/** The page of one decision. */
export const decisionHref = (id: string): string => `/denials/${encodeURIComponent(id)}`;
