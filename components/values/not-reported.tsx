import type { ReactNode } from 'react';

/** An empty cell that says why it is empty; "not reported" differs from 0. */
export const NotReported = ({ children }: { children?: ReactNode }) => (
  <span className="text-fg-muted">{children ?? 'not reported'}</span>
);
