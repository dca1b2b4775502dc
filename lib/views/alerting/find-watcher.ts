import type { DetectorId } from '@/lib/domain/alerting/detectors';
import type { Watcher } from './watcher';
import { COUNT_WATCHERS } from './watchers/count-watchers';
import { STATE_WATCHERS } from './watchers/state-watchers';

const BY_DETECTOR = new Map([...COUNT_WATCHERS, ...STATE_WATCHERS].map((each) => [each.detector, each]));

/** The watcher of a detector, or null. */
export const findWatcher = (detector: DetectorId): Watcher | null => BY_DETECTOR.get(detector) ?? null;
