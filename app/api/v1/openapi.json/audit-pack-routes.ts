import type { DescribedRoute } from '@/lib/http/describe-api';
import * as auditCheckpoint from '../audit/checkpoint/route';
import * as auditCheckpoints from '../audit/checkpoints/route';
import * as auditConsistency from '../audit/consistency/route';
import * as auditEntriesIdProof from '../audit/entries/[id]/proof/route';
import * as auditExport from '../audit/export/route';
import * as auditKeysCurrent from '../audit/keys/current/route';
import * as auditKeysFile from '../audit/keys/file/route';
import * as auditLogPath from '../audit/log/[...path]/route';

/** The routes that take the audit log out, with what proves it. */
export const AUDIT_PACK_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/audit/checkpoint',
    summary: 'The newest signed checkpoint, as a C2SP signed note (text/plain).',
    handlers: auditCheckpoint,
  },
  {
    path: '/api/v1/audit/checkpoints',
    summary: 'The signed checkpoints, by the entries that they are over.',
    handlers: auditCheckpoints,
  },
  {
    path: '/api/v1/audit/consistency',
    summary: 'The proof that the log of `to` entries begins with the log of `from` entries.',
    handlers: auditConsistency,
  },
  {
    path: '/api/v1/audit/entries/{id}/proof',
    summary: 'The proof that an entry is in the log, as a C2SP tlog-proof (text/plain).',
    handlers: auditEntriesIdProof,
  },
  {
    path: '/api/v1/audit/export',
    summary:
      'An evidence pack of the entries that match, with proofs and verifiers (application/gzip, a .tar.gz).',
    handlers: auditExport,
  },
  {
    path: '/api/v1/audit/keys/current',
    summary: 'The public key that signs now, as a C2SP verifier key (text/plain).',
    handlers: auditKeysCurrent,
  },
  {
    path: '/api/v1/audit/keys/file',
    summary: 'The public keys as the file that verifiers of evidence packs take.',
    handlers: auditKeysFile,
  },
  {
    path: '/api/v1/audit/log/{path}',
    summary:
      'The log as C2SP tlog-tiles has it: `checkpoint`, `tile/<level>/<index>` and `tile/entries/<index>`, full or as a part.',
    handlers: auditLogPath,
  },
];
