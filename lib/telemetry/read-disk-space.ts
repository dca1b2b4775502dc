import { statfs } from 'node:fs/promises';

/** How large the disk of a folder is and how much of it this process may still take; bytes. */
export async function readDiskSpace(folder: string): Promise<{ freeBytes: number; totalBytes: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
