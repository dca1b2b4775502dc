import type { Command } from 'commander';
import { addAuditExportCommand } from './audit-export';
import { addRotateKeyCommand } from './rotate-key';

export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('The audit log: what it says, and what proves it.');
  addAuditExportCommand(audit);
  addRotateKeyCommand(audit);
}
