import { downloadText } from '@/components/values/download-text';

/** Hands a table to the browser as a file. */
export const downloadCsv = (csv: string, name: string): void => downloadText(name, csv, 'text/csv');
