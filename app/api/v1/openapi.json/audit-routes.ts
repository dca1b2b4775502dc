import type { DescribedRoute } from '@/lib/http/describe-api';
import * as audit from '../audit/route';
import * as download from '../audit/download/route';
import * as facets from '../audit/facets/route';
import * as views from '../audit/views/route';
import * as viewsId from '../audit/views/[id]/route';
import * as auditKeys from '../audit/keys/route';
import * as auditKeysRotations from '../audit/keys/rotations/route';
import * as auditWitnesses from '../audit/witnesses/route';
import * as auditWitnessesId from '../audit/witnesses/[id]/route';
import * as auditWitnessesIdTry from '../audit/witnesses/[id]/try/route';
import * as auditIntegrity from '../audit/integrity/route';

/** The routes about the audit log: who did what, and that nobody touched the record. */
export const AUDIT_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/audit',
    summary: 'Entries of the audit log, last happened first. Reading them is an entry itself.',
    handlers: audit,
  },
  {
    path: '/api/v1/audit/download',
    summary: 'Entries as a file, CSV or JSON lines: all that match, or those that are named.',
    handlers: download,
  },
  {
    path: '/api/v1/audit/facets',
    summary: 'What the newest entries that match are about: the most frequent values of each filter.',
    handlers: facets,
  },
  {
    path: '/api/v1/audit/views',
    summary: 'Named filters of the trail: own ones, and those that others share.',
    handlers: views,
  },
  { path: '/api/v1/audit/views/{id}', summary: 'One of them.', handlers: viewsId },
  {
    path: '/api/v1/audit/keys',
    summary: 'The public keys that sign the audit log, and the sizes of the log that each holds for.',
    handlers: auditKeys,
  },
  {
    path: '/api/v1/audit/keys/rotations',
    summary: 'Asks for a new key to sign the audit log with.',
    handlers: auditKeysRotations,
  },
  {
    path: '/api/v1/audit/witnesses',
    summary: 'Who keeps checkpoints of the audit log outside, and which one last.',
    handlers: auditWitnesses,
  },
  {
    path: '/api/v1/audit/witnesses/{id}',
    summary: 'Pauses a witness of the audit log, goes on with it, or removes it.',
    handlers: auditWitnessesId,
  },
  {
    path: '/api/v1/audit/witnesses/{id}/try',
    summary: 'Hands the newest checkpoint to a witness now.',
    handlers: auditWitnessesIdTry,
  },
  {
    path: '/api/v1/audit/integrity',
    summary: 'Whether the audit log holds, how far it is verified, and everything that was ever found wrong.',
    handlers: auditIntegrity,
  },
];
