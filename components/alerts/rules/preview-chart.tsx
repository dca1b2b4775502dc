'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ABOUT_DETECTORS, type DetectorId } from '@/lib/domain/alerting/detectors';
import type { ConditionTrace } from '@/lib/domain/read-models/alert-rules';
import { ConditionChart } from '../condition-chart/condition-chart';
import { describeSubject } from './describe-subject';

/** The course of the subjects that say most, one at a time. */
export function PreviewChart({
  charts,
  detector,
}: {
  charts: readonly ConditionTrace[];
  detector: DetectorId;
}) {
  const [chosen, setChosen] = useState(0);
  const trace = charts[chosen] ?? charts[0];
  if (!trace) return null;
  return (
    <div className="grid gap-2">
      {charts.length > 1 ? (
        <Field label="Drawn">
          {(control) => (
            <Select
              {...control}
              value={String(charts.indexOf(trace))}
              onChange={({ target }) => setChosen(Number(target.value))}
            >
              {charts.map(({ subject, itemName }, index) => (
                <option key={JSON.stringify(subject)} value={String(index)}>
                  {describeSubject(subject, itemName)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : (
        <p className="text-fg-muted text-xs">{describeSubject(trace.subject, trace.itemName)}</p>
      )}
      <ConditionChart name={ABOUT_DETECTORS[detector].name} trace={trace} height={200} />
    </div>
  );
}
