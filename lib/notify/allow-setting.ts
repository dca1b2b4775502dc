/** The name of the setting that lets notifications go to internal networks and without encryption. */
export const ALLOW_SETTING = 'GATEHOUSE_NOTIFY_ALLOW';
