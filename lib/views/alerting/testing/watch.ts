import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { Watcher } from '../watcher';

/** Finds for every detector a watcher that says what a test says. */
export const watch = (find: () => readonly AlertCondition[]) => (): Watcher => ({
  detector: 'mass-denials',
  parameters: [],
  isCount: false,
  defaults: {
    severity: 'page',
    forMinutes: 0,
    keepFiringMinutes: 0,
    cooldownMinutes: 0,
    dedupeBy: ['service'],
  },
  open: async () => ({ judge: () => [...find()] }),
});
