import { Download } from 'lucide-react';
import { formatBytes } from '@/components/format/format-volume';
import { Button } from '@/components/ui/button';
import { reportFileHref } from '@/lib/client/report-queries';
import type { ComplianceReportRow, ReportFormat } from '@/lib/domain/read-models/compliance-reports';

const FORMATS: Record<ReportFormat, { label: string; what: string }> = {
  pdf: { label: 'PDF', what: 'PDF file' },
  csv: { label: 'CSV', what: 'gzipped archive of CSV files' },
  json: { label: 'JSON', what: 'JSON document' },
};

/** Links to the files of a report, as they were made. */
export function ReportDownloads({ id, files }: Pick<ComplianceReportRow, 'id' | 'files'>) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {files.map(({ format, bytes, sha256 }) => (
        <Button key={format} asChild size="sm">
          <a
            href={reportFileHref(id, format)}
            download
            title={`${FORMATS[format].what}, ${formatBytes(bytes)}, SHA-256 ${sha256}`}
          >
            <Download aria-hidden />
            {FORMATS[format].label}
          </a>
        </Button>
      ))}
    </span>
  );
}
