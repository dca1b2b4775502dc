import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { INCIDENT_SEVERITIES, INCIDENT_SEVERITY_NAMES } from '@/lib/domain/incidents/incident';

/** How grave an incident is, as the field `severity` of a form. */
export const SeverityField = ({
  initial,
  error,
}: {
  /** 1 to 4. */
  initial: number;
  error: string | null;
}) => (
  <Field label="Severity" error={error}>
    {(control) => (
      <Select {...control} name="severity" defaultValue={String(initial)}>
        {INCIDENT_SEVERITIES.map((each) => (
          <option key={each} value={each}>
            {each}: {INCIDENT_SEVERITY_NAMES[each]}
          </option>
        ))}
      </Select>
    )}
  </Field>
);
