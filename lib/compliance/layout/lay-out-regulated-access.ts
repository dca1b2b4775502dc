import { writeTime } from '@/lib/domain/compliance/write-cell';
import type { ComplianceReportData } from '@/lib/domain/read-models/compliance-report-data';
import type { ReportSection } from '@/lib/domain/read-models/compliance-reports';
import { countOf, tableOf } from './words';

/** Who reached the regulated zones, by the audit log, by data access and by attempts from other zones. */
export function layOutRegulatedAccess({
  regulatedAccess: access,
  regulated,
}: Pick<ComplianceReportData, 'regulatedAccess' | 'regulated'>): ReportSection {
  const { zones, others, entries, dataAccess, dataAccessSince, attempts } = access;
  const none = zones.length === 0;
  return {
    id: 'regulated-access',
    title: 'Access to regulated zones',
    statements: [
      none
        ? 'No zone of this report is regulated, so there is nothing to list.'
        : `${countOf(zones.length, 'zone is', 'zones are')} regulated: ${zones.map(({ name }) => name).join(', ')}.`,
      `A zone is regulated where the inventory gives it one of these classifications: ${regulated.join(', ')}.`,
      ...(others.length > 0 ? [`Not regulated, and so not in this section: ${others.join(', ')}.`] : []),
      ...(dataAccessSince === null || none
        ? []
        : [
            `Single events are kept from ${writeTime(dataAccessSince)} on: of data access before it there is no data.`,
          ]),
    ],
    facts: [],
    tables: none
      ? []
      : [
          tableOf(
            { id: 'regulated-zones', title: 'Regulated zones', empty: 'No regulated zone.' },
            { total: zones.length, rows: zones },
            [
              { header: 'Zone', value: ({ slug }) => slug },
              { header: 'Name', value: ({ name }) => name },
              { header: 'Trust level', value: ({ trustLevel }) => trustLevel },
              { header: 'Regulated by', value: ({ regulatedBy }) => regulatedBy.join(', ') },
              { header: 'Classifications', value: ({ classifications }) => classifications.join(', ') },
            ],
          ),
          tableOf(
            {
              id: 'audit-entries',
              title: 'What was done in them, by the audit log',
              empty: 'The audit log holds no entry of these zones and this period.',
            },
            entries,
            [
              { header: 'Zone', value: ({ zone }) => zone },
              { header: 'Actor', value: ({ actor }) => actor.name ?? actor.ref },
              { header: 'Actor type', value: ({ actor }) => actor.type },
              { header: 'Action', value: ({ action }) => action },
              { header: 'Outcome', value: ({ outcome }) => outcome },
              { header: 'Source', value: ({ source }) => source },
              { header: 'Entries', kind: 'count', value: (row) => row.entries },
              { header: 'First', kind: 'time', value: ({ firstAt }) => firstAt },
              { header: 'Last', kind: 'time', value: ({ lastAt }) => lastAt },
              { header: 'First entry no.', kind: 'id', value: ({ firstIndex }) => firstIndex },
            ],
          ),
          tableOf(
            {
              id: 'data-access',
              title: 'Access to classified data',
              empty: 'No source told of access to classified data in these zones and this period.',
            },
            dataAccess,
            [
              { header: 'Zone', value: ({ zone }) => zone },
              { header: 'Principal', value: ({ principal }) => principal },
              { header: 'Service', value: ({ service }) => service },
              { header: 'Classification', value: ({ classification }) => classification },
              { header: 'Action', value: ({ action }) => action },
              { header: 'Outcome', value: ({ outcome }) => outcome },
              { header: 'Accesses', kind: 'count', value: ({ accesses }) => accesses },
              { header: 'First', kind: 'time', value: ({ firstAt }) => firstAt },
              { header: 'Last', kind: 'time', value: ({ lastAt }) => lastAt },
            ],
          ),
          tableOf(
            {
              id: 'cross-zone-attempts',
              title: 'Unauthorised attempts from other zones',
              empty: 'No unauthorised attempt to reach these zones was seen on the days of this period.',
            },
            attempts,
            [
              { header: 'From zone', value: ({ fromZone }) => fromZone },
              { header: 'To zone', value: ({ zone }) => zone },
              { header: 'Principal', value: ({ principal }) => principal || null },
              { header: 'Service', value: ({ service }) => service || null },
              { header: 'Attempts', kind: 'count', value: (row) => row.attempts },
              { header: 'Days', kind: 'count', value: ({ days }) => days },
            ],
          ),
        ],
    verbatim: [],
  };
}
