'use client';

import { useId, type ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';

export type Choice = { value: string; label: ReactNode; hint?: ReactNode };

/** Tick boxes under one name; a form gets each ticked value under `name`. */
export function ChoiceList({
  legend,
  hint,
  name,
  choices,
  chosen,
  error,
}: {
  legend: string;
  hint?: ReactNode;
  name: string;
  choices: readonly Choice[];
  /** What is ticked at first. */
  chosen: readonly string[];
  error?: string | null;
}) {
  const id = useId();
  return (
    <fieldset className="grid min-w-0 gap-1" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="text-fg mb-1 text-sm font-medium">{legend}</legend>
      <div className="grid max-h-72 auto-rows-max gap-1 overflow-y-auto p-1">
        {choices.map(({ value, label, hint: explanation }) => (
          <div key={value} className="flex min-h-6 items-start gap-2">
            <Checkbox
              id={`${id}-${value}`}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              aria-describedby={explanation ? `${id}-${value}-hint` : undefined}
              className="mt-0.5"
            />
            <div className="grid">
              <label htmlFor={`${id}-${value}`} className="text-sm">
                {label}
              </label>
              {explanation ? (
                <span id={`${id}-${value}-hint`} className="text-fg-muted text-xs">
                  {explanation}
                </span>
              ) : null}
            </div>
          </div>
        ))}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-fg-muted text-xs">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p role="alert" className="border-status-breached text-fg border-l-2 pl-2 text-xs">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
