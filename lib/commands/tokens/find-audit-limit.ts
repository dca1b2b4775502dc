import { readTargetKey } from '@/lib/domain/audit-filter';
import { GatehouseError } from '@/lib/domain/errors';
import type { AuditLimit } from '@/lib/domain/roles';
import { findActorRef, isActorRef } from '@/lib/store/audit-log/find-actor-ref';
import { hasTarget } from '@/lib/store/audit-log/has-target';

/**
 * What a token may read of the audit log, from an actor (`type:id` or its pseudonym) and a target (`type:id`). Throws
 * `invalid-input` for one that the log does not know: a limit to a name that was mistyped would open nothing.
 */
export async function findAuditLimit(actor: string | null, target: string | null): Promise<AuditLimit> {
  return { actorRef: actor && (await findRef(actor)), target: target && (await findTarget(target)) };
}

async function findRef(text: string): Promise<string> {
  if (await isActorRef(text)) return text;
  const party = readTargetKey(text);
  const ref = party && (await findActorRef(party));
  if (ref) return ref;
  throw new GatehouseError('invalid-input', `The audit log knows no actor ${text}.`, {
    path: 'actor',
    remedy: 'Give type:id, such as user:alice@example.com, or the pseudonym that its page shows.',
  });
}

async function findTarget(text: string): Promise<string> {
  if (readTargetKey(text) && (await hasTarget(text))) return text;
  throw new GatehouseError('invalid-input', `No entry of the audit log names the target ${text}.`, {
    path: 'target',
    remedy: 'Give type:id as the audit trail shows it, such as policy:pci-egress.',
  });
}
