import { writeTime } from '@/lib/domain/compliance/write-cell';
import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { ReportDocument } from '@/lib/domain/read-models/compliance-reports';
import { layOutBreakGlass } from './lay-out-break-glass';
import { layOutDenialsReviewed } from './lay-out-denials-reviewed';
import { layOutIntegrity } from './lay-out-integrity';
import { layOutPolicyChanges } from './lay-out-policy-changes';
import { layOutRegulatedAccess } from './lay-out-regulated-access';

/** A report as people read it, the same on the screen, on paper and in spreadsheets. */
export function layOutReport(data: ComplianceReportData): ReportDocument {
  const { schedule } = data;
  return {
    title: 'Compliance report',
    facts: [
      { label: 'Period', value: `${writeTime(data.from)} to ${writeTime(data.to)}, the end not included` },
      { label: 'Zones', value: data.zones?.join(', ') ?? 'Every zone' },
      { label: 'Made', value: `${writeTime(data.madeAt)} by ${data.madeBy}` },
      {
        label: 'Asked for',
        value: schedule === null ? 'on demand' : `by its ${schedule.cadence} schedule (${schedule.timeZone})`,
      },
      { label: 'Report', value: data.id },
    ],
    sections: [
      layOutIntegrity(data),
      layOutRegulatedAccess(data),
      layOutPolicyChanges(data),
      layOutDenialsReviewed(data),
      layOutBreakGlass(data),
    ],
  };
}
