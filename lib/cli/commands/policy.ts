import type { Command } from 'commander';
import { addPolicyReplayCommand } from './policy-replay';

export function addPolicyCommands(program: Command): void {
  const policy = program
    .command('policy')
    .description('Policies: what the next change would do to decisions of the past.');
  addPolicyReplayCommand(policy);
}
