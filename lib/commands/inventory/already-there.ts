import { GatehouseError } from '@/lib/domain/errors';

/** The error of adding an entry whose key is taken. */
export const alreadyThere = (noun: string, path: string, key: string): GatehouseError =>
  new GatehouseError('conflict', `The inventory already has the ${noun} ${key}.`, {
    path,
    remedy: `Change the ${noun} that is there, or choose another ${path}.`,
  });
