import { formatCount, formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import type { SuggestedRule, Suggestion } from '@/lib/domain/read-models/suggestions';

/** Each rule in words, how often its traffic was seen, and what it would permit that was not, or was denied. */
export function RulesPanel({
  suggestion: { rules },
  description,
}: {
  suggestion: Suggestion;
  description: string;
}) {
  return (
    <Panel title={formatCounted(rules.length, 'rule')} description={description} flush>
      <ol className="divide-line divide-y">
        {rules.map((rule, index) => (
          <li
            key={index}
            aria-label={`Rule ${index + 1}`}
            className="grid gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_9rem_minmax(0,1fr)]"
          >
            <div>
              <h3 className="mb-1 text-xs font-semibold">Rule {index + 1}</h3>
              <Names names={rule.principals} />
              <p className="text-fg-muted text-xs">may</p>
              <Names names={rule.actions} />
              <p className="text-fg-muted text-xs">on</p>
              <Names names={rule.resources} />
              {rule.conditions.length > 0 ? (
                <>
                  <p className="text-fg-muted text-xs">where</p>
                  <Names names={rule.conditions} />
                </>
              ) : null}
            </div>
            <div>
              <h4 className="mb-1 text-xs font-semibold">Seen</h4>
              <p className="figures">{formatCount(rule.weight)}</p>
              {rule.weight === rule.events ? null : (
                <p className="text-fg-muted text-xs">{formatCounted(rule.events, 'event')} read</p>
              )}
            </div>
            <div>
              <h4 className="mb-1 text-xs font-semibold">Would newly permit</h4>
              <NewlyPermitted rule={rule} />
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const Names = ({ names }: { names: readonly string[] }) => (
  <ul className="grid">
    {names.map((name) => (
      <li key={name} className="font-mono text-xs [overflow-wrap:anywhere]">
        {name}
      </li>
    ))}
  </ul>
);

function NewlyPermitted({ rule: { open, denied, deniedEvents } }: { rule: SuggestedRule }) {
  if (open.length === 0 && deniedEvents === 0)
    return <p className="text-fg-muted text-sm">Nothing that was not seen as good.</p>;
  return (
    <ul className="grid gap-1 text-sm">
      {open.map(({ resource, seen }) => (
        <li key={resource}>
          Any other id in <code className="font-mono text-xs [overflow-wrap:anywhere]">{resource}</code>;{' '}
          {formatCounted(seen, 'different one')} seen.
        </li>
      ))}
      {deniedEvents > 0 ? (
        <li>
          {formatCounted(deniedEvents, 'denial')} that nobody settled:
          <ul className="text-fg-muted mt-0.5 grid gap-0.5">
            {denied.slice(0, 5).map((access) => (
              <li
                key={`${access.principal} ${access.action} ${access.resource}`}
                className="font-mono text-xs [overflow-wrap:anywhere]"
              >
                {access.action} {access.resource} ({formatCount(access.weight)})
              </li>
            ))}
          </ul>
        </li>
      ) : null}
    </ul>
  );
}
