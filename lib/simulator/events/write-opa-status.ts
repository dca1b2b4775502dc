import type { OpaInstance } from '../estate/opa-instances';
import { formatNanos } from '../format-time';
import { hashText } from '../random';
import { findActivation } from '../story/policy-timeline';
import type { Story } from '../story/story';

const POLL_MS = 45_000;
/** Instances are restarted once a week; their counters begin anew. */
const WEEK = 168 * 3_600_000;

type BundleStatus = {
  name: string;
  active_revision: string;
  type: 'snapshot';
  size: number;
  last_request: string;
  last_successful_request: string;
  last_successful_download: string;
  last_successful_activation: string;
  metrics: Record<string, number>;
};

/** What OPA's `status` plugin uploads. */
export type OpaStatus = {
  labels: Readonly<Record<string, string>>;
  bundles: Record<string, BundleStatus>;
  decision_logs: Record<string, never>;
  plugins: Record<string, { state: 'OK' }>;
  metrics: { prometheus: Record<string, unknown> };
};

/** Writes the status of an instance as it is at a time (milliseconds since 1970). */
export function writeOpaStatus(instance: OpaInstance, at: number, story: Story): OpaStatus {
  const bundles: Record<string, BundleStatus> = {};
  for (const policy of instance.policies) {
    const timeline = story.timelines.get(policy.path);
    const activation = timeline && findActivation(timeline, instance.environment, at);
    if (!activation) continue;
    const nanos = hashText(activation.revision.id) % 1_000;
    const activatedAt = formatNanos(activation.at, nanos);
    const polledAt = formatNanos(Math.max(activation.at, at - (at % POLL_MS)), nanos);
    const size = Object.values(activation.revision.files).reduce((sum, text) => sum + text.length, 0);
    bundles[policy.bundle] = {
      name: policy.bundle,
      active_revision: activation.revision.id,
      type: 'snapshot',
      size,
      last_request: polledAt,
      last_successful_request: polledAt,
      last_successful_download: activatedAt,
      last_successful_activation: activatedAt,
      metrics: {
        timer_bundle_request_ns: 18_000_000 + (nanos + 1) * 4_000,
        timer_rego_data_parse_ns: 20_000 + size * 11,
        timer_rego_module_compile_ns: 900_000 + size * 700,
        timer_rego_module_parse_ns: 200_000 + size * 160,
      },
    };
  }
  const upSeconds = (at % WEEK) / 1_000;
  return {
    labels: instance.labels,
    bundles,
    decision_logs: {},
    plugins: { bundle: { state: 'OK' }, decision_logs: { state: 'OK' }, status: { state: 'OK' } },
    metrics: {
      prometheus: {
        counter_decision_logs_dropped_buffer_size_limit_exceeded: 0,
        counter_decision_logs_nd_builtin_cache_dropped: 0,
        go_gc_cycles_total_gc_cycles_total: {
          name: 'go_gc_cycles_total_gc_cycles_total',
          help: 'Count of all completed GC cycles.',
          type: 'COUNTER',
          metric: [{ counter: { value: Math.floor(upSeconds / 90) + 1 } }],
        },
      },
    },
  };
}
