import { alertRowSchema, type AlertRow } from '@/lib/domain/read-models/alerts';
import type { StoredAlert } from '@/lib/store/alerting/alert-row';

/** An alert as lists show it, without what only its own page needs. */
export const toAlertRow = (alert: StoredAlert): AlertRow => alertRowSchema.parse(alert);
