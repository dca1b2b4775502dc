import type { Actor } from '@/lib/domain/roles';
import { requirePermission } from '@/lib/auth/require-permission';

type Listener = (payload: string) => void;
type Live = { listeners: Set<Listener>; isListening: boolean };

const holder = globalThis as typeof globalThis & { gatehouseLive?: Live };
const live = (): Live => (holder.gatehouseLive ??= { listeners: new Set(), isListening: false });

/** Hands a notification of the store to every live screen of this instance. */
export function publishLive(payload: string): void {
  for (const listener of live().listeners) listener(payload);
}

/** Says whether notifications are arriving from the store. */
export function setLiveSource(isListening: boolean): void {
  live().isListening = isListening;
}

export const isLive = (): boolean => live().isListening;

/** Calls `listener` with each change until the returned function is called. Needs dashboards:read. */
export function subscribeLive(actor: Actor, listener: Listener): () => void {
  requirePermission(actor, 'dashboards:read');
  live().listeners.add(listener);
  return () => void live().listeners.delete(listener);
}
