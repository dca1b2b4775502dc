import type { DescribedRoute } from '@/lib/http/describe-api';
import * as reports from '../compliance-reports/route';
import * as reportsId from '../compliance-reports/[id]/route';
import * as reportsIdFilesFormat from '../compliance-reports/[id]/files/[format]/route';
import * as schedules from '../compliance-reports/schedules/route';
import * as schedulesId from '../compliance-reports/schedules/[id]/route';

/** The routes about compliance reports. */
export const REPORT_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/compliance-reports',
    summary: 'Compliance reports that were made; POST makes one of a period and zones now.',
    handlers: reports,
  },
  {
    path: '/api/v1/compliance-reports/{id}',
    summary: 'One compliance report as people read it. Reading it is an audit entry.',
    handlers: reportsId,
  },
  {
    path: '/api/v1/compliance-reports/{id}/files/{format}',
    summary:
      'A file of a report: json, pdf, or csv (a gzipped tar archive of CSV files; with ?table= one of them). Each download is an audit entry.',
    handlers: reportsIdFilesFormat,
  },
  {
    path: '/api/v1/compliance-reports/schedules',
    summary: 'Schedules of compliance reports, each with what is due next.',
    handlers: schedules,
  },
  {
    path: '/api/v1/compliance-reports/schedules/{id}',
    summary: 'Ends a schedule of compliance reports.',
    handlers: schedulesId,
  },
];
