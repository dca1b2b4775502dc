/** The page of a source, by its path below /api/ingest (`opa/logs`). */
export const sourceHref = (path: string): string =>
  `/settings/sources/${path.split('/').map(encodeURIComponent).join('/')}`;
