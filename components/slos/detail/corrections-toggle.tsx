'use client';

import { parseAsStringEnum, useQueryState } from 'nuqs';
import { Button } from '@/components/ui/button';

const CHOICES = ['with', 'without'] as const;
export type CorrectionsChoice = (typeof CHOICES)[number];
const WORDS = { with: 'With corrections', without: 'Without' } as const;

/** Whether the address asks for every number with or without corrections; with them is the default. */
export const useCorrectionsChoice = () =>
  useQueryState(
    'corrections',
    parseAsStringEnum<CorrectionsChoice>([...CHOICES])
      .withDefault('with')
      .withOptions({ history: 'push' }),
  );

/** Shows every number and chart of the page with or without the planned windows. */
export function CorrectionsToggle() {
  const [choice, setChoice] = useCorrectionsChoice();
  return (
    <div role="group" aria-label="Corrections" className="flex">
      {CHOICES.map((each, index) => (
        <Button
          key={each}
          variant={choice === each ? 'primary' : 'outline'}
          aria-pressed={choice === each}
          className={index === 0 ? 'rounded-r-none' : '-ml-px rounded-l-none'}
          onClick={() => void setChoice(each)}
        >
          {WORDS[each]}
        </Button>
      ))}
    </div>
  );
}
