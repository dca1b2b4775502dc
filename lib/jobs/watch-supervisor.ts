/**
 * Ends this process when the one that started it is gone, so that a killed start leaves no server
 * holding the port. Acknowledged events are durable by then; nothing else is worth waiting for.
 */
export function watchSupervisor(): void {
  if (!process.env.GATEHOUSE_SUPERVISED) return;
  const supervisor = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== supervisor) process.exit(1);
  }, 500);
  timer.unref();
}
