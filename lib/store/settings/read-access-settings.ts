import { accessSettingsSchema, type AccessSettings } from '@/lib/domain/access-settings';
import { readSetting } from './settings';

/** What counts as break-glass, and by when it is to be reviewed. */
export const readAccessSettings = (): Promise<AccessSettings> => readSetting('access', accessSettingsSchema);
