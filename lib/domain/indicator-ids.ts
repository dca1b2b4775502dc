/** The ten indicators, in order. */
export const INDICATOR_IDS = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9', 'M10'] as const;
export type IndicatorId = (typeof INDICATOR_IDS)[number];
