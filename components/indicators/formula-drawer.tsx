'use client';

import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { formatObjective, formatRatio } from '@/components/format/format-ratio';
import { Button } from '@/components/ui/button';
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import type { IndicatorFigure } from '@/lib/domain/read-models/indicators';
import type { SampleEstimate } from '@/lib/domain/read-models/sample-estimate';
import { describeCompleteness } from './describe-completeness';
import { describeInterval } from './describe-interval';
import { describeReviewed, formatIndicatorFigure, formatIndicatorObjective } from './format-indicator';

/** How an indicator is counted: formula in words, counts, window, what was left out, completeness. */
export function FormulaDrawer({
  indicator,
  window,
  computedAt,
}: {
  indicator: IndicatorFigure;
  window: { from: string; to: string };
  /** When the server computed it. */
  computedAt: string;
}) {
  const { id, name, numerator, denominator, unit, excluded, overUnity, completeness, sample } = indicator;
  return (
    <Sheet>
      <SheetTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`How ${id} is counted`} data-print="hide">
          <Info aria-hidden className="text-fg-muted" />
        </Button>
      </SheetTrigger>
      <SheetContent overlay title={`${id} ${name}`}>
        <div className="grid gap-6">
          <Section title="Formula">
            <DescriptionList
              items={[
                ['Numerator', numerator],
                ['Denominator', denominator],
                ['Objective', formatIndicatorObjective(indicator)],
              ]}
            />
          </Section>
          <Section title="Counts">
            <DescriptionList
              items={[
                ['Figure', formatIndicatorFigure(indicator)],
                ...(sample
                  ? listSampleFacts(indicator, sample)
                  : unit === 'ratio'
                    ? ([
                        ['Good', countOf(indicator, indicator.good)],
                        ['Total', countOf(indicator, indicator.total)],
                      ] as const)
                    : ([['Looked at', countOf(indicator, indicator.total)]] as const)),
                ...(sample
                  ? []
                  : ([
                      [
                        'Observed',
                        `${countOf(indicator, indicator.observed)}, before sampling is made up for`,
                      ],
                    ] as const)),
                ...(overUnity
                  ? ([
                      ['Warning', 'More was evaluated than seen (clock or scrape skew): shown as all of it.'],
                    ] as const)
                  : []),
              ]}
            />
            {sample ? (
              <p className="text-fg-muted mt-2 text-sm">
                An unreviewed denial is never counted as correct. Each policy counts by its denials, not by
                its reviews. Targeted, bulk and on-call verdicts are left out: people look at what is loud.
                The interval is Wilson&apos;s at the effective number of reviews; the course shows what was
                known from the start of the window up to each point.
              </p>
            ) : null}
          </Section>
          <Section title="Window">
            <DescriptionList
              items={[
                ['From', <Time key="from" at={window.from} as="absolute" />],
                ['To', <Time key="to" at={window.to} as="absolute" />],
                ['Computed', <Time key="at" at={computedAt} as="absolute" />],
              ]}
            />
          </Section>
          <Section title="Left out">
            {excluded.length > 0 ? (
              <ul className="list-disc pl-5 text-sm">
                {excluded.map(({ what, count }) => (
                  <li key={what}>
                    {formatCount(count)} {what}
                  </li>
                ))}
              </ul>
            ) : (
              <p className="text-sm">Nothing.</p>
            )}
          </Section>
          <Section title="Completeness">
            <p className="text-sm">{describeCompleteness(completeness)}</p>
            {completeness.late.length > 0 ? (
              <ul className="mt-2 list-disc pl-5 text-sm">
                {completeness.late.map(({ source, lastAt }) => (
                  <li key={source}>
                    {source}: last event <Time at={lastAt} />
                  </li>
                ))}
              </ul>
            ) : null}
            {completeness.dropped > 0 ? (
              <p className="mt-2 text-sm">
                Its sources say that they lost {formatCounted(completeness.dropped, 'event')}.
              </p>
            ) : null}
          </Section>
        </div>
      </SheetContent>
    </Sheet>
  );
}

/** What an estimate rests on. */
function listSampleFacts(
  { value, objective }: IndicatorFigure,
  sample: SampleEstimate,
): (readonly [string, string])[] {
  const { estimate, interval, bounds, confidence, coverage } = sample;
  return [
    // Where it is too little for a figure it is still told.
    ...(value === null ? [['Estimate', formatRatio(estimate, { objective })] as const] : []),
    [`${formatObjective(confidence)} interval`, describeInterval(interval, objective) ?? 'No data'],
    ['Drawn by lot and judged', describeReviewed(sample)],
    ['Covered by reviewed policies', formatRatio(coverage)],
    ...(coverage === 1 ? [] : [['Worst to best case', describeInterval(bounds) ?? 'No data'] as const]),
  ];
}

/** Zero counts of something that was not measured are no counts. */
const countOf = ({ state }: IndicatorFigure, count: number): string =>
  state === 'measured' ? formatCount(count) : 'No data';

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3 className="mb-2 text-sm font-semibold">{title}</h3>
    {children}
  </section>
);
