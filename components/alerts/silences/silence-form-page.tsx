'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readerZone } from '@/components/preferences/reader-zone';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Empty } from '@/components/states/empty';
import { QueryState } from '@/components/states/query-state';
import { Loading } from '@/components/states/loading';
import { alertQuery } from '@/lib/client/alert-queries';
import { meQuery } from '@/lib/client/me-query';
import { SILENCES, silencesQuery } from '@/lib/client/silence-queries';
import { AlertsPage } from '../alerts-page';
import { matcherDraftOf, type MatcherDraft } from '../matchers/matcher-draft';
import { draftOfSilence, matchersOfAlert, newSilence } from './silence-draft';
import { SilenceForm } from './silence-form';
import { WHO_SILENCES } from './silence-words';

const BACK = { href: SILENCES, label: 'Silences' };
const HEIGHT = 560;

/**
 * `/alerts/silences/new`: a new silence; `?alert=` fills in what that alert is about, `?like=` the matchers of another
 * silence.
 */
export function NewSilencePage({
  alertId,
  likeId,
  mayWrite,
}: {
  alertId: string | null;
  likeId: string | null;
  mayWrite: boolean;
}) {
  return (
    <AlertsPage
      tab={SILENCES}
      title="Add silence"
      documentTitle="Add silence · Alerts"
      answer="It keeps people from being told, for a while and with a reason. Nothing is hidden from these pages."
      back={BACK}
      controls={[]}
    >
      {!mayWrite ? (
        <p>{WHO_SILENCES}</p>
      ) : alertId ? (
        <OfAlert alertId={alertId} />
      ) : likeId ? (
        <LikeAnother silenceId={likeId} />
      ) : (
        <Begin matchers={[]} />
      )}
    </AlertsPage>
  );
}

function OfAlert({ alertId }: { alertId: string }) {
  const query = useQuery(alertQuery(alertId));
  return (
    <QueryState query={query} what="the alert" height={HEIGHT}>
      {({ alert }) => <Begin key={alert.id} matchers={matchersOfAlert(alert)} />}
    </QueryState>
  );
}

function LikeAnother({ silenceId }: { silenceId: string }) {
  const query = useQuery(silencesQuery());
  return (
    <QueryState query={query} what="the silence" height={HEIGHT}>
      {({ items }) => (
        <Begin
          key={silenceId}
          matchers={items.find(({ id }) => id === silenceId)?.matchers.map(matcherDraftOf) ?? []}
        />
      )}
    </QueryState>
  );
}

function Begin({ matchers }: { matchers: MatcherDraft[] }) {
  const me = useQuery(meQuery());
  const [now] = useState(() => new Date());
  const zone = useTimeZone();
  const clock = { utc: zone === 'UTC', timeZone: readerZone(zone) };
  if (me.isPending) return <Loading height={HEIGHT} label="Loading who you are" />;
  return <SilenceForm silence={null} initial={newSilence(clock, now, me.data?.email ?? '', matchers)} />;
}

/** `/alerts/silences/[silenceId]`: changes a silence that is not over. */
export function ChangeSilencePage({ silenceId, mayWrite }: { silenceId: string; mayWrite: boolean }) {
  const query = useQuery(silencesQuery());
  const zone = useTimeZone();
  const clock = { utc: zone === 'UTC', timeZone: readerZone(zone) };
  return (
    <AlertsPage
      tab={SILENCES}
      title="Change silence"
      documentTitle="Change silence · Alerts"
      answer="What a silence hides is fixed once it has begun: where that is changed it ends, and another one takes its place."
      back={BACK}
      controls={[]}
    >
      <QueryState query={query} what="this silence" height={HEIGHT}>
        {({ items }) => {
          const silence = items.find(({ id }) => id === silenceId);
          if (!silence || silence.endedAt !== null || silence.state === 'expired')
            return (
              <Empty
                kind="no-match"
                title="There is no such silence to change"
                detail="It is over, or never was. Silence again what it hid from its entry in the list."
              />
            );
          return mayWrite ? (
            <SilenceForm
              key={`${silence.id} ${silence.revision}`}
              silence={silence}
              initial={draftOfSilence(silence, clock)}
            />
          ) : (
            <p>{WHO_SILENCES}</p>
          );
        }}
      </QueryState>
    </AlertsPage>
  );
}
