import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

/** Days for which a token may be used; an empty choice is for ever. */
const DAYS = ['7', '30', '90', '365'];

/** For how long a token may be used, and what of the audit log an auditor's token reads. */
export function TokenLimits({ errorOf }: { errorOf: (field: string) => string | null }) {
  return (
    <>
      <Field label="Expires" error={errorOf('expiresAt')}>
        {(control) => (
          <Select {...control} name="days" defaultValue="" className="max-w-48">
            <option value="">Never</option>
            {DAYS.map((days) => (
              <option key={days} value={days}>
                In {days} days
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="Only this actor of the audit log"
        hint="For an outside auditor, with the scope audit alone: type:id, such as user:alice@example.com, or its pseudonym."
        error={errorOf('actor')}
      >
        {(control) => <Input {...control} name="actor" autoComplete="off" spellCheck={false} />}
      </Field>
      <Field
        label="Only this target of the audit log"
        hint="With the scope audit alone: type:id, such as policy:pci-egress."
        error={errorOf('target')}
      >
        {(control) => <Input {...control} name="target" autoComplete="off" spellCheck={false} />}
      </Field>
    </>
  );
}

/** When a token that lasts so many days expires, in RFC 3339; null for one without an end. */
export const expiryIn = (days: string | null, now: Date): string | null =>
  days === null ? null : new Date(now.getTime() + Number(days) * 86_400_000).toISOString();
