import { reportStartFailure } from './report-start-failure';
import { runUntilStopped } from './run-until-stopped';
import { startGatehouse } from './start-gatehouse';

/** `npm start`: database, migrations, app. */
try {
  const running = await startGatehouse({ log: 'terminal' });
  const lines = [`\nGatehouse is running at ${running.url}`, ...(running.notice ? [running.notice] : [])];
  if (running.firstAdministratorLink)
    lines.push(
      '',
      'There is no account yet. Open this one-time link within 24 hours to become the first administrator:',
      `  ${running.firstAdministratorLink}`,
    );
  process.stdout.write(`${lines.join('\n')}\n\nCtrl-C stops it.\n`);
  await runUntilStopped(running);
} catch (error) {
  reportStartFailure(error);
}
