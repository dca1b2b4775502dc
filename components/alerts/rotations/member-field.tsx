'use client';

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { describePerson } from './describe-person';

/** People in their order: chosen from a list, moved and taken out. */
export function MemberField({
  members,
  people,
  known,
  error,
  onChange,
}: {
  members: readonly string[];
  people: readonly { id: string; name: string; email: string }[];
  /** Names of members who cannot be chosen any more. */
  known: ReadonlyMap<string, string>;
  error: string | null;
  onChange: (members: string[]) => void;
}) {
  const nameOf = (id: string) =>
    people.find((person) => person.id === id)?.name ?? known.get(id) ?? 'an account that is gone';
  const move = (place: number, by: -1 | 1) => {
    const next = [...members];
    [next[place], next[place + by]] = [next[place + by]!, next[place]!];
    onChange(next);
  };
  return (
    <div className="grid gap-1.5">
      <Field label="Members" hint="In their order: the first has the first shift." error={error}>
        {(control) => (
          <Select
            {...control}
            value=""
            onChange={({ target }) => (target.value ? onChange([...members, target.value]) : undefined)}
          >
            <option value="">Add a member</option>
            {people
              .filter(({ id }) => !members.includes(id))
              .map((person) => (
                <option key={person.id} value={person.id}>
                  {describePerson(person)}
                </option>
              ))}
          </Select>
        )}
      </Field>
      {members.length > 0 ? (
        <ol
          className="divide-line border-line divide-y rounded-md border"
          aria-label="Members in their order"
        >
          {members.map((id, place) => (
            <li key={id} className="flex items-center gap-1 py-0.5 pr-1 pl-2.5 text-sm">
              <span className="figures text-fg-muted w-5">{place + 1}.</span>
              <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Move ${nameOf(id)} up`}
                disabled={place === 0}
                onClick={() => move(place, -1)}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Move ${nameOf(id)} down`}
                disabled={place === members.length - 1}
                onClick={() => move(place, 1)}
              >
                <ArrowDown aria-hidden />
              </Button>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Remove ${nameOf(id)}`}
                onClick={() => onChange(members.filter((member) => member !== id))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
