import { gaugeCoverage } from '@/lib/sli/gauge-coverage';
import { rollingWindow } from '@/lib/slo/rolling-window';
import { byKind } from '../by-kind';

type Input = {
  inventory: string[];
  telemetry: { service: string; t_ms: number; tagged: boolean }[];
  as_of_ms: number;
  ttl_s: number;
};

export const coverageGaugeSuite = byKind('coverage_gauge', {
  '': ({ inventory, telemetry, as_of_ms, ttl_s }: Input) => {
    const { fromMs, toMs } = rollingWindow(as_of_ms, ttl_s * 1_000);
    const tagged = new Set(
      telemetry
        .filter(({ t_ms, tagged }) => tagged && t_ms >= fromMs && t_ms < toMs)
        .map(({ service }) => service),
    );
    const { total, covered, uncovered, unknown, coverage } = gaugeCoverage(
      new Set(inventory),
      (service) => tagged.has(service),
      // Who reports without being in the inventory is unknown whenever that was.
      telemetry.map(({ service }) => service),
    );
    return { total, covered, uncovered, unknown_services: unknown, coverage };
  },
});
