import { findUnappliedMigrations } from '@/lib/store/health/find-unapplied-migrations';

export type Health = { status: 'ok' | 'unavailable'; detail: string };

/** Whether the store answers and has every migration of this version. Says nothing else to strangers. */
export async function checkHealth(): Promise<Health> {
  try {
    const missing = await findUnappliedMigrations();
    return missing.length === 0
      ? { status: 'ok', detail: 'The store answers and its migrations are applied.' }
      : { status: 'unavailable', detail: 'Some migrations are not applied; start Gatehouse again.' };
  } catch {
    return { status: 'unavailable', detail: 'The store does not answer.' };
  }
}
