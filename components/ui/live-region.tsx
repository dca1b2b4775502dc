/** Text that screen readers hear politely when it changes; nothing is drawn. */
export const LiveRegion = ({ children }: { children: string }) => (
  <p role="status" aria-live="polite" className="sr-only">
    {children}
  </p>
);
