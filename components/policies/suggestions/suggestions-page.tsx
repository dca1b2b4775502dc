'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringEnum, useQueryStates } from 'nuqs';
import { NotAllowed } from '@/components/decisions/not-allowed';
import { ChoiceSelect } from '@/components/forms/choice-select';
import { Page } from '@/components/layout/page';
import { QueryState } from '@/components/states/query-state';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { policySuggestionsQuery } from '@/lib/client/suggestion-queries';
import {
  SUGGESTION_LANGUAGES,
  type PolicySuggestions,
  type SuggestionLanguage,
} from '@/lib/domain/read-models/suggestions';
import { ServiceChoice } from './service-choice';
import { describeSuggestion, LANGUAGE_WORDS } from './suggestion-words';
import { SuggestionView } from './suggestion-view';

const INTRODUCTION =
  'The fewest rules that permit what was allowed, and what reviewers called wrongly denied; never what they called rightly blocked. A proposal to read and edit: nothing is applied from here.';

/** `/policies/suggestions`: allow rules for a service's good traffic, and permissions that nobody used. */
export function SuggestionsPage({
  mayReadEvents,
  mayReplay,
}: {
  mayReadEvents: boolean;
  mayReplay: boolean;
}) {
  return mayReadEvents ? (
    <Suggestions mayReplay={mayReplay} />
  ) : (
    <Page title="Suggested rules" back={{ href: '/policies', label: 'Policies' }}>
      <NotAllowed title="Suggested rules" />
    </Page>
  );
}

function Suggestions({ mayReplay }: { mayReplay: boolean }) {
  const { scope } = usePageScope();
  const [{ language, policy }, setAddress] = useQueryStates(
    {
      language: parseAsStringEnum<SuggestionLanguage>([...SUGGESTION_LANGUAGES]).withDefault('cedar'),
      policy: parseAsString,
    },
    { history: 'push' },
  );
  const query = useQuery(policySuggestionsQuery({ ...scope, language, policy: policy ?? undefined }));
  const suggestion = query.data?.suggestion ?? null;
  return (
    <Page
      title="Suggested rules"
      back={{ href: '/policies', label: 'Policies' }}
      answer={suggestion && !query.isPlaceholderData ? describeSuggestion(suggestion) : INTRODUCTION}
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="grid">
          <Label htmlFor="suggestion-language" className="text-fg-muted text-xs font-normal">
            Language
          </Label>
          <Select
            id="suggestion-language"
            value={language}
            onChange={({ target }) => void setAddress({ language: target.value as SuggestionLanguage })}
          >
            {SUGGESTION_LANGUAGES.map((each) => (
              <option key={each} value={each}>
                {LANGUAGE_WORDS[each]}
              </option>
            ))}
          </Select>
        </div>
        {suggestion ? (
          <div className="grid">
            <p aria-hidden className="text-fg-muted text-xs">
              Policy
            </p>
            <ChoiceSelect
              name="Policy"
              all={allOf(suggestion, policy)}
              value={policy}
              options={suggestion.policies.map((each) => each.policy)}
              wordOf={(name) => name}
              onChoose={(name) => void setAddress({ policy: name })}
            />
          </div>
        ) : null}
      </div>
      <QueryState query={query} what="suggested rules" height={640}>
        {(data) =>
          data.suggestion ? (
            <SuggestionView suggestions={data} suggestion={data.suggestion} mayReplay={mayReplay} />
          ) : (
            <ServiceChoice services={data.services} />
          )
        }
      </QueryState>
    </Page>
  );
}

/** What stands for no choice of a policy. */
const allOf = ({ policy }: NonNullable<PolicySuggestions['suggestion']>, chosen: string | null): string =>
  chosen === null && policy !== null ? `${policy} (decided most)` : 'All policies';
