import type { ReactNode } from 'react';

/** Fields of a form under one name. */
export const FieldGroup = ({
  legend,
  hint,
  children,
}: {
  legend: string;
  hint?: string;
  children: ReactNode;
}) => (
  <fieldset className="border-line bg-surface grid min-w-0 gap-4 rounded-lg border px-4 pt-1 pb-4">
    <legend className="px-1 text-sm font-semibold">{legend}</legend>
    {hint ? <p className="text-fg-muted text-xs text-pretty">{hint}</p> : null}
    {children}
  </fieldset>
);
