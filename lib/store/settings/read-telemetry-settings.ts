import { telemetrySettingsSchema, type TelemetrySettings } from '@/lib/domain/telemetry-settings';
import { readSetting } from './settings';

/** What telemetry of each tier costs, how long it is kept and how it is sampled. */
export const readTelemetrySettings = (): Promise<TelemetrySettings> =>
  readSetting('telemetry', telemetrySettingsSchema);
