import type { Column } from '@/components/data-table/column';
import { Time } from '@/components/values/time';
import type { ComplianceReportRow } from '@/lib/domain/read-models/compliance-reports';
import { ReportDownloads } from './report-downloads';
import { describePeriod, describeZones } from './report-words';

/** The columns of the list of reports, last made first. */
export const REPORT_COLUMNS: readonly Column<ComplianceReportRow>[] = [
  { id: 'period', header: 'Period', value: describePeriod, width: 'min-w-52' },
  { id: 'zones', header: 'Zones', value: ({ zones }) => describeZones(zones) },
  {
    id: 'madeAt',
    header: 'Made',
    value: ({ madeAt }) => madeAt,
    cell: ({ madeAt }) => <Time at={madeAt} />,
  },
  {
    id: 'madeBy',
    header: 'Made by',
    value: ({ madeBy, scheduleId }) => (scheduleId === null ? madeBy : 'A schedule'),
  },
  {
    id: 'files',
    header: 'Files',
    value: ({ files }) => files.map(({ format }) => format).join(', '),
    cell: (report) => <ReportDownloads {...report} />,
  },
];
