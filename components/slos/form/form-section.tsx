import type { ReactNode } from 'react';

/** A group of fields under one name. */
export const FormSection = ({ legend, children }: { legend: string; children: ReactNode }) => (
  <fieldset className="border-line bg-surface grid min-w-0 gap-4 rounded-lg border px-4 pt-1 pb-4">
    <legend className="px-1 text-sm font-semibold">{legend}</legend>
    {children}
  </fieldset>
);
