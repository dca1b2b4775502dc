/** A test for queries of these endpoints, and of what lies below them: what is asked again after a change. */
export const isAbout =
  (...endpoints: readonly string[]) =>
  ({ queryKey: [path] }: { queryKey: readonly unknown[] }): boolean =>
    typeof path === 'string' && endpoints.some((each) => path === each || path.startsWith(`${each}/`));
