/** The page of a target: its type, then its id as one segment, whatever slashes it holds. */
export const targetHref = ({ type, id }: { type: string; id: string }): string =>
  `/audit/targets/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
