'use client';

import { X } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Receiver } from '@/lib/domain/alerting/routing';
import type { ReceiverChoices } from '@/lib/domain/read-models/routing';
import { describeReceiver, listReceiverChoices, receiverKey } from './routing-words';

/** Several receivers: those that are chosen, and a list to add from. */
export function ReceiverField<Kind extends Receiver>({
  label,
  hint,
  error,
  chosen,
  choices,
  escalation,
  onChange,
}: {
  label: string;
  hint?: string;
  error?: string | null;
  chosen: readonly Kind[];
  choices: ReceiverChoices;
  /** Whether it can lead to an escalation. */
  escalation: boolean;
  onChange: (receivers: Kind[]) => void;
}) {
  const keys = new Set(chosen.map(receiverKey));
  const groups = listReceiverChoices(choices, { escalation });
  return (
    <div className="grid gap-1.5">
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <Select
            {...control}
            value=""
            onChange={({ target }) => {
              if (target.value) onChange([...chosen, JSON.parse(target.value) as Kind]);
            }}
          >
            <option value="">{groups.length > 0 ? 'Add a receiver' : 'There is nobody to choose'}</option>
            {groups.map(({ label: group, options }) => (
              <optgroup key={group} label={group}>
                {options
                  .filter((option) => !keys.has(receiverKey(option)))
                  .map((option) => (
                    <option key={receiverKey(option)} value={receiverKey(option)}>
                      {describeReceiver(option, choices)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        )}
      </Field>
      {chosen.length > 0 ? (
        <ul className="flex flex-wrap gap-1" aria-label={`${label}: chosen`}>
          {chosen.map((receiver) => (
            <li key={receiverKey(receiver)} className="max-w-full">
              <Badge className="h-auto min-h-6 max-w-full py-0.5 whitespace-normal">
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  {describeReceiver(receiver, choices)}
                </span>
                <button
                  type="button"
                  aria-label={`Remove ${describeReceiver(receiver, choices)}`}
                  className="hover:bg-hover -mr-1 inline-flex size-6 items-center justify-center rounded-sm"
                  onClick={() =>
                    onChange(chosen.filter((each) => receiverKey(each) !== receiverKey(receiver)))
                  }
                >
                  <X aria-hidden />
                </button>
              </Badge>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
