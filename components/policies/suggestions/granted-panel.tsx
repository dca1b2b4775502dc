import { policyHref } from '@/components/charts/prepare/marker-link';
import { formatCounted } from '@/components/format/format-count';
import { ScopedLink } from '@/components/layout/scoped-link';
import { Panel } from '@/components/states/panel';
import { Time } from '@/components/values/time';
import type { Suggestion } from '@/lib/domain/read-models/suggestions';
import { LANGUAGE_WORDS } from './suggestion-words';

/** What the policies in force permit and nobody used in the time range, as far as that can be told. */
export function GrantedPanel({ granted }: { granted: Suggestion['granted'] }) {
  return (
    <Panel
      title="Granted and unused"
      description="Permissions of the policies in force that no decision or flow of the time range used, of any service."
    >
      {granted.length === 0 ? (
        <p className="text-fg-muted">No policy decided for this service in this time range.</p>
      ) : (
        <ul className="grid gap-4">
          {granted.map((each) => (
            <li key={each.policy} className="grid gap-1">
              <p>
                <ScopedLink href={policyHref(each.policy)} className="link inline-flex min-h-6 items-center">
                  {each.policy}
                </ScopedLink>{' '}
                <span className="text-fg-muted text-sm">{describeText(each)}</span>
              </p>
              <p>{answerOf(each)}</p>
              {each.unused.length > 0 ? (
                <ul className="grid gap-2">
                  {each.unused.map(({ name, text, lastUsedAt }) => (
                    <li key={name} className="border-line border-l-2 pl-3 text-sm">
                      <span className="font-medium">{name}</span>{' '}
                      <span className="text-fg-muted">
                        {lastUsedAt ? (
                          <>
                            last used <Time at={lastUsedAt} />
                          </>
                        ) : (
                          'not used in the 30 days before either, as far as decisions name rules'
                        )}
                      </span>
                      <pre className="text-fg-muted mt-0.5 font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap">
                        {text}
                      </pre>
                    </li>
                  ))}
                </ul>
              ) : null}
              {each.remarks.map((remark) => (
                <p key={remark} className="text-fg-muted text-sm text-pretty">
                  {remark}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const describeText = ({ revision, language }: Suggestion['granted'][number]): string =>
  revision === null ? '(no revision known)' : `${revision}, in ${LANGUAGE_WORDS[language]}`;

function answerOf({ grants, unused }: Suggestion['granted'][number]): string {
  if (grants === null)
    return unused.length > 0
      ? `${formatCounted(unused.length, 'rule')} that allowed before did not allow anything in this time range.`
      : 'Which of its permissions are used cannot be told.';
  if (grants === 0) return 'It permits nothing that could be looked at.';
  if (unused.length === 0)
    return grants === 1 ? 'Its one permission was used.' : `All of its ${grants} permissions were used.`;
  return `${unused.length} of its ${formatCounted(grants, 'permission')} ${unused.length === 1 ? 'was' : 'were'} not used.`;
}
