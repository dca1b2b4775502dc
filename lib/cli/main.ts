import { Command } from 'commander';
import { addAuditCommands } from './commands/audit';
import { addBenchCommands } from './commands/bench';
import { addDrillCommand } from './commands/drill';
import { addIngestCommand } from './commands/ingest';
import { addInventoryCommands } from './commands/inventory';
import { addPolicyCommands } from './commands/policy';
import { addQuarantineCommands } from './commands/quarantine';
import { addRunbooksCommands } from './commands/runbooks';
import { addSimulateCommand } from './commands/simulate';
import { addSloCommands } from './commands/slo';
import { addTokenCommands } from './commands/token';
import { addUserCommands } from './commands/user';
import { addVectorsCommand } from './commands/vectors';
import { addVerifyCommands } from './commands/verify';
import { RefusedError } from './app';

/** `npm run gatehouse -- <command>`: talks to the running Gatehouse of the data folder. */
const program = new Command('gatehouse')
  .description(
    'The command line of Gatehouse. GATEHOUSE_DATA names the data folder of the Gatehouse to talk to.',
  )
  .showHelpAfterError('(add --help for what a command takes)');

for (const add of [
  addTokenCommands,
  addUserCommands,
  addInventoryCommands,
  addSloCommands,
  addIngestCommand,
  addPolicyCommands,
  addAuditCommands,
  addQuarantineCommands,
  addRunbooksCommands,
  addDrillCommand,
  addSimulateCommand,
  addVerifyCommands,
  addBenchCommands,
  addVectorsCommand,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  const isJson = process.argv.includes('--json');
  if (isJson && error instanceof RefusedError)
    process.stdout.write(`${JSON.stringify({ error: error.problem })}\n`);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
