'use client';

import { useId } from 'react';
import { OutcomePatternDefs, outcomeFill } from './outcome-patterns';
import type { OutcomeCategory } from './outcome-presentation';

/** The colour and pattern of a category, for legends and tooltips; the word stands beside it. */
export function OutcomeSwatch({ category }: { category: OutcomeCategory }) {
  const scope = useId();
  return (
    <svg aria-hidden width={12} height={12} className="shrink-0 rounded-xs">
      <OutcomePatternDefs scope={scope} only={category} />
      <rect width={12} height={12} fill={outcomeFill(scope, category)} />
    </svg>
  );
}
