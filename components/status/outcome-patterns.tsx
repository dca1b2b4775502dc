import type { ReactNode } from 'react';
import { OUTCOME_CATEGORIES, type OutcomeCategory, type PatternName } from './outcome-presentation';

const TILE = 6;

const DRAWING: Record<PatternName, (color: string) => ReactNode> = {
  solid: (color) => <rect width={TILE} height={TILE} fill={color} />,
  stripes: (color) => (
    <>
      <rect width={TILE} height={TILE} fill={color} opacity={0.25} />
      <path d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2" stroke={color} strokeWidth={2} />
    </>
  ),
  crosshatch: (color) => (
    <>
      <rect width={TILE} height={TILE} fill={color} opacity={0.2} />
      <path d="M0,0 l6,6 M0,6 l6,-6" stroke={color} strokeWidth={1.5} />
    </>
  ),
  dots: (color) => (
    <>
      <rect width={TILE} height={TILE} fill={color} opacity={0.3} />
      <circle cx={3} cy={3} r={1.8} fill={color} />
    </>
  ),
};

const patternId = (scope: string, category: OutcomeCategory) => `${scope}-${category}`;

/** The fill of a category inside an svg that holds `OutcomePatternDefs` of the same scope. */
export const outcomeFill = (scope: string, category: OutcomeCategory): string =>
  `url(#${patternId(scope, category)})`;

/** Pattern definitions of the outcome categories; `scope` keeps ids apart between charts of a page. */
export function OutcomePatternDefs({ scope, only }: { scope: string; only?: OutcomeCategory }) {
  const categories = Object.entries(OUTCOME_CATEGORIES) as [
    OutcomeCategory,
    (typeof OUTCOME_CATEGORIES)[OutcomeCategory],
  ][];
  return (
    <defs>
      {categories
        .filter(([category]) => !only || category === only)
        .map(([category, { color, pattern }]) => (
          <pattern
            key={category}
            id={patternId(scope, category)}
            width={TILE}
            height={TILE}
            patternUnits="userSpaceOnUse"
          >
            {DRAWING[pattern](color)}
          </pattern>
        ))}
    </defs>
  );
}
