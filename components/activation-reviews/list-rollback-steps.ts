import type { ReviewedActivation } from '@/lib/domain/read-models/activation-reviews';

/** A step of the runbook: what to do, and the command for it where there is one. */
export type RollbackStep = { text: string; command: string | null };

/** A word of a shell command; quoted unless nothing in it could mean anything to the shell. */
const quote = (text: string): string =>
  /^[\w./@:=+-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** The runbook of a rollback: prepare the text, publish it, let the engines take it, and see that it worked. */
export function listRollbackSteps({
  policy,
  revision,
  replaces,
  proposal,
}: Pick<ReviewedActivation, 'policy' | 'revision' | 'replaces' | 'proposal'>): RollbackStep[] {
  if (!proposal) return [];
  const { toRevision, commit, toCommit, environments } = proposal;
  // Behind the revision before lie the changes of others: one commit taken back is not enough.
  const undo =
    toRevision === replaces && commit
      ? `git revert --no-edit ${quote(commit)}`
      : toCommit
        ? `git restore --source ${quote(toCommit)} -- .`
        : null;
  const where = environments.length > 0 ? environments.join(', ') : 'every environment';
  return [
    {
      text: `Bring the text of ${toRevision} back in the repository of ${policy}, so that the next publication does not bring it again.`,
      command: undo,
    },
    {
      text: 'Publish the policies as they are now.',
      command: 'gatehouse policy push .',
    },
    {
      text: `Where engines load bundles: build the bundle again, and let them take it in ${where}.`,
      command: `opa build --bundle . --revision ${quote(toRevision)} --output bundle.tar.gz`,
    },
    {
      text: `See on the page of ${policy} that ${toRevision} is in force instead of ${revision}: the rollback is recorded from what engines and pipelines report, and reviewed as every activation.`,
      command: null,
    },
  ];
}
