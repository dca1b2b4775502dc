/** Runs once when the server starts: validates the configuration and starts what runs beside requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startJobs } = await import('@/lib/jobs/start-jobs');
  await startJobs();
}
