import { resolve } from 'node:path';

/** What of the audit log lies outside of the database: what the verifier remembers and found, and what was signed. */
export type OutsideFiles = { verified: string; findings: string; signed: string };

/** The files of a data folder. */
export const outsideFiles = (dataFolder: string): OutsideFiles => ({
  verified: resolve(dataFolder, 'audit-log.verified'),
  findings: resolve(dataFolder, 'audit-log.findings'),
  signed: resolve(dataFolder, 'audit-log.signed'),
});
