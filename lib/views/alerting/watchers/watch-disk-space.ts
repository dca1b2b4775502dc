import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { judgeSpace } from '@/lib/alerting/detectors/disk-space/judge-space';
import { getConfig } from '@/lib/config/config';
import { readDatabaseSize } from '@/lib/store/health/read-database-size';
import { readDiskSpace } from '@/lib/telemetry/read-disk-space';
import { readLimits } from './evidence/read-limits';
import type { Watcher } from '../watcher';

/** A reading tells of the end of the window that it was made for, not of what lies further back. */
const READING_HOLDS_MS = 10 * 60_000;

const PARAMETERS = [
  {
    name: 'share',
    label: 'Free, less than',
    unit: 'share',
    initial: 0.1,
    min: 0.01,
    max: 0.9,
    help: 'The share of the disk of the data folder that is to be free.',
  },
  {
    name: 'bytes',
    label: 'And less than',
    unit: 'bytes',
    initial: 10_000_000_000,
    min: 100_000_000,
    max: 10_000_000_000_000,
    help: 'On a large disk a tenth is plenty: with this much free nothing is told.',
  },
] as const;

/** Gatehouse itself: the disk of its data folder. Only the present is known. */
export const diskSpaceWatcher: Watcher = {
  detector: 'disk-space',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 5,
    keepFiringMinutes: 10,
    cooldownMinutes: 60,
    dedupeBy: ['item'],
  },
  open: async (rule, { toMs }) => {
    const { dataFolder } = getConfig();
    const [disk, databaseBytes] = await Promise.all([
      readDiskSpace(existsSync(dataFolder) ? dataFolder : '.'),
      readDatabaseSize(),
    ]);
    const space = { ...disk, databaseBytes, holdsDatabase: existsSync(join(dataFolder, 'postgres')) };
    const bounds = readLimits(PARAMETERS, rule);
    return {
      judge: (atMs) => [judgeSpace(toMs - atMs <= READING_HOLDS_MS ? space : null, atMs, bounds)],
    };
  },
};
