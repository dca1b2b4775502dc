/** Text that screen readers hear politely when it changes; nothing is drawn. */
export const LiveRegion = ({ children }: { children: string }) => (
  <span role="status" aria-live="polite" className="sr-only">
    {children}
  </span>
);
