'use client';

import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { AuditPage } from '@/components/audit/audit-page';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/values/description-list';
import { reportQuery } from '@/lib/client/report-queries';
import type { Permission } from '@/lib/domain/roles';
import { ReportDownloads } from './report-downloads';
import { ReportSectionView } from './report-section-view';

/** `/audit/reports/…`: a report on the screen, and on paper. */
export function ReportPage({
  reportId,
  permissions,
}: {
  reportId: string;
  permissions: readonly Permission[];
}) {
  const query = useQuery(reportQuery(reportId));
  const report = query.data;
  return (
    <AuditPage
      tab="/audit/reports"
      permissions={permissions}
      title="Compliance report"
      documentTitle="Compliance report"
      back={{ href: '/audit/reports', label: 'Reports' }}
      controls={[]}
      actions={
        report ? (
          <>
            <ReportDownloads {...report} />
            <Button size="sm" onClick={() => window.print()}>
              <Printer aria-hidden />
              Print
            </Button>
          </>
        ) : null
      }
    >
      <QueryState what="the report" height={480} query={query}>
        {({ id, document, files }) => (
          <div className="grid gap-4 print:block print:space-y-4">
            <DescriptionList items={document.facts.map(({ label, value }) => [label, value])} />
            {document.sections.map((section) => (
              <ReportSectionView key={section.id} reportId={id} section={section} />
            ))}
            <section aria-label="Files" className="text-fg-muted grid gap-1 text-xs">
              <p>
                The SHA-256 of each file stands in the audit entry of this report: whoever has a file can
                check that it is the one that was made.
              </p>
              <DescriptionList
                items={files.map(({ format, sha256 }) => [
                  format.toUpperCase(),
                  <code key={format} className="font-mono">
                    {sha256}
                  </code>,
                ])}
              />
            </section>
          </div>
        )}
      </QueryState>
    </AuditPage>
  );
}
