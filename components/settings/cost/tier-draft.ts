import { TELEMETRY_TIERS } from '@/lib/domain/inventory';
import {
  telemetrySettingsSchema,
  type TelemetrySettings,
  type TelemetryTier,
} from '@/lib/domain/telemetry-settings';

export type TierTexts = { price: string; retention: string; percent: string };

/** The settings while they are edited, as texts; an empty one is "not set". */
export type TelemetryDraft = {
  currency: string;
  priced: TelemetrySettings['priced'];
  budget: string;
  tiers: Record<TelemetryTier, TierTexts>;
};

const textOf = (value: number | null): string => (value === null ? '' : String(value));

/** Settings as a draft. */
export function draftOf({ currency, priced, monthlyBudget, tiers }: TelemetrySettings): TelemetryDraft {
  const read = (tier: TelemetryTier): TierTexts => ({
    price: textOf(tiers[tier].pricePerGb),
    retention: textOf(tiers[tier].retentionDays),
    percent: String(Number((tiers[tier].sampleRate * 100).toPrecision(12))),
  });
  return {
    currency,
    priced,
    budget: textOf(monthlyBudget),
    tiers: { full: read('full'), standard: read('standard'), sampled: read('sampled') },
  };
}

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** The settings that a draft stands for, or what is wrong with it by the path of the field. */
export function readDraft(
  draft: TelemetryDraft,
): { settings: TelemetrySettings } | { errors: Record<string, string> } {
  const parsed = telemetrySettingsSchema.safeParse({
    currency: draft.currency,
    priced: draft.priced,
    monthlyBudget: numberOf(draft.budget),
    tiers: Object.fromEntries(
      TELEMETRY_TIERS.map((tier) => {
        const { price, retention, percent } = draft.tiers[tier];
        const share = Number((Number(percent) / 100).toPrecision(12));
        return [
          tier,
          {
            pricePerGb: numberOf(price),
            retentionDays: numberOf(retention),
            sampleRate: percent.trim() === '' ? NaN : share,
          },
        ];
      }),
    ),
  });
  if (parsed.success) return { settings: parsed.data };
  return {
    errors: Object.fromEntries(parsed.error.issues.map(({ path }) => [path.join('.'), wordsOf(path)])),
  };
}

function wordsOf(path: readonly PropertyKey[]): string {
  switch (path.at(-1)) {
    case 'currency':
      return 'Write a currency, such as EUR.';
    case 'retentionDays':
      return 'Write whole days from 1 to 3650, or nothing.';
    case 'sampleRate':
      return 'Write a percentage from 0.1 to 100.';
    case 'monthlyBudget':
      return 'Write an amount above 0, or nothing.';
    default:
      return 'Write an amount from 0, or nothing.';
  }
}
