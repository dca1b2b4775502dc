import { describeSamples, type ExpectedSample } from '@/lib/ingest/testing/describe-samples';
import type { Adapter } from '../../adapter';
import { DECISIONS, STATUSES } from './expected-samples';
import { opaLogsAdapter } from './map-decision-log';
import { opaStatusAdapter } from './map-status';

const expectBy = (adapter: Adapter, table: Record<string, object[]>) =>
  Object.fromEntries(
    Object.entries(table).map(([name, events]): [string, ExpectedSample] => [name, { adapter, events }]),
  );

describeSamples('opa-decision-logs', expectBy(opaLogsAdapter, DECISIONS));
describeSamples('opa-status', expectBy(opaStatusAdapter, STATUSES));
