import {
  otlpFileAdapter,
  otlpLogsAdapter,
  otlpMetricsAdapter,
  otlpTracesAdapter,
} from '../adapters/otlp/otlp-adapter';
import { otlpFileSetup, otlpLogsSetup, otlpMetricsSetup, otlpTracesSetup } from '../adapters/otlp/setup';
import type { Sources } from '../source';

/** OpenTelemetry; exporters send to /api/otlp/v1, which answers as OTLP does. */
export const TELEMETRY: Sources = {
  otlp: { adapter: otlpFileAdapter, setup: otlpFileSetup },
  'otlp/logs': { adapter: otlpLogsAdapter, setup: otlpLogsSetup },
  'otlp/traces': { adapter: otlpTracesAdapter, setup: otlpTracesSetup },
  'otlp/metrics': { adapter: otlpMetricsAdapter, setup: otlpMetricsSetup },
};
