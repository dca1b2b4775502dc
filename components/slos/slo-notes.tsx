import { BellRing, CircleHelp, OctagonX, RadioTower, TriangleAlert, type LucideIcon } from 'lucide-react';
import { formatCounted } from '@/components/format/format-count';
import { noteIncompleteness } from '@/components/indicators/describe-completeness';
import type { SloSummary } from '@/lib/domain/read-models/objectives';
import { hasFewEvents } from './read-slo';

type Note = { icon: LucideIcon; color: string; text: string };

/** What a reader should know before trusting the figures of an objective, most pressing first. */
export function listNotes(slo: SloSummary): Note[] {
  const { problem, firing, unreachable, completeness } = slo;
  const incomplete = noteIncompleteness(completeness);
  return [
    ...(problem === null ? [] : [{ icon: OctagonX, color: 'text-status-at-risk', text: problem }]),
    ...(firing.length === 0
      ? []
      : [{ icon: BellRing, color: 'text-status-breached', text: `Firing: ${firing.join(', ')}` }]),
    ...(unreachable.length === 0
      ? []
      : [
          {
            icon: TriangleAlert,
            color: 'text-status-at-risk',
            text: `${formatCounted(unreachable.length, 'rule')} can never fire: ${unreachable.join(', ')}`,
          },
        ]),
    ...(hasFewEvents(slo) ? [{ icon: CircleHelp, color: 'text-status-no-data', text: 'Few events' }] : []),
    ...(incomplete === null ? [] : [{ icon: RadioTower, color: 'text-status-at-risk', text: incomplete }]),
  ];
}

/** The notes on an objective, each with its icon. */
export function SloNotes({ slo }: { slo: SloSummary }) {
  const notes = listNotes(slo);
  if (notes.length === 0) return null;
  return (
    <ul className="grid gap-0.5 text-xs">
      {notes.map(({ icon: Icon, color, text }) => (
        <li key={text} className="flex gap-1">
          <Icon aria-hidden className={`mt-0.25 size-3.5 shrink-0 ${color}`} />
          <span className="[overflow-wrap:anywhere]">{text}</span>
        </li>
      ))}
    </ul>
  );
}
