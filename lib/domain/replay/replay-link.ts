/** Path of the page that shows a run. */
export const replayLink = (policy: string, id: string): string =>
  `/policies/${encodeURIComponent(policy)}/replay/${encodeURIComponent(id)}`;
