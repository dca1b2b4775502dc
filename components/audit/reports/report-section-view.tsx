import { useId } from 'react';
import { DescriptionList } from '@/components/values/description-list';
import type { ReportSection } from '@/lib/domain/read-models/compliance-reports';
import { ReportTableView } from './report-table-view';

/** A section of a report: what it says, and the tables behind it. On paper it may go on on the next page. */
export function ReportSectionView({ reportId, section }: { reportId: string; section: ReportSection }) {
  const id = useId();
  const { title, statements, facts, tables, verbatim } = section;
  return (
    <section
      aria-labelledby={id}
      data-print="flow"
      className="border-line bg-surface grid min-w-0 gap-3 rounded-lg border p-4 print:block print:space-y-3 print:border-0 print:p-0"
    >
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {statements.length > 0 ? (
        <div className="grid max-w-prose gap-1.5 text-sm text-pretty [overflow-wrap:anywhere]">
          {statements.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      ) : null}
      {facts.length > 0 ? <DescriptionList items={facts.map(({ label, value }) => [label, value])} /> : null}
      {verbatim.map((part) => (
        <figure key={part.title} className="grid min-w-0 gap-1">
          <figcaption className="text-sm font-medium">{part.title}</figcaption>
          <pre className="bg-canvas rounded-md p-3 font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap">
            {part.text}
          </pre>
        </figure>
      ))}
      {tables.map((table) => (
        <ReportTableView key={table.id} reportId={reportId} table={table} />
      ))}
    </section>
  );
}
