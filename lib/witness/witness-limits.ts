import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { getConfig } from '@/lib/config/config';
import type { WitnessLimits } from './witness';

/** Where witnesses may lie: `witnesses` of the data folder, which is made, and what the configuration names. */
export function getWitnessLimits(): WitnessLimits {
  const { dataFolder, witnessFolders, witnessHosts } = getConfig();
  const own = resolve(dataFolder, 'witnesses');
  mkdirSync(own, { recursive: true });
  return {
    folders: [own, ...witnessFolders],
    hosts: witnessHosts,
    workFolder: resolve(dataFolder, 'witness-repositories'),
  };
}
