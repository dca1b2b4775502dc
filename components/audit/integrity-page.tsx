'use client';

import { useQuery } from '@tanstack/react-query';
import { Panel } from '@/components/states/panel';
import { QueryPanel } from '@/components/states/query-panel';
import { formatSeconds } from '@/components/format/format-duration';
import { formatShare } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import { auditIntegrityQuery } from '@/lib/client/audit-integrity-query';
import type { AuditIntegrity } from '@/lib/domain/read-models/audit-integrity';
import type { Permission } from '@/lib/domain/roles';
import { AuditPage } from './audit-page';
import { describeIntegrity, describeVerified, formatIndex } from './describe-integrity';
import { FindingsTable } from './findings-table';
import { KeysPanel } from './keeping/keys-panel';
import { ProtectionPanel } from './keeping/protection-panel';
import { WitnessesPanel } from './keeping/witnesses-panel';

/** Was the record touched? Everything that is known of it, and what nobody here can know. */
export function IntegrityPage({ permissions }: { permissions: readonly Permission[] }) {
  const query = useQuery(auditIntegrityQuery());
  return (
    <AuditPage
      tab="/audit/integrity"
      permissions={permissions}
      controls={[]}
      answer={query.data ? describeIntegrity(query.data) : null}
    >
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <QueryPanel
          title="M7 audit log integrity, of all time"
          description="Entries whose inclusion and order verify, of those that must exist and were looked at"
          what="the state of the verification"
          height={220}
          query={query}
        >
          {(integrity) => <Verification integrity={integrity} />}
        </QueryPanel>
        <Panel title="What this proves, and what it does not">
          <Limits />
        </Panel>
      </div>
      <QueryPanel
        id="findings"
        title="Findings"
        description="Everything that was ever found wrong with the log. A finding is never taken back: a gap stays a gap."
        what="findings"
        height={160}
        flush
        query={query}
        emptyOf={({ findings, state, checkedAt }) =>
          findings.length > 0
            ? null
            : state === 'unverified' || checkedAt === null
              ? {
                  kind: 'not-connected',
                  title: 'The verifier has not looked yet',
                  how: 'It begins by itself within seconds of the start of Gatehouse.',
                }
              : { kind: 'all-quiet', title: 'Nothing was ever found', checkedAt }
        }
      >
        {({ findings }) => <FindingsTable findings={findings} />}
      </QueryPanel>
      <WitnessesPanel mayKeep={permissions.includes('audit:keep')} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <KeysPanel />
        <ProtectionPanel />
      </div>
    </AuditPage>
  );
}

function Verification({ integrity }: { integrity: AuditIntegrity }) {
  const { expected, verified, checkpoint, lastPass, pass, checkedAt, size, lastAnchor, unsignedSince } =
    integrity;
  return (
    <div className="grid gap-3">
      <p className="figures text-xl font-semibold">
        {expected > 0 ? formatRatio(verified / expected, { objective: 1 }) : 'No data'}
        <span className="text-fg-muted ml-2 text-sm font-normal">
          {expected > 0 ? `${formatShare(verified, expected)} entries` : 'Nothing was verified yet'}
        </span>
      </p>
      <DescriptionList
        items={[
          ['Verified', describeVerified(integrity)],
          [
            'Checkpoint',
            checkpoint ? (
              <>
                over {formatIndex(checkpoint.size)} entries, signed{' '}
                <Time at={checkpoint.signedAt} as="absolute" />
              </>
            ) : (
              'No checkpoint is verified yet'
            ),
          ],
          ...(unsignedSince
            ? [
                [
                  'Not signed',
                  <>
                    Nothing since <Time at={unsignedSince} as="absolute" />. The log of the server says why:
                    the signing key (audit-log.key) is missing or another one, or the log does not begin with
                    what was signed before. No other key becomes valid by itself: restore the data folder.
                  </>,
                ] as const,
              ]
            : []),
          [
            'Last full pass',
            lastPass ? (
              <>
                <Time at={lastPass.at} />, {formatIndex(lastPass.entries)} entries in{' '}
                {formatSeconds(lastPass.seconds)}
              </>
            ) : (
              'Not done yet'
            ),
          ],
          [
            'This pass',
            pass ? (
              <>
                {formatIndex(pass.next)} of {formatIndex(size)} entries since <Time at={pass.startedAt} />
              </>
            ) : (
              'Rests until the next one'
            ),
          ],
          [
            'Anchored outside',
            lastAnchor ? (
              <>
                <Time at={lastAnchor.at} />, over {formatIndex(lastAnchor.size)} entries, in{' '}
                {lastAnchor.where}
              </>
            ) : (
              'Never'
            ),
          ],
          ['Last look', <Time key="checked" at={checkedAt} missing="Not yet" />],
        ]}
      />
    </div>
  );
}

function Limits() {
  return (
    <div className="grid gap-3 text-sm">
      <p className="text-pretty">
        Without a checkpoint that is kept outside of Gatehouse, an administrator who has the signing key can
        rewrite everything: entries, tree, checkpoints and what the verifier remembers. Whoever keeps one
        checkpoint elsewhere can tell, with{' '}
        <code className="font-mono">gatehouse verify audit --checkpoint FILE</code>.
      </p>
      <p className="text-pretty">
        What was never recorded is in no log: whether all that happened came in is for the sources to show.
      </p>
    </div>
  );
}
