import type { ReactNode } from 'react';

/** One figure of an objective: label, value, and the lines that explain it. */
export function Tile({
  label,
  value,
  lines,
  action,
}: {
  label: string;
  value: ReactNode;
  lines: readonly (ReactNode | null)[];
  action?: ReactNode;
}) {
  return (
    <li className="border-line bg-surface flex min-w-0 flex-col gap-1 rounded-lg border px-4 py-3">
      <div className="flex min-h-7 items-center justify-between gap-1">
        <h2 className="text-fg-muted text-sm">{label}</h2>
        {action}
      </div>
      <p className="figures text-xl font-semibold text-pretty">{value}</p>
      {lines
        .filter((line) => line !== null)
        .map((line, index) => (
          <p key={index} className="text-fg-muted text-xs text-pretty">
            {line}
          </p>
        ))}
    </li>
  );
}
